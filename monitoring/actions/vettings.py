"""Vettings that were suspended: somebody must settle each in time, and is told when time is up.

A suspended vetting clears nobody. Where it is not settled it counts as cancelled, whatever was
written; the file of the case says who is meant, and no notice or duty does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from accounts.actions import the_program
from assessments.casefile import files_of
from assessments.models import Answer
from assessments.states import AssessmentState as S
from assessments.vettings import DATED, Vetting
from casework.files import CaseFile
from casework.models import Notice
from casework.road import journey
from monitoring.actions.occasions import VETTING, ask_what_is_wanted
from monitoring.actions.telling import notice, tell_all
from monitoring.models import Obligation
from monitoring.plan import UPON, post_for
from monitoring.seats import Ladders
from policy.registry import available

OF_A_VETTING = "vetting-"  # how the name of a vetting begins, behind the duty that it raised


@dataclass(frozen=True, slots=True)
class Suspended:
    """One vetting that stands suspended in a live case, since when, and its last day as that."""

    answer: Answer
    since: date
    last: date

    @property
    def key(self) -> str:
        """What tells it from every other, and from the same suspended another time."""
        return f"{OF_A_VETTING}{self.answer.pk}-{self.since.isoformat()}"


def suspended_vettings() -> list[Suspended]:
    """Return the vettings that are suspended in live cases (2 queries)."""
    laws = {law.id: vetting for law in available().values() if (vetting := Vetting.of(law))}
    results = [asked.id for law in laws.values() for asked in law.results.values()]
    words = [word for law in laws.values() for word in law.suspended]
    rows = Answer.objects.filter(question__in=results, value__in=words, carried_over=False)
    rows = rows.filter(assessment__state__in=S.LIVE, assessment__framework_id__in=laws)
    found = list(
        rows.select_related("assessment__assistance", "assessment__portfolio").order_by("pk")
    )
    days = _days(laws.values(), found)
    return list(_standing(laws, found, days))


def _days(laws: Iterable[Vetting], found: list[Answer]) -> dict[tuple[int, str], Any]:
    asked = [law.asked[DATED].id for law in laws if DATED in law.asked]
    cases = {each.assessment_id for each in found}
    rows = Answer.objects.filter(question__in=asked, assessment__in=cases)
    return {(row.assessment_id, row.subject): row.value for row in rows}


def _standing(laws, found, days) -> Iterator[Suspended]:
    for answer in found:
        since = days.get((answer.assessment_id, answer.subject))
        law = laws[answer.assessment.framework_id]
        last = law.cancelled_on(answer.value, since)
        if last is not None:
            yield Suspended(answer, parse_date(str(since)), last)


def ask_to_settle(found: Collection[Suspended]) -> int:
    """Write down that each suspended vetting must be settled, once, from its own day on.

    One that was settled since needs nobody: its duty is closed. Return how many are new.
    """
    made = 0
    with journey() as act:
        files = files_of({each.answer.assessment for each in found})
        for each in found:
            file = files[each.answer.assessment_id]
            new = ask_what_is_wanted([file], {VETTING}, key=each.key, since=each.since)
            if new:
                act.record("monitoring.ask_to_settle", file.case, by=the_program(), duties=new)
            made += new
        _close_what_was_settled({each.key for each in found})
    return made


def _duties_of_vettings() -> QuerySet[Obligation]:
    return Obligation.objects.filter(rule__contains=f"{UPON}{OF_A_VETTING}")


def _close_what_was_settled(standing: set[str]) -> None:
    rows = _duties_of_vettings().filter(done_on=None)
    settled = [row.pk for row in rows if row.rule.partition(UPON)[2] not in standing]
    Obligation.objects.filter(pk__in=settled).update(
        done_on=timezone.localdate(),
        done_by=the_program(),
        proof=_("The case tells of another result now."),
    )


def tell_of_cancelled(found: Iterable[Suspended], today: date) -> int:
    """Tell the owner of each case, once, that a suspended vetting counts as cancelled now.

    Where nobody sits in the owner's post, the first rung of the ladder is told.
    """
    over = [each for each in found if each.last < today]
    settled = _duties_of_vettings().filter(done_on__isnull=False)
    done = {rule.partition(UPON)[2] for rule in settled.values_list("rule", flat=True)}
    files = files_of({each.answer.assessment for each in over})
    ladders = Ladders(today)
    ladders.know(post_for("case_owner", file) for file in files.values())
    return tell_all(_of_cancelled((e for e in over if e.key not in done), files, ladders))


def _of_cancelled(
    rows: Iterable[Suspended], files: dict[int, CaseFile], ladders: Ladders
) -> Iterator[Notice]:
    for each in rows:
        file = files[each.answer.assessment_id]
        case, owner = file.case, ladders.holder(post_for("case_owner", file))
        seat = None if owner else ladders.rung(case.framework_id, case.portfolio, 1)
        path = reverse("assessments:results", args=[case.reference])
        told = owner or (seat.holder if seat else None)
        if told is not None:
            path = path if owner else case.get_absolute_url()
            yield notice(told, "vetting-cancelled", each.answer, case.reference, each.last, path)
