"""What advice is asked of an officer, and what they gave."""

from django.db.models import F, Q

from accounts.queries import portfolios_where
from assessments.access import ADVISES, visible_cases
from assessments.models import Advice
from assessments.states import AssessmentState as S

MOST = 100


def advice_asked_of(officer):
    """Return the advice this officer could give now, soonest due first."""
    mine = Q(pk__in=[])
    for kind, permission in ADVISES.items():
        portfolios = portfolios_where(officer, permission.value)
        mine |= Q(kind=kind, assessment__portfolio__in=portfolios)
    found = Advice.objects.filter(
        mine,
        returned_at=None,
        assessment__state__in=S.AWAITING_DECISION,
        content_root=F("assessment__content_root"),
        assessment__in=visible_cases(officer),
    )
    return list(_with_case(found).order_by("due_on", "pk")[:MOST])


def advice_given_by(officer):
    """Return what this officer advised, newest first."""
    return list(_with_case(Advice.objects.filter(adviser=officer)).order_by("-returned_at")[:MOST])


def _with_case(found):
    return found.select_related("assessment__assistance__country", "asked_by")
