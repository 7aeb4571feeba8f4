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


def add_columns() -> None:
    """Fill the columns of the export that are the watch's to fill; called when ready."""
    supply("triggers", TRIGGERS)
