"""Vacant rungs that keep a case from being decided, for those who can have somebody appointed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Officer, PostHolding, PostRung
from accounts.permissions import Perm
from assessments.models import Assessment
from assessments.states import AssessmentState as S
from casework.pages import Need


def vacancies_for(officer: Officer, day: date) -> Iterator[Need]:
    """Return the rungs this officer may fill and that a case waits for (2 queries, or none).

    Whoever arranges posts need not see cases: they are told which post, and how many wait.
    """
    portfolios = officer.grants().get(Perm.ARRANGE_POSTS.value.partition(".")[2], frozenset())
    rungs = _rungs(portfolios, day) if portfolios else []
    held = {_where(rung) for rung in rungs if rung.held}
    empty = [rung for rung in rungs if _where(rung) not in held]
    waiting = _waiting(empty, held) if empty else Counter()
    for rung in empty:
        if number := waiting[_where(rung)]:
            yield _need(rung, number)


def _where(rung: PostRung) -> tuple[str, int, int]:
    return rung.framework_id, rung.post.portfolio_id, rung.rank


def _rungs(portfolios: Iterable[int], day: date) -> list[PostRung]:
    sits = PostHolding.objects.filter(
        Q(held_to=None) | Q(held_to__gte=day),
        post=OuterRef("post"),
        held_from__lte=day,
        officer__is_active=True,
    )
    rungs = PostRung.objects.filter(post__portfolio__in=portfolios).annotate(held=Exists(sits))
    return list(rungs.select_related("post__portfolio").order_by("rank", "post__title"))


def _waiting(
    empty: list[PostRung], held: set[tuple[str, int, int]]
) -> Counter[tuple[str, int, int]]:
    """Count the cases each vacant rung keeps waiting.

    A rung below must still sign while signatures are gathered; where the rung that decides is
    vacant, any seat above it may decide.
    """
    waiting: Counter[tuple[str, int, int]] = Counter()
    places = {_where(rung) for rung in empty}
    cases = Assessment.objects.filter(
        state__in=S.AWAITING_DECISION, portfolio__in={portfolio for _f, portfolio, _r in places}
    )
    for framework, portfolio, rank, state in cases.values_list(
        "framework_id", "portfolio", "rank", "state"
    ):
        for place in places:
            if place[:2] != (framework, portfolio) or rank is None:
                continue
            above = any(each[:2] == place[:2] and each[2] > rank for each in held)
            signs = place[2] < rank and state in S.GATHERING
            if signs or (place[2] == rank and not above):
                waiting[place] += 1
    return waiting


def _need(rung: PostRung, number: int) -> Need:
    says = ngettext(
        "Have somebody appointed: one case waits for this post",
        "Have somebody appointed: %(n)d cases wait for this post",
        number,
    )
    return Need(
        title=str(rung.post.title),
        url="",
        small=str(rung.post.portfolio),
        asked=says % {"n": number},
        asked_small=_("Nobody sits in it, and nothing can be decided past it"),
        state=_("Vacant"),
        tone="stop",
    )
