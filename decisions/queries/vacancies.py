"""Vacant rungs that keep a case from being decided, for those who can have somebody appointed.

The pages on which posts are given stand at the end of the line; they are known here by address.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Appointment, Officer, PostHolding, PostRung
from accounts.permissions import Perm
from assessments.models import Assessment
from assessments.states import AssessmentState as S
from casework.pages import Need


def vacancies_for(officer: Officer, day: date) -> Iterator[Need]:
    """Return the posts this officer may have filled or confirmed (3 queries, or none).

    Whoever arranges posts need not see cases: they are told which post, and how many wait.
    """
    portfolios = officer.grants().get(Perm.ARRANGE_POSTS.value.partition(".")[2], frozenset())
    if not portfolios:
        return
    given = _given(portfolios)
    yield from _to_confirm(officer, given)
    seen_to = {each.post_id for each in given}
    for rung, number in _vacant_and_waited_for(portfolios, day):
        if rung.post_id not in seen_to:
            yield _need(rung, number)


def cases_waiting(portfolios: Iterable[int], day: date) -> dict[int, int]:
    """Return how many cases wait for each vacant post of these portfolios, by its key."""
    return {rung.post_id: number for rung, number in _vacant_and_waited_for(portfolios, day)}


def _vacant_and_waited_for(portfolios: Iterable[int], day: date) -> Iterator[tuple[PostRung, int]]:
    rungs = _rungs(portfolios, day)
    held = {_where(rung) for rung in rungs if rung.held}
    empty = [rung for rung in rungs if _where(rung) not in held]
    waiting = _waiting(empty, held) if empty else Counter()
    for rung in empty:
        if number := waiting[_where(rung)]:
            yield rung, number


def _given(portfolios: Iterable[int]) -> list[Appointment]:
    """Return the signing posts that are given and wait for a second administrator."""
    found = Appointment.objects.filter(post__portfolio__in=portfolios, closed_at=None)
    return list(found.select_related("post__portfolio", "officer", "given_by").order_by("pk"))


def _to_confirm(officer: Officer, given: Iterable[Appointment]) -> Iterator[Need]:
    """Return what others gave to others, which does not hold until a second one confirms it."""
    for each in given:
        if officer.pk in (each.given_by_id, each.officer_id):
            continue
        yield Need(
            title=str(each.post),
            url=reverse("posts:confirm_holder", args=[each.pk]),
            small=str(each.post.portfolio),
            asked=_("Confirm that %(officer)s is given this post") % {"officer": each.officer},
            asked_small=_("Given by %(giver)s") % {"giver": each.given_by},
            due_on=each.held_from,
            state=_("To be confirmed"),
            tone="needs",
        )


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
        url=reverse("posts:post", args=[rung.post_id]),
        small=str(rung.post.portfolio),
        asked=says % {"n": number},
        asked_small=_("Nobody sits in it, and nothing can be decided past it"),
        state=_("Vacant"),
        tone="stop",
    )
