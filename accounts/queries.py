"""What one can ask about people, posts and authority."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import Group
from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet

from accounts.models import (
    Delegation,
    Officer,
    Portfolio,
    Post,
    PostHolding,
    PostRung,
)
from accounts.roles import Role


def portfolios_where(officer: Officer, permission: str) -> QuerySet[Portfolio]:
    """Return the portfolios on which this officer's roles carry `permission`."""
    codename = str(permission).partition(".")[2] or str(permission)
    return Portfolio.objects.filter(pk__in=officer.grants().get(codename, ()))


def officers_with(role: Role | str, portfolio: Portfolio) -> QuerySet[Officer]:
    """Return the officers who may sign in and hold this role in this portfolio."""
    groups = Group.objects.filter(portfoliorole__role=role, portfoliorole__portfolio=portfolio)
    return Officer.objects.filter(groups__in=groups, is_active=True).distinct()


def roles_of(officer: Officer) -> list[tuple[Portfolio, Role]]:
    """Return each role this officer holds, with the portfolio it is held in."""
    from accounts.models import PortfolioRole

    held = PortfolioRole.objects.filter(group__user=officer).select_related("portfolio")
    return [(each.portfolio, Role(each.role)) for each in held.order_by("portfolio", "role")]


def _in_force(day: date) -> Q:
    return Q(held_from__lte=day) & (Q(held_to__isnull=True) | Q(held_to__gte=day))


def holdings_on(day: date, posts: Iterable[Post] | None = None) -> QuerySet[PostHolding]:
    """Return who sat where on `day`, of these posts or of all."""
    held = PostHolding.objects.filter(_in_force(day)).select_related("post", "officer")
    return held if posts is None else held.filter(post__in=posts)


def signs(post: Post) -> bool:
    """Say whether a post stands above the first rung of a ladder: two must give it."""
    return PostRung.objects.filter(post=post, rank__gt=1).exists()


def holder_of(post: Post, day: date) -> Officer | None:
    """Return who sat in this post on `day`, or None where it was vacant."""
    held = holdings_on(day, [post]).first()
    return held.officer if held else None


def posts_of(officer: Officer, day: date) -> list[Post]:
    """Return the posts this officer sat in on `day`."""
    return [held.post for held in holdings_on(day).filter(officer=officer).order_by("post__title")]


def posts_shown_to(officer: Officer, day: date) -> list[Post]:
    """Return the same, read once for a whole page.

    For what a page shows and asks; whoever acts on a post is asked for it anew.
    """
    known: dict[date, list[Post]] = officer.__dict__.setdefault("_posts_shown", {})
    if day not in known:
        known[day] = posts_of(officer, day)
    return known[day]


@dataclass(frozen=True, slots=True)
class Authority:
    """A rung somebody could sign on: by holding the post, or for its holder."""

    post: Post
    rank: int
    level_id: str
    delegation: Delegation | None = None


def authorities_of(officer: Officer, framework_id: str, day: date) -> list[Authority]:
    """Return every rung `officer` could sign on that day, highest first.

    A post held by somebody who may no longer sign in carries nothing; nor does a post whose
    lender has lost it since.
    """
    if not officer.is_active:
        return []
    loans = _loans_to(officer, framework_id, day)
    mine = PostHolding.objects.filter(_in_force(day), officer=officer, post=OuterRef("post"))
    rungs = PostRung.objects.filter(framework_id=framework_id).select_related("post__organisation")
    rungs = rungs.annotate(own=Exists(mine), lent=Exists(loans.filter(post=OuterRef("post"))))
    found = list(rungs.filter(Q(own=True) | Q(lent=True)))
    own = [Authority(rung.post, rung.rank, rung.level_id) for rung in found if rung.own]
    on = {rung.post_id: rung for rung in found if rung.lent}
    lent = [
        Authority(loan.post, min(rung.rank, loan.up_to_rank), rung.level_id, loan)
        for loan in (loans if on else ())
        if (rung := on.get(loan.post_id))
    ]
    return sorted(own + lent, key=lambda each: (-each.rank, each.delegation is not None))


def loans_on(day: date) -> QuerySet[Delegation]:
    """Return the loans of authority that count on `day`.

    One lapses with whoever granted it: when they no longer sit in the post, or may no longer
    sign in, their borrower has nothing, whoever sits there next.
    """
    sits = PostHolding.objects.filter(
        _in_force(day),
        post=OuterRef("post"),
        officer=OuterRef("granted_by"),
        officer__is_active=True,
    )
    granted = Delegation.objects.filter(starts_on__lte=day, ends_on__gte=day)
    return granted.filter(Exists(sits))


def _loans_to(officer: Officer, framework_id: str, day: date) -> QuerySet[Delegation]:
    found = loans_on(day).filter(delegate=officer, framework_id=framework_id)
    return found.select_related("post", "granted_by")


@dataclass(frozen=True, slots=True)
class Seat:
    """A post on a rung, and who sits in it today."""

    post: Post
    rank: int
    level_id: str
    holder: Officer | None


def seats_on(framework_id: str, portfolio: Portfolio, day: date) -> list[Seat]:
    """Return every seat of one portfolio's ladder, lowest first, vacant ones too (1 query)."""
    sits = Q(post__holdings__held_from__lte=day)
    sits &= Q(post__holdings__held_to=None) | Q(post__holdings__held_to__gte=day)
    rungs = PostRung.objects.filter(framework_id=framework_id, post__portfolio=portfolio)
    rungs = rungs.annotate(held=FilteredRelation("post__holdings", condition=sits))
    # mypy knows of no relation that an annotation makes.
    found = rungs.select_related("post", "held__officer")  # type: ignore[misc]
    found = found.order_by("rank", "post__title")
    return [Seat(rung.post, rung.rank, rung.level_id, _sits_in(rung)) for rung in found]


def _sits_in(rung: PostRung) -> Officer | None:
    """Return whoever holds a rung's post, unless they may no longer sign in."""
    held = getattr(rung, "held", None)  # Django leaves it out where nobody sits
    holder = held.officer if held else None
    return holder if holder and holder.is_active else None


def frameworks_with_rungs(portfolio: Portfolio) -> list[str]:
    """Return the frameworks under which posts of a portfolio have a rung."""
    rungs = PostRung.objects.filter(post__portfolio=portfolio)
    return sorted(set(rungs.values_list("framework_id", flat=True)))
