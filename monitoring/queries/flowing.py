"""Help that flows and that nothing permits: the alarm, in one statement over what authority reads.

The same question as `authority_on` answers for a day, asked of many at once; the tests hold the
two to each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from assessments.models import Assistance

_NOTHING_PERMITS = """
WITH asked AS (SELECT %s::date AS day, %s::bigint[] AS keys),
{given},
flow AS (  -- deliveries that began or go on, and have not been recorded as stopped since
    SELECT DISTINCT given.assistance_id, given.recipient_id, given.part, given.parent_id
    FROM asked, given
    WHERE NOT EXISTS (
            SELECT 1 FROM assessments_delivery stop
            WHERE stop.assistance_id = given.assistance_id AND stop.kind = 'stopped'
                AND (stop.recipient_id IS NULL OR stop.recipient_id = given.recipient_id)
                AND (stop.part = '' OR stop.part = given.part)
                AND stop.on <= asked.day AND (stop.on, stop.id) > (given.on, given.id))
),
must AS (  -- the frameworks that must say yes: all but those two people agree need not
    SELECT screened.assistance_id, screened.framework_id
    FROM assessments_applicability screened
    JOIN assessments_screening found ON found.id = screened.screening_id
    WHERE (screened.outcome IN ('in', 'refer') OR found.agreed_by_id IS NULL)
        AND screened.assistance_id IN (SELECT assistance_id FROM flow)
),
said_to_cover AS (  -- by whose rows it may flow where it needs no yes of its own
    SELECT assistance_id, assistance_id AS by_id FROM flow
    UNION SELECT assistance_id, parent_id FROM flow WHERE parent_id IS NOT NULL
    UNION SELECT screened.assistance_id, found.covered_by_id
    FROM assessments_applicability screened
    JOIN assessments_screening found ON found.id = screened.screening_id
    WHERE screened.outcome = 'covered' AND found.covered_by_id IS NOT NULL
        AND found.agreed_by_id IS NOT NULL
        AND screened.assistance_id IN (SELECT assistance_id FROM flow)
),
cover AS (  -- less the umbrellas outside which it has come to reach, in kind, days or money
    SELECT said.assistance_id, said.by_id FROM said_to_cover said
    JOIN assessments_assistance child ON child.id = said.assistance_id
    JOIN assessments_assistance above ON above.id = said.by_id
    WHERE child.id = above.id OR (
        child.kind = above.kind
        AND (above.activities = '[]' OR child.activities <@ above.activities)
        AND (LEAST(child.starts_on, child.first_delivery_on) < above.starts_on) IS NOT TRUE
        AND (above.ends_on IS NULL OR child.ends_on <= above.ends_on)
        AND (above.amount IS NULL OR (child.currency = above.currency
            AND child.amount <= above.amount - COALESCE((
                SELECT SUM(other.amount) FROM assessments_assistance other
                WHERE other.id <> child.id AND other.state <> 'ended' AND other.id IN (
                    SELECT under.id FROM assessments_assistance under
                    WHERE under.parent_id = above.id
                    UNION SELECT found.assistance_id FROM assessments_screening found
                    WHERE found.covered_by_id = above.id AND found.outcome = 'covered')
            ), 0))))
),
speaks AS (  -- of each thing decided, the latest word for the day
    SELECT DISTINCT ON (made.assessment_id, row.framework_id, row.country_id, row.recipient_id,
            row.kind, row.part)
        row.*, made.assessment_id
    FROM asked, decisions_coverage row
    JOIN decisions_decision made ON made.id = row.decision_id
    WHERE row.assistance_id IN (SELECT by_id FROM cover)
        AND asked.day BETWEEN row.from_on AND row.to_on
    ORDER BY made.assessment_id, row.framework_id, row.country_id, row.recipient_id, row.kind,
        row.part, row.decision_id DESC, row.id DESC
),
permits AS (  -- what stands of it: cleared, neither held, suspended nor barred
    SELECT speaks.* FROM asked, speaks
    JOIN assessments_assessment judged ON judged.id = speaks.assessment_id
    LEFT JOIN recipients_recipient named ON named.id = speaks.recipient_id
    WHERE speaks.says = 'yes' AND speaks.part = '' AND judged.state = 'monitoring'
        AND (speaks.ended_on IS NULL OR speaks.ended_on > asked.day)
        AND named.state IS DISTINCT FROM 'barred'
        AND NOT EXISTS (
            SELECT 1 FROM monitoring_hold held
            WHERE held.assessment_id = judged.id AND held.ended_at IS NULL)
        AND NOT EXISTS (
            SELECT 1 FROM monitoring_suspension stop
            WHERE stop.assessment_id = judged.id AND stop.lifted_on IS NULL
                AND (stop.whole
                    OR (stop.recipient_id = speaks.recipient_id AND stop.part = '')))
),
taken AS (  -- the parts that are stopped: for one recipient, or for all
    SELECT assessment_id, recipient_id, part FROM speaks WHERE says <> 'yes' AND part <> ''
    UNION SELECT assessment_id, recipient_id, part FROM monitoring_suspension
    WHERE lifted_on IS NULL AND part <> ''
),
barred AS (  -- to whom nothing may go, whatever the whole of the case says
    SELECT speaks.assistance_id, speaks.recipient_id FROM speaks
    JOIN assessments_assessment judged ON judged.id = speaks.assessment_id
    WHERE speaks.says <> 'yes' AND speaks.part = '' AND speaks.recipient_id IS NOT NULL
        AND judged.state <> 'superseded'
    UNION SELECT judged.assistance_id, stop.recipient_id FROM monitoring_suspension stop
    JOIN assessments_assessment judged ON judged.id = stop.assessment_id
    WHERE stop.lifted_on IS NULL AND stop.recipient_id IS NOT NULL AND stop.part = ''
    UNION SELECT flow.assistance_id, flow.recipient_id FROM flow
    JOIN recipients_recipient named ON named.id = flow.recipient_id
    WHERE named.state = 'barred'
),
places AS (  -- in which countries each child of an umbrella gives its help
    SELECT id AS assistance_id, country_id FROM assessments_assistance
    WHERE id IN (SELECT assistance_id FROM cover WHERE by_id <> assistance_id)
    UNION SELECT assistance_id, country_id FROM assessments_assistance_also_in
    WHERE assistance_id IN (SELECT assistance_id FROM cover WHERE by_id <> assistance_id)
),
abroad AS (  -- the children that have come to reach a country of which the umbrella has no yes
    SELECT cover.assistance_id, cover.by_id, places.country_id
    FROM cover JOIN places ON places.assistance_id = cover.assistance_id
    WHERE cover.by_id <> cover.assistance_id
    EXCEPT SELECT cover.assistance_id, cover.by_id, permits.country_id
    FROM cover JOIN permits ON permits.assistance_id = cover.by_id
),
reached AS (  -- what flows, and each yes that is for whom and for what it flows
    SELECT flow.assistance_id, flow.recipient_id, flow.part,
        permits.assistance_id AS by_id, permits.framework_id
    FROM flow JOIN cover ON cover.assistance_id = flow.assistance_id
    JOIN permits ON permits.assistance_id = cover.by_id
    WHERE (permits.recipient_id IS NULL OR flow.recipient_id IS NULL
            OR permits.recipient_id = flow.recipient_id)
        AND (cover.assistance_id, cover.by_id) NOT IN (SELECT assistance_id, by_id FROM abroad)
        AND NOT EXISTS (
            SELECT 1 FROM taken
            WHERE taken.assessment_id = permits.assessment_id AND taken.part = flow.part
                AND (taken.recipient_id IS NULL OR taken.recipient_id = permits.recipient_id))
),
outside AS (  -- what every framework was found not to cover
    SELECT assistance_id FROM assessments_applicability
    WHERE assistance_id IN (SELECT assistance_id FROM flow)
    GROUP BY assistance_id HAVING bool_and(outcome = 'out')
),
-- Whole sets are taken from one another, so that the cost grows with the rows and not their square.
unmet AS (
    SELECT flow.assistance_id, flow.recipient_id, flow.part, must.framework_id
    FROM flow JOIN must ON must.assistance_id = flow.assistance_id
    EXCEPT SELECT assistance_id, recipient_id, part, framework_id FROM reached
    WHERE by_id = assistance_id
),
uncovered AS (
    SELECT assistance_id, recipient_id, part FROM flow
    WHERE assistance_id NOT IN (SELECT assistance_id FROM must)
        AND assistance_id NOT IN (SELECT assistance_id FROM outside)
    EXCEPT SELECT assistance_id, recipient_id, part FROM reached
)
SELECT assistance_id FROM flow
WHERE (assistance_id, recipient_id) IN (SELECT assistance_id, recipient_id FROM barred)
UNION SELECT assistance_id FROM unmet
UNION SELECT assistance_id FROM uncovered
"""


# What is asked of one piece of assistance: every delivery of it, however plainly permitted.
_OF_ONE = """
given AS (
    SELECT given.id, given.on, given.assistance_id, given.recipient_id, given.part, help.parent_id
    FROM asked, assessments_delivery given
    JOIN assessments_assistance help ON help.id = given.assistance_id
    WHERE help.id = ANY (asked.keys)
        AND given.kind IN ('began', 'continues') AND given.on <= asked.day
)
"""
# What is asked of whole portfolios: only what is not plainly permitted. Nearly all that flows
# is, and is set aside from indexes alone; whatever is odd in any way is weighed in full.
_OF_MANY = """
first AS (  -- the framework under which what is plain is looked for; to the others all is odd
    SELECT min(framework_id) AS id FROM assessments_applicability WHERE outcome IN ('in', 'refer')
),
odd AS MATERIALIZED (  -- assistance of which something may take away what a yes row gives
    SELECT assistance_id FROM decisions_coverage WHERE says <> 'yes' OR ended_on IS NOT NULL
    UNION SELECT judged.assistance_id FROM monitoring_hold held
    JOIN assessments_assessment judged ON judged.id = held.assessment_id
    WHERE held.ended_at IS NULL
    UNION SELECT judged.assistance_id FROM monitoring_suspension stop
    JOIN assessments_assessment judged ON judged.id = stop.assessment_id
    WHERE stop.lifted_on IS NULL
    UNION SELECT given.assistance_id FROM recipients_recipient named
    JOIN assessments_delivery given ON given.recipient_id = named.id
    WHERE named.state = 'barred'
    UNION SELECT row.assistance_id FROM recipients_recipient named
    JOIN decisions_coverage row ON row.recipient_id = named.id
    WHERE named.state = 'barred'
    UNION SELECT screened.assistance_id FROM assessments_applicability screened
    JOIN assessments_screening found ON found.id = screened.screening_id
    WHERE screened.outcome NOT IN ('in', 'refer') AND found.agreed_by_id IS NULL
    UNION SELECT assistance_id FROM assessments_applicability, first
    WHERE outcome IN ('in', 'refer') AND framework_id > first.id
),
plain AS MATERIALIZED (  -- yes rows that stand today, of cases watched, of whom alone must say it
    SELECT row.assistance_id, row.recipient_id
    FROM decisions_coverage row
    JOIN decisions_decision made ON made.id = row.decision_id
    JOIN assessments_assessment judged ON judged.id = made.assessment_id
    WHERE row.says = 'yes' AND %s::date BETWEEN row.from_on AND row.to_on
        AND judged.state = 'monitoring' AND row.framework_id = (SELECT id FROM first)
        AND row.assistance_id NOT IN (SELECT assistance_id FROM odd)
),
given AS (
    SELECT given.id, given.on, given.assistance_id, given.recipient_id, given.part, help.parent_id
    FROM asked CROSS JOIN assessments_delivery given
    JOIN LATERAL (  -- looked up row by row, since hardly any row is left
        SELECT portfolio_id, parent_id FROM assessments_assistance
        WHERE id = given.assistance_id OFFSET 0
    ) help ON help.portfolio_id = ANY (asked.keys)
    WHERE given.kind IN ('began', 'continues') AND given.on <= %s::date
        AND given.assistance_id NOT IN (
            SELECT assistance_id FROM plain WHERE recipient_id IS NULL)
        AND (given.recipient_id IS NULL OR (given.assistance_id, given.recipient_id) NOT IN (
            SELECT assistance_id, recipient_id FROM plain WHERE recipient_id IS NOT NULL))
        AND (given.recipient_id IS NOT NULL OR given.assistance_id NOT IN (
            SELECT assistance_id FROM plain))
)
"""


def flowing_without_authority(portfolios: Iterable[Any], day: date) -> QuerySet[Assistance]:
    """Return the assistance of these portfolios that flows and that nothing permits.

    One statement however many there are, over the same rows as `authority_on`; no move silences
    it: only authority does, or a stop in fact.
    """
    return _nothing_permits(_OF_MANY, [each.pk for each in portfolios], day)


def flows_against_authority(assistance: Assistance, day: date) -> bool:
    """Say whether this assistance flows and nothing permits it: the same question, of one."""
    return _nothing_permits(_OF_ONE, [assistance.pk], day).exists()


def _nothing_permits(given: str, keys: list[int], day: date) -> QuerySet[Assistance]:
    statement = _NOTHING_PERMITS.replace("{given}", given.strip())
    days = [day] * given.count("%s")  # said outright, so that the planner knows how many rows
    found = RawSQL(statement, [day, keys, *days])  # noqa: S611  constants, with parameters
    return Assistance.objects.filter(pk__in=found)
