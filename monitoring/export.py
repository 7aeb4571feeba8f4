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
    NULLIF(o.report_to, '') AS report_to, o.report_by,
    COALESCE(o.reported_on, CASE WHEN NOT duty.without_proof THEN duty.done_on END) AS reported_on
FROM decisions_baroverride o
LEFT JOIN LATERAL (SELECT due.done_on, due.without_proof FROM monitoring_obligation due
    WHERE due.assessment_id = a.id AND due.comes_from = 'override'
        AND due.rule = 'override-' || o.id ORDER BY due.id LIMIT 1) duty ON true
WHERE o.decision_id = d.id ORDER BY o.id
"""


def add_columns() -> None:
    """Fill the columns of the export that are the watch's to fill; called when ready."""
    supply("overrides", OVERRIDES)
    supply("triggers", TRIGGERS)
