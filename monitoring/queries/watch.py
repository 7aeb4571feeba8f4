"""The watch lists: what is due, what happened, what is held, what is not met.

Each shows only cases the officer may find in a list, and what is said of a restricted
allegation only to those who may read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Officer
from accounts.queries import portfolios_where, posts_of
from assessments.access import visible_cases
from assessments.states import AssessmentState as S
from casework.keyset import Page, page_of
from decisions.models import Condition
from monitoring.models import Hold, Obligation, Suspension, Trigger
from monitoring.queries.duties import open_duties
from recipients.models import Allegation
from recipients.permissions import READ_RESTRICTED

PAGE = 50


@dataclass(frozen=True, slots=True)
class DutyFilter:
    """What narrows the list of duties: whose they are, which portfolio, from where, how late."""

    mine: bool = False
    portfolio: Any = None
    comes_from: str = ""
    late: bool = False


def duties_page(
    officer: Officer,
    today: date,
    wanted: DutyFilter | None = None,
    *,
    after: str = "",
    before: str = "",
) -> Page:
    """Return a page of the open duties this officer may see, by due date."""
    rows = _narrowed(open_duties(), officer, today, wanted or DutyFilter())
    rows = rows.filter(assessment__in=visible_cases(officer).values("pk"))
    rows = rows.select_related("owner", "assessment__assistance__country", "assessment__portfolio")
    return page_of(rows, ("due_on", "pk"), after=after, before=before)


def _narrowed(
    rows: QuerySet[Obligation], officer: Officer, today: date, wanted: DutyFilter
) -> QuerySet[Obligation]:
    if wanted.mine:
        rows = rows.filter(owner__in=posts_of(officer, today))
    if wanted.portfolio:
        rows = rows.filter(assessment__portfolio=wanted.portfolio)
    if wanted.comes_from:
        rows = rows.filter(comes_from=wanted.comes_from)
    if wanted.late:
        rows = rows.filter(due_on__lt=today)
    return rows


def triggers_open(officer: Officer, limit: int = PAGE) -> list[Trigger]:
    """Return what live cases must answer, soonest due first, with restricted grounds left out."""
    trusted = portfolios_where(officer, READ_RESTRICTED)
    readable = Q(allegation=None) | Q(allegation__restricted=False)
    readable |= Q(allegation__portfolio__in=trusted.values("pk"))
    rows = Trigger.objects.filter(
        readable,
        ended_at=None,
        assessment__state__in=S.IN_FORCE,
        assessment__in=visible_cases(officer).values("pk"),
    )
    return list(
        rows.select_related("assessment__assistance__country", "allegation", "recipient", "owner")[
            :limit
        ]
    )


def cases_reached(allegation: Allegation, officer: Officer) -> list[Trigger]:
    """Return the triggers an allegation opened on cases this officer may see."""
    rows = Trigger.objects.filter(
        allegation=allegation, assessment__in=visible_cases(officer).values("pk")
    )
    return list(rows.select_related("assessment__assistance__country", "recipient", "owner"))


def weighing_of(trigger: Trigger) -> Trigger | None:
    """Return where it stands how the same allegation bears on the same case, if anybody said."""
    rows = Trigger.objects.filter(assessment=trigger.assessment_id, allegation=trigger.allegation)
    return rows.exclude(weighed="").select_related("weighed_by").first()


def holds_standing(officer: Officer, limit: int = PAGE) -> list[Hold]:
    """Return the holds that stand over cases this officer may see, oldest first."""
    rows = Hold.objects.filter(
        ended_at=None,
        assessment__state__in=S.LIVE,
        assessment__in=visible_cases(officer).values("pk"),
    )
    rows = rows.select_related("assessment__assistance__country", "laid_by", "ratify_post")
    return list(rows.order_by("ratify_by", "pk")[:limit])


def stops_standing(officer: Officer, limit: int = PAGE) -> list[Suspension]:
    """Return the suspensions that stand, of the whole or of a part, newest first."""
    rows = Suspension.objects.filter(
        lifted_on=None,
        assessment__state__in=S.IN_FORCE,
        assessment__in=visible_cases(officer).values("pk"),
    )
    return list(rows.select_related("assessment__assistance__country", "recipient")[:limit])


def conditions_unmet(officer: Officer, limit: int = PAGE) -> list[Condition]:
    """Return the conditions of decisions in force that nothing shows to be met, soonest first."""
    rows = Condition.objects.filter(
        met_on=None,
        assessment__state__in=S.IN_FORCE,
        assessment__in=visible_cases(officer).values("pk"),
    )
    rows = rows.select_related("assessment__assistance__country", "owner")
    return list(rows.order_by("due_on", "pk")[:limit])
