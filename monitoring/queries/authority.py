"""Whether help may be given: asked of what decisions cover, less what was held or stopped.

Never of a state alone: a state says that a case is cleared and watched; what it is cleared for,
for whom and until when, decisions say, and holds and suspensions take away.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from assessments.models import Applicability, Assessment, Assistance
from assessments.states import AssessmentState as S
from assessments.umbrella import beyond_in_kind_money_or_days, countries_of
from casework.models import LedgerEntry
from decisions.models import Coverage
from decisions.queries.coverage import standing, whole_of
from monitoring.models import Hold, Suspension
from monitoring.states import CLEARED, CLOSED_TO
from recipients.models import Recipient

Says = Coverage.Says
TO_BE_DECIDED = ("in", "refer")


def authority_on(assistance: Assistance, day: date, part: str = "") -> list[Coverage]:
    """Return the rows by which help may be given that day; none means that it may not.

    Every framework that covers the assistance must say yes for what a row is about. Where a part
    is named (an operation, people, items) rows of which it was stopped are left out. A child of
    an umbrella that is not assessed by itself stands on the umbrella's rows for its recipients.
    """
    frameworks, cover = _covering(assistance)
    if not frameworks and cover is not None:
        return _within(_unless_beyond(cover, assistance, day, part), assistance)
    rows = _standing_rows(assistance, day, part)
    wanted = frameworks or {row.framework_id for row in rows}
    return [row for row in rows if _every_framework_agrees(row, rows, wanted)]


def has_authority(
    assistance: Assistance, day: date, recipient: Recipient | None = None, part: str = ""
) -> bool:
    """Say whether help may be given that day, to this recipient and for this part if named."""
    rows = authority_on(assistance, day, part)
    if recipient is None:
        return bool(rows)
    if recipient.state in CLOSED_TO or _gets_nothing(assistance, recipient, day):
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


def covering(assistance: Assistance) -> list[Assistance]:
    """Return the help whose decisions are asked: its own, and what it is said to be covered by."""
    return [each for each in (assistance, _covering(assistance)[1]) if each is not None]


def _must_say_yes(found: Applicability) -> bool:
    """Say whether a framework must decide: that it need not holds only once two people agree."""
    return found.outcome in TO_BE_DECIDED or found.screening.agreed_by_id is None


def _unless_beyond(umbrella: Assistance, child: Assistance, day: date, part: str) -> list[Coverage]:
    """Return the umbrella's rows, or none where the child steps outside it."""
    if any(beyond_in_kind_money_or_days(umbrella, child)):
        return []
    return authority_on(umbrella, day, part)


def _within(rows: Iterable[Coverage], child: Assistance) -> list[Coverage]:
    """Return what an umbrella allows that a child is about: its countries and its recipients.

    A child that has come to reach beyond it, in kind, money, days or to a country of which the
    umbrella has no yes, stands on nothing.
    """
    rows = list(rows)
    mine = set(child.recipients.values_list("pk", flat=True))
    countries = countries_of(child)
    if countries - {row.country_id for row in rows}:
        return []
    return [
        row for row in rows if row.country_id in countries and row.recipient_id in {None, *mine}
    ]


def _standing_rows(assistance: Assistance, day: date, part: str) -> list[Coverage]:
    """Return the yes rows of cases that are cleared, neither held nor stopped, that day."""
    said = _said_of(standing(_coverage(assistance), day), part)
    cases = {row.decision.assessment_id: row.decision.assessment for row in said}
    cleared = {key for key, case in cases.items() if state_on(case, day) in CLEARED}
    cleared -= _held(cleared, day)
    stopped = list(_suspensions(cleared, day))
    whole = {each.assessment_id for each in stopped if each.whole}
    in_part = [each for each in stopped if not each.whole and each.part in ("", part)]
    return [
        row
        for row in said
        if row.decision.assessment_id in cleared - whole
        and not any(_takes(each, row) for each in in_part)
        and (row.recipient is None or row.recipient.state not in CLOSED_TO)
        and (row.ended_on is None or row.ended_on > day)
    ]


def _said_of(rows: Iterable[Coverage], part: str) -> list[Coverage]:
    """Return the rows that say yes on the whole, less those of which this part was stopped."""
    rows = list(rows)
    no = {whole_of(row) for row in rows if part and row.part == part and row.says != Says.YES}
    yes = [row for row in rows if row.says == Says.YES and not row.part]
    return [row for row in yes if whole_of(row) not in no]


def _takes(stop: Suspension, row: Coverage) -> bool:
    """Say whether a stop in part is of what a row covers: its recipient, or a part for all."""
    if stop.assessment_id != row.decision.assessment_id:
        return False
    if stop.recipient_id is None:
        return bool(stop.part)
    return stop.recipient_id == row.recipient_id


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
        if row.recipient_id
        and not row.part
        and row.says != Says.YES
        and state_on(row.decision.assessment, day) != S.SUPERSEDED
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


def _gets_nothing(assistance: Assistance, recipient: Recipient, day: date) -> bool:
    rows = Suspension.objects.filter(_on(day, "from_on", "lifted_on"), recipient=recipient, part="")
    return rows.filter(assessment__assistance=assistance).exists()
