"""What advice is asked of an officer, and what they gave."""

from functools import reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q

from accounts.queries import portfolios_where
from assessments.access import ADVISES, portfolios_of, visible_cases
from assessments.findings import MADE_BY, reserved_questions
from assessments.models import Advice, Answer, Contribution
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


def findings_awaited(officer, most=MOST):
    """Return the cases being written on which this officer could make a finding nobody has made.

    Of one row (a person, a unit) it is awaited once something beside it was said of that row.
    """
    mine = frozenset().union(*(portfolios_of(officer, perm) for perm in MADE_BY.values()))
    awaited = [
        Q(_unmade(law, question), framework_id=id)
        for id, law in available().items()
        for question in reserved_questions(law)
    ]
    if not awaited or not mine:
        return []
    found = visible_cases(officer).filter(
        reduce(or_, awaited), portfolio__in=mine, state__in=S.WRITABLE
    )
    wrote = Contribution.objects.filter(assessment=OuterRef("pk"), officer=officer)
    found = found.exclude(author=officer).exclude(Exists(wrote))
    return list(found.select_related("assistance__country").order_by("pk")[:most])


def _unmade(law, question):
    """Ask of a case whether it lacks this finding, or one of its rows does."""
    made = Answer.objects.filter(question=question.id, carried_over=False).exclude(value=None)
    if question.per == "case":
        return ~Exists(made.filter(assessment=OuterRef("pk"), subject=""))
    beside = [each.id for each in law.section(question.section).questions if each != question]
    said = Answer.objects.filter(assessment=OuterRef("pk"), question__in=beside)
    of_it = made.filter(assessment=OuterRef("assessment"), subject=OuterRef("subject"))
    return Exists(said.filter(~Exists(of_it)))


def advice_given_by(officer):
    """Return what this officer advised, newest first."""
    return list(_with_case(Advice.objects.filter(adviser=officer)).order_by("-returned_at")[:MOST])


def _with_case(found):
    return found.select_related("assessment__assistance__country", "asked_by")
