"""What the watch knows of each decision that is written out as a file."""

from decisions.exports import supply

# A restricted allegation, or one of another portfolio, is there by its number and days alone:
# not even that it is an allegation.
TRIGGERS = """
SELECT t.id AS trigger, t.opened_at::date AS opened,
    CASE WHEN known.to_all THEN t.cause END AS cause,
    CASE WHEN NOT known.to_all THEN NULL WHEN t.allegation_id IS NULL THEN t.path
        ELSE alleged.says END AS what,
    CASE WHEN known.to_all AND t.allegation_id IS NOT NULL THEN t.path END AS reached_by,
    NOT known.to_all AS withheld, t.due_on AS due,
    t.ended_at::date AS answered, NULLIF(t.ended_by_move, '') AS answered_by
FROM monitoring_trigger t
LEFT JOIN recipients_allegation alleged ON alleged.id = t.allegation_id
CROSS JOIN LATERAL (SELECT t.allegation_id IS NULL
    OR (NOT alleged.restricted AND alleged.portfolio_id = a.portfolio_id) AS to_all) known
WHERE t.assessment_id = a.id ORDER BY t.id
"""

# A bar that was passed: by which way, and when whoever had to be told of it was told.
OVERRIDES = """
SELECT o.bar_id AS bar, o.kind, o.way, o.reasons AS grounds,
    COALESCE(other.officer_name, d.decider_name) AS taken_by,
    NULLIF(COALESCE(other.post_title, d.decider_title), '') AS post,
    COALESCE(other.taken_at, d.made_at)::date AS taken_on,
    NULLIF(o.report_to, '') AS report_to, o.report_by,
    COALESCE(o.reported_on, CASE WHEN NOT duty.without_proof THEN duty.done_on END) AS reported_on
FROM decisions_baroverride o
LEFT JOIN decisions_waytaken other ON other.id = o.taken_id
LEFT JOIN LATERAL (SELECT due.done_on, due.without_proof FROM monitoring_obligation due
    WHERE due.assessment_id = a.id AND due.comes_from = 'override'
        AND due.rule = 'override-' || o.id ORDER BY due.id LIMIT 1) duty ON true
WHERE o.decision_id = d.id ORDER BY o.id
"""

# Each stop with the day on which it, and no other, was lifted; a withdrawal ends what stood.
SUSPENSIONS = """
SELECT stop.made_at::date AS "from", kept.in_fact_from AS stopped_in_fact,
    COALESCE(kept.lifted_on, (
        SELECT min(over.made_at)::date FROM decisions_decision over
        WHERE over.assessment_id = a.id AND over.kind = 'withdraw' AND over.made_at > stop.made_at
    )) AS "to", stop.reasons AS reason, kept.reason_codes AS codes,
    stop.decider_name || COALESCE(', ' || NULLIF(stop.decider_title, ''), '') AS authority,
    kept.resumption_test AS resume_test, kept.impact, whom.name AS recipient,
    NULLIF(kept.part, '') AS part, stop.reference AS decision
FROM decisions_decision stop
LEFT JOIN monitoring_suspension kept ON kept.decision_id = stop.id
LEFT JOIN recipients_recipient whom ON whom.id = kept.recipient_id
WHERE stop.assessment_id = a.id AND stop.kind IN ('suspend', 'suspend_part') ORDER BY stop.made_at
"""


def add_columns() -> None:
    """Fill the columns of the export that are the watch's to fill; called when ready."""
    supply("overrides", OVERRIDES)
    supply("suspensions", SUSPENSIONS)
    supply("triggers", TRIGGERS)
