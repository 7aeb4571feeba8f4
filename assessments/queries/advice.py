"""What advice is asked of an officer, and what they gave."""

from django.db.models import Exists, F, OuterRef, Q

from accounts.queries import portfolios_where
from assessments.access import ADVISES, portfolios_of, visible_cases
from assessments.findings import MADE_BY, reserved_questions
from assessments.models import Advice, Answer
from assessments.states import AssessmentState as S
from policy.registry import available

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


def findings_awaited(officer):
    """Return the cases being written on which this officer could make a finding nobody has made."""
    reserved = {id: reserved_questions(law) for id, law in available().items()}
    asked = {id: [q.id for q in found if q.per == "case"] for id, found in reserved.items()}
    awaited = Q(pk__in=[])
    for id, questions in asked.items():
        for question in questions:
            made = Answer.objects.filter(
                assessment=OuterRef("pk"), question=question, subject="", carried_over=False
            ).exclude(value=None)
            awaited |= Q(framework_id=id) & ~Exists(made)
    mine = frozenset().union(*(portfolios_of(officer, perm) for perm in MADE_BY.values()))
    if not any(asked.values()) or not mine:
        return []
    found = visible_cases(officer).filter(awaited, portfolio__in=mine, state__in=S.WRITABLE)
    found = found.exclude(author=officer).select_related("assistance__country")
    return list(found.order_by("pk")[:MOST])


def advice_given_by(officer):
    """Return what this officer advised, newest first."""
    return list(_with_case(Advice.objects.filter(adviser=officer)).order_by("-returned_at")[:MOST])


def _with_case(found):
    return found.select_related("assessment__assistance__country", "asked_by")
