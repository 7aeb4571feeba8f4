"""Whether help may be given: asked of what decisions cover, less what was held or stopped.

Never of a state alone: a state says that a case is cleared and watched; what it is cleared for,
for whom and until when, decisions say, and holds and suspensions take away.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from assessments.models import Applicability, Assessment, Assistance
from assessments.states import AssessmentState as S
from casework.models import LedgerEntry
from decisions.models import Coverage
from decisions.queries import standing
from monitoring.models import Hold, Suspension
from monitoring.states import CLEARED, CLOSED_TO
from recipients.models import Recipient

Says = Coverage.Says
TO_BE_DECIDED = ("in", "refer")


def authority_on(assistance: Assistance, day: date) -> list[Coverage]:
    """Return the rows by which help may be given that day; none means that it may not.

    Every framework that covers the assistance must say yes for what a row is about. A child of
    an umbrella that is not assessed by itself stands on the umbrella's rows for its recipients.
    """
    frameworks, cover = _covering(assistance)
    if not frameworks and cover is not None:
        return _within(authority_on(cover, day), assistance)
    rows = _standing_rows(assistance, day)
    wanted = frameworks or {row.framework_id for row in rows}
    return [row for row in rows if _every_framework_agrees(row, rows, wanted)]


def has_authority(assistance: Assistance, day: date, recipient: Recipient | None = None) -> bool:
    """Say whether help may be given that day, to this recipient where one is named."""
    rows = authority_on(assistance, day)
    if recipient is None:
        return bool(rows)
    if recipient.state in CLOSED_TO or _is_stopped_in_part(assistance, recipient, day):
        return False
    refused = _refused_recipients(assistance, day)
    return recipient.pk not in refused and any(
        row.recipient_id in (None, recipient.pk) for row in rows
    )


def _covering(assistance: Assistance) -> tuple[set[str], Assistance | None]:
    """Return the frameworks that must say yes, and what else covers it where none must."""
    found = Applicability.objects.filter(assistance=assistance).select_related(
        "screening__covered_by", "assistance__parent"
    )
    rows = list(found)
    frameworks = {each.framework_id for each in rows if _must_say_yes(each)}
    agreed = [each for each in rows if not _must_say_yes(each)]
    covered_by = [each.screening.covered_by for each in agreed if each.outcome == "covered"]
    cover = next((each for each in covered_by if each is not None), None)
    return frameworks, cover or assistance.parent


def _must_say_yes(found: Applicability) -> bool:
    """Say whether a framework must decide: that it need not holds only once two people agree."""
    return found.outcome in TO_BE_DECIDED or found.screening.agreed_by_id is None


def _within(rows: Iterable[Coverage], child: Assistance) -> list[Coverage]:
    """Return what an umbrella allows that a child is about: its country and its recipients."""
    mine = set(child.recipients.values_list("pk", flat=True))
    return [
        row
        for row in rows
        if row.country_id == child.country_id and row.recipient_id in {None, *mine}
    ]


def _standing_rows(assistance: Assistance, day: date) -> list[Coverage]:
    """Return the yes rows of cases that are cleared, neither held nor stopped, that day."""
    said = [row for row in standing(_coverage(assistance), day) if row.says == Says.YES]
    cases = {row.decision.assessment_id: row.decision.assessment for row in said}
    cleared = {key for key, case in cases.items() if state_on(case, day) in CLEARED}
    cleared -= _held(cleared, day)
    stopped = list(_suspensions(cleared, day))
    whole = {each.assessment_id for each in stopped if each.whole}
    part = {(each.assessment_id, each.recipient_id) for each in stopped if not each.whole}
    return [
        row
        for row in said
        if row.decision.assessment_id in cleared - whole
        and (row.recipient_id is None or (row.decision.assessment_id, row.recipient_id) not in part)
        and (row.recipient is None or row.recipient.state not in CLOSED_TO)
        and (row.ended_on is None or row.ended_on > day)
    ]


def _coverage(assistance: Assistance) -> QuerySet[Coverage]:
    rows = Coverage.objects.filter(assistance=assistance)
    rows = rows.select_related("decision__assessment", "recipient", "country")
    return rows.order_by("decision_id", "pk")


def _every_framework_agrees(
    row: Coverage, rows: Iterable[Coverage], frameworks: Iterable[str]
) -> bool:
    yes = {
        each.framework_id
        for each in rows
        if each.country_id == row.country_id
        and (each.recipient_id is None or each.recipient_id == row.recipient_id)
    }
    return set(frameworks) <= yes | {row.framework_id}


def _refused_recipients(assistance: Assistance, day: date) -> set[int]:
    """Return the recipients a standing row says no, or not yet, to."""
    return {
        row.recipient_id
        for row in standing(_coverage(assistance), day)
        if row.recipient_id and row.says != Says.YES
    }


def state_on(case: Assessment, day: date) -> str:
    """Return the state a case was in at the end of a day; today's is its own."""
    if day >= timezone.localdate() or timezone.localdate(case.state_since) <= day:
        return str(case.state)
    entries = LedgerEntry.objects.filter(
        subject_kind=case._meta.label_lower,
        subject_id=case.pk,
        outcome="done",
        at__date__lte=day,
    ).exclude(state_to="")
    return entries.order_by("sequence").values_list("state_to", flat=True).last() or S.DRAFT


def _on(day: date, begins: str, ends: str) -> Q:
    return Q(**{f"{begins}__lte": day}) & (Q(**{ends: None}) | Q(**{f"{ends}__gt": day}))


def _held(cases: Iterable[int], day: date) -> set[int]:
    """Return the cases over which a hold stood at the end of that day."""
    rows = Hold.objects.filter(_on(day, "laid_at__date", "ended_at__date"), assessment__in=cases)
    return set(rows.values_list("assessment_id", flat=True))


def _suspensions(cases: Iterable[int], day: date) -> QuerySet[Suspension]:
    return Suspension.objects.filter(_on(day, "from_on", "lifted_on"), assessment__in=cases)


def _is_stopped_in_part(assistance: Assistance, recipient: Recipient, day: date) -> bool:
    rows = Suspension.objects.filter(
        _on(day, "from_on", "lifted_on"), assessment__assistance=assistance, recipient=recipient
    )
    return rows.exists()


# -- the alarm ------------------------------------------------------------------------------

_NOTHING_PERMITS = """
WITH asked AS (SELECT %s::date AS day, %s::bigint[] AS keys),
flow AS (  -- deliveries that began or go on, and have not been recorded as stopped since
    SELECT DISTINCT given.assistance_id, given.recipient_id, help.parent_id
    FROM asked, assessments_delivery given
    JOIN assessments_assistance help ON help.id = given.assistance_id
    WHERE {which} = ANY (asked.keys)
        AND given.kind IN ('began', 'continues') AND given.on <= asked.day
        AND NOT EXISTS (
            SELECT 1 FROM assessments_delivery stop
            WHERE stop.assistance_id = given.assistance_id AND stop.kind = 'stopped'
                AND (stop.recipient_id IS NULL OR stop.recipient_id = given.recipient_id)
                AND stop.on <= asked.day AND (stop.on, stop.id) > (given.on, given.id))
),
must AS (  -- the frameworks that must say yes: all but those two people agree need not
    SELECT screened.assistance_id, screened.framework_id
    FROM assessments_applicability screened
    JOIN assessments_screening found ON found.id = screened.screening_id
    WHERE (screened.outcome IN ('in', 'refer') OR found.agreed_by_id IS NULL)
        AND screened.assistance_id IN (SELECT assistance_id FROM flow)
),
cover AS (  -- by whose rows it may flow where it needs no yes of its own
    SELECT assistance_id, assistance_id AS by_id FROM flow
    UNION SELECT assistance_id, parent_id FROM flow WHERE parent_id IS NOT NULL
    UNION SELECT screened.assistance_id, found.covered_by_id
    FROM assessments_applicability screened
    JOIN assessments_screening found ON found.id = screened.screening_id
    WHERE screened.outcome = 'covered' AND found.covered_by_id IS NOT NULL
        AND found.agreed_by_id IS NOT NULL
        AND screened.assistance_id IN (SELECT assistance_id FROM flow)
),
speaks AS (  -- of each thing decided, the latest word for the day
    SELECT DISTINCT ON (made.assessment_id, row.framework_id, row.country_id, row.recipient_id,
            row.kind)
        row.*, made.assessment_id
    FROM asked, decisions_coverage row
    JOIN decisions_decision made ON made.id = row.decision_id
    WHERE row.assistance_id IN (SELECT by_id FROM cover)
        AND asked.day BETWEEN row.from_on AND row.to_on
    ORDER BY made.assessment_id, row.framework_id, row.country_id, row.recipient_id, row.kind,
        row.decision_id DESC, row.id DESC
),
permits AS (  -- what stands of it: cleared, neither held, suspended nor barred
    SELECT speaks.* FROM asked, speaks
    JOIN assessments_assessment judged ON judged.id = speaks.assessment_id
    LEFT JOIN recipients_recipient named ON named.id = speaks.recipient_id
    WHERE speaks.says = 'yes' AND judged.state = 'monitoring'
        AND (speaks.ended_on IS NULL OR speaks.ended_on > asked.day)
        AND named.state IS DISTINCT FROM 'barred'
        AND NOT EXISTS (
            SELECT 1 FROM monitoring_hold held
            WHERE held.assessment_id = judged.id AND held.ended_at IS NULL)
        AND NOT EXISTS (
            SELECT 1 FROM monitoring_suspension stop
            WHERE stop.assessment_id = judged.id AND stop.lifted_on IS NULL
                AND (stop.whole OR stop.recipient_id = speaks.recipient_id))
),
barred AS (  -- to whom nothing may go, whatever the whole of the case says
    SELECT assistance_id, recipient_id FROM speaks
    WHERE says <> 'yes' AND recipient_id IS NOT NULL
    UNION SELECT judged.assistance_id, stop.recipient_id FROM monitoring_suspension stop
    JOIN assessments_assessment judged ON judged.id = stop.assessment_id
    WHERE stop.lifted_on IS NULL AND stop.recipient_id IS NOT NULL
    UNION SELECT flow.assistance_id, flow.recipient_id FROM flow
    JOIN recipients_recipient named ON named.id = flow.recipient_id
    WHERE named.state = 'barred'
),
met AS (  -- what flows, and each framework that says yes to it
    SELECT flow.assistance_id, flow.recipient_id, permits.framework_id
    FROM flow JOIN permits ON permits.assistance_id = flow.assistance_id
    WHERE permits.recipient_id IS NULL OR flow.recipient_id IS NULL
        OR permits.recipient_id = flow.recipient_id
),
covered AS (  -- what flows on somebody's yes, its own or an umbrella's
    SELECT flow.assistance_id, flow.recipient_id
    FROM flow JOIN cover ON cover.assistance_id = flow.assistance_id
    JOIN permits ON permits.assistance_id = cover.by_id
    WHERE permits.recipient_id IS NULL OR flow.recipient_id IS NULL
        OR permits.recipient_id = flow.recipient_id
),
outside AS (  -- what every framework was found not to cover
    SELECT assistance_id FROM assessments_applicability
    WHERE assistance_id IN (SELECT assistance_id FROM flow)
    GROUP BY assistance_id HAVING bool_and(outcome = 'out')
),
-- Whole sets are taken from one another, so that the cost grows with the rows and not their square.
unmet AS (
    SELECT flow.assistance_id, flow.recipient_id, must.framework_id
    FROM flow JOIN must ON must.assistance_id = flow.assistance_id
    EXCEPT SELECT assistance_id, recipient_id, framework_id FROM met
),
uncovered AS (
    SELECT assistance_id, recipient_id FROM flow
    WHERE assistance_id NOT IN (SELECT assistance_id FROM must)
        AND assistance_id NOT IN (SELECT assistance_id FROM outside)
    EXCEPT SELECT assistance_id, recipient_id FROM covered
)
SELECT assistance_id FROM flow
WHERE (assistance_id, recipient_id) IN (SELECT assistance_id, recipient_id FROM barred)
UNION SELECT assistance_id FROM unmet
UNION SELECT assistance_id FROM uncovered
"""


def flowing_without_authority(portfolios: Iterable[Any], day: date) -> QuerySet[Assistance]:
    """Return the assistance of these portfolios that flows and that nothing permits.

    One statement however many there are, over the same rows as `authority_on`; no move silences
    it: only authority does, or a stop in fact.
    """
    return _nothing_permits("help.portfolio_id", [each.pk for each in portfolios], day)


def flows_against_authority(assistance: Assistance, day: date) -> bool:
    """Say whether this assistance flows and nothing permits it: the same question, of one."""
    return _nothing_permits("help.id", [assistance.pk], day).exists()


def _nothing_permits(which: str, keys: list[int], day: date) -> QuerySet[Assistance]:
    statement = _NOTHING_PERMITS.replace("{which}", which)
    found = RawSQL(statement, [day, keys])  # noqa: S611  constants, with parameters
    return Assistance.objects.filter(pk__in=found)
