"""Lists of decisions, of delegations, and of who may be chosen on a form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import Delegation, Officer, Portfolio, Post, PostRung
from accounts.queries import loans_on as loans_that_count
from accounts.queries import portfolios_where, posts_of
from assessments.access import visible_cases
from casework.permissions import Perm as See
from decisions.models import Condition, Decision, PendingImport

PAGE = 50


def decisions_seen_by(officer: Officer, asked: Mapping[str, Any]) -> QuerySet[Decision]:
    """Return the decisions on cases this officer may find, newest first, filtered as asked."""
    found = Decision.objects.filter(assessment__in=visible_cases(officer).values("pk"))
    for name in ("kind", "made"):
        if asked.get(name):
            found = found.filter(**{name: asked[name]})
    if asked.get("country"):
        found = found.filter(assessment__assistance__country=asked["country"])
    if asked.get("year"):
        found = found.filter(made_at__year=asked["year"])
    for name in ("minister", "against_advice"):
        if asked.get(name):
            found = found.filter(**{name: True})
    laid = Condition.objects.filter(decision=OuterRef("pk"))
    found = found.annotate(on_conditions=Exists(laid))
    return found.select_related("assessment__assistance__country").order_by("-made_at", "-pk")


def page_after(found: QuerySet[Decision], after: str) -> tuple[list[Decision], str]:
    """Return one page of a list that begins after a key, and the key of the next ("": none)."""
    if after:
        at, _sep, key = after.partition("_")
        try:
            moment, pk = datetime.fromisoformat(at), int(key)
        except ValueError:
            moment = None
        if moment is not None:
            found = found.filter(Q(made_at__lt=moment) | Q(made_at=moment, pk__lt=pk))
    rows = list(found[: PAGE + 1])
    if len(rows) <= PAGE:
        return rows, ""
    last = rows[PAGE - 1]
    return rows[:PAGE], f"{last.made_at.isoformat()}_{last.pk}"


def delegations_seen_by(officer: Officer) -> QuerySet[Delegation]:
    """Return the delegations of posts in portfolios this officer may see, latest first."""
    seen = portfolios_where(officer, See.SEE_CASES.value)
    found = Delegation.objects.filter(post__portfolio__in=seen.values("pk"))
    return found.select_related("post", "delegate", "granted_by").order_by("-starts_on", "-pk")


def loans_on(case, day: date) -> QuerySet[Delegation]:
    """Return the delegations that count on a case's ladder that day."""
    found = loans_that_count(day).filter(
        framework_id=case.framework_id, post__portfolio=case.portfolio_id
    )
    return found.select_related("delegate", "post")


def posts_in(portfolio: Portfolio) -> QuerySet[Post]:
    """Return the posts that could see to a condition in a portfolio."""
    return Post.objects.filter(portfolio=portfolio)


def deciders_on(case) -> QuerySet[Officer]:
    """Return everybody who has ever held a post on a case's ladder, to be named as decider."""
    posts = PostRung.objects.filter(
        framework_id=case.framework_id, post__portfolio=case.portfolio_id
    ).values("post")
    held = Q(holdings__post__in=posts)
    lent = Q(pk__in=Delegation.objects.filter(post__in=posts).values("delegate"))
    return Officer.objects.filter(held | lent).distinct().order_by("name")


def rungs_held_by(officer: Officer) -> list[PostRung]:
    """Return the rungs of the posts this officer holds today: what they could lend."""
    posts = posts_of(officer, timezone.localdate())
    return list(PostRung.objects.filter(post__in=posts).select_related("post"))


def colleagues_of(officer: Officer) -> QuerySet[Officer]:
    """Return who may sign in and works in a portfolio of this officer's posts."""
    portfolios = {post.portfolio_id for post in posts_of(officer, timezone.localdate())}
    found = Officer.objects.filter(
        is_active=True, is_program=False, holdings__post__portfolio__in=portfolios
    )
    return found.exclude(pk=officer.pk).distinct().order_by("name")


def waiting_imports() -> QuerySet[PendingImport]:
    """Return the files of decisions made before Heed that wait to be confirmed."""
    return PendingImport.objects.filter(closed_at=None).select_related("recorder")
