"""What the home page and the registers ask of every app at once."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Min, OuterRef, Prefetch, Q, Subquery

from accounts.models import Portfolio
from assessments import queries as assessing
from assessments.models import (
    Assessment,
    Assistance,
    AssistanceRecipient,
    Delivery,
    Screening,
)
from assessments.permissions import Perm as Assess
from assessments.states import AssessmentState as S
from assessments.states import AssistanceState as A
from decisions import queries as deciding
from monitoring import queries as watching
from monitoring.models import Hold

YOURS = 8
HEARS = (Assess.SEE_UNASSESSED, Assess.PLAN)  # of help that flows without authority


def portfolios_in_which(officer, permissions):
    """Return the keys of the portfolios in which an officer may do any of these things."""
    grants = officer.grants()
    held = (grants.get(each.value.partition(".")[2], frozenset()) for each in permissions)
    return frozenset().union(*held)


def needs_of(officer, day, more=()):
    """Return everything asked of an officer: what must stop, then what is late or due first.

    Where `more` asks something of the same page, it speaks alone.
    """
    found = [
        need for each in (assessing, deciding, watching) for need in each.needs_of(officer, day)
    ]
    spoken = {need.url for need in more}
    found = [*more, *(need for need in found if need.url not in spoken)]
    order = {"stop": 0, "needs": 1}
    return sorted(
        found,
        key=lambda need: (
            need.tone != "stop",
            need.due_on or date.max,
            order.get(need.tone, 2),
        ),
    )


def flowing(portfolios, day):
    """Return the assistance of these portfolios (by key) that nothing permits, and that flows."""
    rows = [Portfolio(pk=key) for key in sorted(portfolios)]
    return watching.flowing_without_authority(rows, day)


def with_what_flows(assistance):
    """Return assistance with its recipients, and with what was last delivered and when."""
    latest = Delivery.objects.filter(assistance=OuterRef("pk"), kind__in=("began", "continues"))
    recipients = Prefetch("recipient_rows", AssistanceRecipient.objects.select_related("recipient"))
    return (
        assistance.select_related("country", "portfolio__organisation", "author")
        .prefetch_related(recipients)
        .annotate(
            last_on=Subquery(latest.values("on")[:1]),
            last_what=Subquery(latest.values("what")[:1]),
        )
    )


@dataclass(frozen=True, slots=True)
class Department:
    """How the cases of a department stand today; restricted ones count like any other."""

    waiting: int
    longest_since: datetime | None
    watched: int
    stopped: int


def department(portfolios):
    """Return how the cases of these portfolios (by key) stand (2 queries)."""
    found = Assessment.objects.filter(
        portfolio__in=portfolios, state__in=(*S.AWAITING_DECISION, *S.IN_FORCE)
    ).aggregate(
        waiting=Count("pk", filter=Q(state__in=S.AWAITING_DECISION)),
        longest_since=Min("submitted_at", filter=Q(state__in=S.AWAITING_DECISION)),
        watched=Count("pk", filter=Q(state=S.MONITORING)),
        stopped=Count("pk", filter=Q(state=S.SUSPENDED)),
    )
    held = Hold.objects.filter(ended_at=None, assessment__portfolio__in=portfolios)
    found["stopped"] += held.exclude(assessment__state=S.SUSPENDED).count()
    return Department(**found)


def written_by(officer):
    """Return the newest cases an officer writes that are under way."""
    cases = Assessment.objects.filter(author=officer, state__in=S.LIVE)
    return list(cases.select_related("assistance__country", "with_post").order_by("-pk")[:YOURS])


def plans_of(officer):
    """Return the plans an officer found need no assessment, which a second person must agree to."""
    latest = Screening.objects.filter(assistance=OuterRef("pk")).order_by("-pk")
    found = Assistance.objects.filter(author=officer, state=A.PROPOSED)
    found = found.alias(outcome=Subquery(latest.values("outcome")[:1]))
    found = found.filter(outcome__in=(Screening.Outcome.OUT, Screening.Outcome.COVERED))
    return list(found.select_related("country").order_by("-pk")[:YOURS])
