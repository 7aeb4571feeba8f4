"""What one can ask of posts and people: who sits where, what is vacant, owed and on its way."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)

from accounts.models import (
    Appointment,
    Delegation,
    Officer,
    PortfolioRole,
    Post,
    PostHolding,
    PostRung,
)
from accounts.queries import holdings_on, loans_on
from assessments.models import Advice, Assessment
from assessments.states import AssessmentState as S
from casework.keyset import Page, page_of
from decisions.models import Condition
from decisions.queries.vacancies import cases_waiting
from monitoring.queries.duties import open_duties
from policy.registry import available

IN_ORDER = ("place", "organisation_name", "portfolio_name", "title", "pk")
SOON = timedelta(days=60)


def _sits(day: date) -> QuerySet[PostHolding]:
    return holdings_on(day).filter(officer__is_active=True)


def posts_found(portfolios, day: date, words="", portfolio=None, vacant=False) -> QuerySet[Post]:
    """Return the posts of these portfolios, vacant ones first, narrowed by what was asked."""
    last = PostHolding.objects.filter(post=OuterRef("pk"), held_to__lt=day).order_by("-held_to")
    seated = _sits(day).filter(post=OuterRef("pk"))
    found = Post.objects.filter(portfolio__in=portfolios).annotate(
        place=Case(When(Exists(seated), then=1), default=0, output_field=IntegerField()),
        organisation_name=F("organisation__name"),
        portfolio_name=F("portfolio__name"),
        last_held=Subquery(last.values("held_to")[:1]),
    )
    for word in words.split():
        named = seated.filter(officer__name__icontains=word)
        found = found.filter(
            Q(title__icontains=word)
            | Q(organisation__name__icontains=word)
            | Q(portfolio__name__icontains=word)
            | Exists(named)
        )
    if portfolio:
        found = found.filter(portfolio=portfolio)
    if vacant:
        found = found.filter(place=0)
    return found.select_related("organisation", "portfolio")


def posts_page(portfolios, day: date, marks, **asked) -> Page:
    """Return one page of posts, by where one stands in the list."""
    return page_of(posts_found(portfolios, day, **asked), IN_ORDER, **marks)


@dataclass
class Seats:
    """What a page of posts tells of each, by the key of the post."""

    rungs: dict = field(default_factory=lambda: defaultdict(list))
    holdings: dict = field(default_factory=dict)
    roles: dict = field(default_factory=lambda: defaultdict(list))
    given: dict = field(default_factory=dict)
    cases: dict = field(default_factory=dict)
    duties: dict = field(default_factory=dict)


def seats_of(posts, day: date) -> Seats:
    """Return what stands beside each of these posts (7 queries, however many posts)."""
    seats = Seats()
    for rung in PostRung.objects.filter(post__in=posts).order_by("framework_id"):
        seats.rungs[rung.post_id].append(rung)
    seats.holdings = {held.post_id: held for held in holdings_on(day, posts)}
    _put_roles(seats, posts)
    waiting = Appointment.objects.filter(post__in=posts, closed_at=None)
    seats.given = {each.post_id: each for each in waiting.select_related("officer", "given_by")}
    seats.cases = cases_waiting({post.portfolio_id for post in posts}, day)
    seats.duties = duties_of(posts)
    return seats


def _put_roles(seats: Seats, posts) -> None:
    officers = {held.officer_id for held in seats.holdings.values()}
    rows = PortfolioRole.objects.filter(
        group__user__in=officers, portfolio__in={post.portfolio_id for post in posts}
    ).values_list("group__user", "portfolio", "role")
    held = defaultdict(list)
    for officer, portfolio, role in rows:
        held[officer, portfolio].append(role)
    for post in posts:
        if here := seats.holdings.get(post.pk):
            seats.roles[post.pk] = sorted(held[here.officer_id, post.portfolio_id])


def duties_of(posts) -> dict[int, int]:
    """Return how many duties are due of each of these posts."""
    due = open_duties().filter(owner__in=posts).order_by().values_list("owner")
    return dict(due.annotate(Count("pk")))


def overlapping(post: Post, since: date) -> PostHolding | None:
    """Return a holding of this post that reaches a day, or begins after it."""
    found = PostHolding.objects.filter(Q(held_to=None) | Q(held_to__gte=since), post=post)
    return found.select_related("officer").order_by("held_from").first()


def holdings_of(post: Post) -> QuerySet[PostHolding]:
    """Return everybody who ever held a post, or is about to, the latest first."""
    return PostHolding.objects.filter(post=post).select_related("officer").order_by("-held_from")


def level_of(rung: PostRung) -> str:
    """Return what a rung is called in its framework."""
    framework = available().get(rung.framework_id)
    levels = framework.levels if framework else ()
    return next((str(each.label) for each in levels if each.id == rung.level_id), rung.level_id)


def on_its_way(portfolios, day: date) -> dict[str, list]:
    """Return what will change: given and unconfirmed, beginning, and ending before long."""
    here = {"post__portfolio__in": portfolios}
    held = PostHolding.objects.filter(**here).select_related("post__portfolio", "officer")
    given = Appointment.objects.filter(**here, closed_at=None)
    return {
        "given": list(given.select_related("post__portfolio", "officer", "given_by")),
        "beginning": list(held.filter(held_from__gt=day).order_by("held_from", "pk")),
        "ending": list(
            held.filter(held_from__lte=day, held_to__gte=day, held_to__lte=day + SOON).order_by(
                "held_to", "pk"
            )
        ),
    }


def people_found(words="", disabled=False) -> QuerySet[Officer]:
    """Return the officers there are, by name, narrowed by what was asked."""
    found = Officer.objects.filter(is_program=False)
    for word in words.split():
        held = PostHolding.objects.filter(officer=OuterRef("pk"), post__title__icontains=word)
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word) | Exists(held))
    return found.filter(is_active=False) if disabled else found


def people_page(marks, **asked) -> Page:
    """Return one page of officers, by where one stands in the list."""
    return page_of(people_found(**asked), ("name", "pk"), **marks)


def posts_by_officer(officers, day: date) -> dict[int, list[str]]:
    """Return the titles of the posts each of these officers sits in that day."""
    found = defaultdict(list)
    for held in holdings_on(day).filter(officer__in=officers).order_by("post__title"):
        found[held.officer_id].append(held.post.title)
    return found


def where_they_work(officer: Officer, day: date) -> frozenset[int]:
    """Return the keys of the portfolios in which an officer sits in a post or holds a role."""
    seats = holdings_on(day).filter(officer=officer).values_list("post__portfolio", flat=True)
    roles = PortfolioRole.objects.filter(group__user=officer).values_list("portfolio", flat=True)
    return frozenset(seats.order_by().union(roles.order_by()))


def could_hold(by: Officer) -> QuerySet[Officer]:
    """Return the officers a post may be given to: all who may sign in, but oneself."""
    found = Officer.objects.filter(is_active=True, is_program=False).exclude(pk=by.pk)
    return found.order_by("name", "pk")


def owed_by(officer: Officer, day: date) -> Counter:
    """Return, in numbers alone, what would lie still if an officer were gone (7 queries)."""
    posts = [held.post_id for held in holdings_on(day).filter(officer=officer)]
    loans = loans_on(day)
    return Counter(
        posts=len(posts),
        duties=open_duties().filter(owner__in=posts).count(),
        conditions=Condition.objects.filter(
            owner__in=posts, met_on=None, assessment__state__in=S.IN_FORCE
        ).count(),
        waiting=Assessment.objects.filter(with_post__in=posts, state__in=S.LIVE).count(),
        writing=Assessment.objects.filter(author=officer, state__in=S.WRITABLE).count(),
        advice=Advice.objects.filter(adviser=officer, returned_at=None).count(),
        lent=loans.filter(granted_by=officer).count(),
        borrowed=loans.filter(delegate=officer).count(),
    )


def loans_of(officer: Officer, day: date, posts=None) -> list[Delegation]:
    """Return the loans an officer granted that are not over, of all their posts or of these."""
    found = Delegation.objects.filter(granted_by=officer, ends_on__gte=day)
    if posts is not None:
        found = found.filter(post__in=posts)
    return list(found.select_related("delegate", "post"))
