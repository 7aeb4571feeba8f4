"""What stands in the way of an act on people and posts, in full sentences."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Appointment, Officer, Post, PostHolding
from accounts.permissions import Perm
from accounts.roles import Role
from casework.ledger import Draft
from casework.refusals import Objection, Refused
from casework.road import RefusedOnTheRoad
from casework.templatetags.pages import day
from config.posts.queries import overlapping
from config.queries import portfolios_in_which
from decisions.actions.refusing import lacks


def refuse_if(objections: Iterable[Objection], *, verb: str, subject, by) -> None:
    """Refuse where there is any objection; call it inside a `journey()`, which writes it down."""
    found = list(objections)
    if found:
        codes = tuple(dict.fromkeys(each.code for each in found))
        entry = Draft(verb, subject, by, None, "refused", codes=codes)
        raise RefusedOnTheRoad(entry, Refused(verb.partition(".")[2], found))


def to_giving(post: Post, officer: Officer, by: Officer, held_from) -> Iterator[Objection]:
    """Object to giving a post: to oneself, to nobody, in the past, or over another's head."""
    yield from lacks(by, Perm.ARRANGE_POSTS, post.portfolio)
    yield from _to_oneself(officer, by, _("Nobody gives themselves a post."))
    if not officer.is_active or officer.is_program:
        yield Objection(
            "no-such-holder",
            _("%(officer)s may not sign in, and could do nothing there.") % {"officer": officer},
            _("Choose another officer, or let this one sign in again first."),
        )
    if held_from < timezone.localdate():
        yield Objection(
            "in-the-past",
            _("A post is given from today on, and that day has passed."),
            _("Give today or a day to come; what was signed before stands on its own day."),
        )
    yield from _to_two_at_once(post, held_from)


def _to_two_at_once(post, held_from) -> Iterator[Objection]:
    if other := overlapping(post, held_from):
        yield Objection(
            "post-held",
            _("%(officer)s holds %(post)s from %(day)s on; one person holds a post at a time.")
            % {"officer": other.officer, "post": post, "day": day(other.held_from)},
            _("End that holding first, or choose a day after its last."),
            where=reverse("posts:end_holding", args=[other.pk]),
        )
    waiting = Appointment.objects.filter(post=post, closed_at=None).select_related("officer")
    if other := waiting.first():
        yield Objection(
            "already-given",
            _("%(post)s has been given to %(officer)s, and waits for a second administrator.")
            % {"post": post, "officer": other.officer},
            _("Have that confirmed or dropped first."),
            where=reverse("posts:post", args=[post.pk]),
        )


def _to_oneself(officer, by, says) -> Iterator[Objection]:
    if officer == by:
        yield Objection("own-post", says, _("Ask another administrator to do it."))


def to_confirming(given: Appointment, by: Officer) -> Iterator[Objection]:
    """Object to confirming what one gave or is given, or what has been seen to."""
    yield from lacks(by, Perm.ARRANGE_POSTS, given.post.portfolio)
    yield from _to_closed(given)
    if by == given.given_by:
        yield Objection(
            "own-gift",
            _("%(officer)s gave this post; a second administrator confirms it.") % {"officer": by},
            _("Ask another administrator of this portfolio."),
        )
    yield from _to_oneself(given.officer, by, _("Nobody confirms a post for themselves."))
    if not given.officer.is_active:
        yield Objection(
            "no-such-holder",
            _("%(officer)s may no longer sign in.") % {"officer": given.officer},
            _("Drop this appointment, and give the post to somebody else."),
        )
    since = max(given.held_from, timezone.localdate())
    if other := overlapping(given.post, since):
        yield Objection(
            "post-held",
            _("%(officer)s still holds %(post)s on that day.")
            % {"officer": other.officer, "post": given.post},
            _("End that holding first."),
            where=reverse("posts:end_holding", args=[other.pk]),
        )


def _to_closed(given) -> Iterator[Objection]:
    if given.closed_at:
        yield Objection(
            "seen-to",
            _("This has been confirmed or dropped already."),
            _("Open the post again to see how it stands."),
            where=reverse("posts:post", args=[given.post_id]),
        )


def to_dropping(given: Appointment, by: Officer) -> Iterator[Objection]:
    """Object to dropping an appointment that has been seen to."""
    yield from lacks(by, Perm.ARRANGE_POSTS, given.post.portfolio)
    yield from _to_closed(given)


def to_ending(holding: PostHolding, by: Officer, last_day) -> Iterator[Objection]:
    """Object to ending a holding on a day long gone, or twice."""
    yield from lacks(by, Perm.ARRANGE_POSTS, holding.post.portfolio)
    today = timezone.localdate()
    if holding.held_to is not None and holding.held_to < today:
        yield Objection(
            "ended-already",
            _("This holding ended on %(day)s.") % {"day": day(holding.held_to)},
            _("Open the post again to see who holds it."),
            where=reverse("posts:post", args=[holding.post_id]),
        )
    elif holding.held_to is not None and last_day > holding.held_to:
        yield Objection(
            "only-sooner",
            _("This holding ends on %(day)s, and is not made longer.")
            % {"day": day(holding.held_to)},
            _("Give the post again from the day after."),
        )
    if last_day < today - timedelta(days=1):
        yield Objection(
            "in-the-past",
            _("A holding ends yesterday at the earliest, because what was signed since stands."),
            _("Give yesterday to end it at once, or a day to come."),
        )


def to_role(officer: Officer, role: Role, portfolio, by: Officer) -> Iterator[Objection]:
    """Object to giving or taking a role: of oneself, or one that is given elsewhere."""
    yield from lacks(by, Perm.GRANT_ROLES, portfolio)
    yield from _to_oneself(officer, by, _("Nobody gives or takes their own roles."))


def to_making_administrators(role: Role) -> Iterator[Objection]:
    """Object to making an administrator here: whoever could, could be both pairs of eyes."""
    if role == Role.ADMINISTRATOR:
        yield Objection(
            "made-elsewhere",
            _("Administrators are not made on this page: one could make a second, and be both."),
            _("Ask whoever runs Heed to make one from the command line."),
        )


def to_whoever_arranges_nothing(by: Officer) -> Iterator[Objection]:
    """Object to somebody whose roles let them arrange posts nowhere."""
    if not portfolios_in_which(by, [Perm.ARRANGE_POSTS]):
        yield Objection(
            "not-permitted",
            _("Your role does not let you arrange people and posts."),
            _("Ask an administrator to do it."),
        )


def to_disabling(officer: Officer, by: Officer) -> Iterator[Objection]:
    """Object only to shutting oneself out; what somebody still owes is no reason."""
    yield from _to_oneself(officer, by, _("Nobody shuts themselves out."))


def to_a_person_elsewhere(officer: Officer, by: Officer, theirs, mine) -> Iterator[Objection]:
    """Object to acting on somebody who works in none of an administrator's portfolios."""
    if theirs and not theirs & mine:
        yield Objection(
            "works-elsewhere",
            _("%(officer)s works in no portfolio you arrange.") % {"officer": officer},
            _("Ask an administrator of where they work."),
        )
