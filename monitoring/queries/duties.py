"""Which duties are still due, and which ended with the case they belong to."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from assessments.states import AssessmentState as S
from monitoring.models import Lesson, Obligation

From = Obligation.From


def open_duties() -> QuerySet[Obligation]:
    """Return what is still due: of live cases or those run out, and what ended ones left behind.

    Before anything is decided only what was raised upon an occasion is due, such as a vetting
    that was suspended.
    Running out closes nothing but the authority; only looking again at a decision that no
    longer stands falls away with it. What is left behind when help is over is still watched,
    and the override of a bar is reported, and a letter that is owed is sent, however it ended.
    """
    left_behind = Lesson.objects.filter(assessment=OuterRef("assessment")).exclude(left_behind="")
    lives_on = Q(assessment__state=S.EXPIRED) | Q(assessment__state=S.CLOSED) & Exists(left_behind)
    lives_on &= ~Q(comes_from=From.REVIEW)
    lives_on |= Q(comes_from__in=(From.OVERRIDE, From.OWED))
    alive = Q(assessment__state__in=S.LIVE) | lives_on
    found = Obligation.objects.filter(alive, done_on=None)
    return found.select_related("assessment__portfolio", "owner")


def page_of_duty(row: Obligation) -> str:
    """Return the name of the page on which a duty is done: a report where a report is wanted."""
    return "duty_report" if row.comes_from == From.FRAMEWORK else "duty"
