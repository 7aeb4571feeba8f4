"""Which duties are still due."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from assessments.states import AssessmentState as S
from monitoring.models import Lesson, Obligation


def open_duties() -> QuerySet[Obligation]:
    """Return what is still due: of cases in force or run out, and what finished ones left behind.

    Running out closes nothing but the authority.
    """
    left_behind = Lesson.objects.filter(assessment=OuterRef("assessment")).exclude(left_behind="")
    alive = Q(assessment__state__in=(*S.IN_FORCE, S.EXPIRED))
    alive |= Q(assessment__state=S.CLOSED) & Exists(left_behind)
    found = Obligation.objects.filter(alive, done_on=None)
    return found.select_related("assessment__portfolio", "owner")
