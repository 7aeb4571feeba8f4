"""What administrators do to people and posts: judged, done by `accounts`, and in the ledger."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import actions
from accounts.models import Appointment, Officer, Post, PostHolding
from accounts.permissions import Perm
from accounts.queries import posts_of, signs
from casework.refusals import Objection
from casework.road import journey
from config.posts import refusing, telling
from config.posts.queries import where_they_work
from config.queries import portfolios_in_which
from decisions.actions.refusing import lacks


def create_post(*, by: Officer, portfolio, title: str, rungs: dict) -> Post:
    """Create a post, on these rungs; nobody sits in it yet."""
    with journey() as act:
        found = lacks(by, Perm.ARRANGE_POSTS, portfolio)
        if Post.objects.filter(organisation=portfolio.organisation_id, title=title).exists():
            found.append(
                Objection(
                    "title-taken",
                    _("%(organisation)s has a post called %(title)s already.")
                    % {"organisation": portfolio.organisation, "title": title},
                    _("Give this one a title of its own."),
                )
            )
        refusing.refuse_if(found, verb="accounts.create_post", subject=portfolio, by=by)
        post = actions.create_post(title, portfolio, rungs=rungs)
        act.record("accounts.create_post", post, by=by, rungs={k: v[0] for k, v in rungs.items()})
    return post


def give(post: Post, *, by: Officer, officer: Officer, held_from, reason: str):
    """Give a post from a day on: at once, or to be confirmed by a second where it signs."""
    with journey() as act:
        post = _locked(post)
        found = refusing.to_giving(post, officer, by, held_from)
        refusing.refuse_if(found, verb="accounts.give_post", subject=post, by=by)
        details = {"officer": str(officer.public_id), "held_from": held_from}
        if signs(post):
            given = actions.propose(officer, post, held_from=held_from, by=by, reason=reason)
            act.record("accounts.propose_holder", post, by=by, appointment=given.pk, **details)
            act.entries[-1].reason = reason
            telling.of_a_post_to_confirm(given)
            return given
        held = actions.appoint(officer, post, held_from=held_from)
        act.record("accounts.give_post", post, by=by, holding=held.pk, **details)
        act.entries[-1].reason = reason
        telling.of_a_post_given(held)
    return held


def _locked(post: Post) -> Post:
    """Lock a post, so that two who give it at once are not both heard."""
    rows = Post.objects.select_related("portfolio", "organisation")
    return rows.select_for_update(of=("self",)).get(pk=post.pk)


def confirm(given: Appointment, *, by: Officer) -> PostHolding:
    """Confirm, as the second administrator, a signing post another gave."""
    with journey() as act:
        post = _locked(given.post)
        given = _afresh(given)
        found = refusing.to_confirming(given, by)
        refusing.refuse_if(found, verb="accounts.confirm_holder", subject=post, by=by)
        since = max(given.held_from, timezone.localdate())
        held = actions.confirm(given, by=by, held_from=since)
        act.record(
            "accounts.confirm_holder",
            post,
            by=by,
            appointment=given.pk,
            officer=str(given.officer.public_id),
            given_by=str(given.given_by.public_id),
            held_from=since,
        )
        telling.of_a_post_given(held)
    return held


def _afresh(given: Appointment) -> Appointment:
    rows = Appointment.objects.select_related("post__portfolio", "officer", "given_by")
    return rows.get(pk=given.pk)


def drop(given: Appointment, *, by: Officer) -> Appointment:
    """Let an appointment fall that nobody has confirmed."""
    with journey() as act:
        post = _locked(given.post)
        given = _afresh(given)
        found = refusing.to_dropping(given, by)
        refusing.refuse_if(found, verb="accounts.drop_holder", subject=post, by=by)
        actions.drop(given, by=by)
        act.record("accounts.drop_holder", post, by=by, appointment=given.pk)
    return given


def end_holding(holding: PostHolding, *, by: Officer, last_day, handover: str):
    """End a holding on a day; what was signed in it stands, what was lent from it lapses."""
    with journey() as act:
        post = _locked(holding.post)
        holding = PostHolding.objects.select_related("post__portfolio", "officer").get(
            pk=holding.pk
        )
        found = refusing.to_ending(holding, by, last_day)
        refusing.refuse_if(found, verb="accounts.end_holding", subject=post, by=by)
        details = {"holding": holding.pk, "officer": str(holding.officer.public_id)}
        actions.end_holding(holding, last_day=last_day, handover=handover)
        act.record("accounts.end_holding", post, by=by, last_day=last_day, **details)
        act.entries[-1].reason = handover
        telling.of_a_holding_ended(holding, by, last_day)


def enter(*, by: Officer, email: str, name: str) -> Officer:
    """Enter an officer, who is then invited to set a password."""
    with journey() as act:
        found = list(refusing.to_whoever_arranges_nothing(by))
        if Officer.objects.filter(email__iexact=email).exists():
            found.append(
                Objection(
                    "known-already",
                    _("There is an officer with the address %(email)s already.") % {"email": email},
                    _("Look for them among the officers."),
                )
            )
        refusing.refuse_if(found, verb="accounts.enter_officer", subject=by, by=by)
        officer = actions.create_officer(email, name)
        act.record("accounts.enter_officer", officer, by=by, officer=str(officer.public_id))
    return officer


def give_role(officer: Officer, *, by: Officer, role, portfolio) -> None:
    """Give somebody else a role in a portfolio."""
    with journey() as act:
        found = [
            *refusing.to_role(officer, role, portfolio, by),
            *refusing.to_making_administrators(role),
        ]
        refusing.refuse_if(found, verb="accounts.give_role", subject=officer, by=by)
        actions.grant_role(officer, role, portfolio)
        act.record("accounts.give_role", officer, by=by, role=role, portfolio=portfolio.pk)
        telling.of_a_role_given(officer, portfolio, by, timezone.localdate())


def take_role(officer: Officer, *, by: Officer, role, portfolio) -> None:
    """Take a role in a portfolio away from somebody else."""
    with journey() as act:
        found = refusing.to_role(officer, role, portfolio, by)
        refusing.refuse_if(found, verb="accounts.take_role", subject=officer, by=by)
        actions.take_role(officer, role, portfolio)
        act.record("accounts.take_role", officer, by=by, role=role, portfolio=portfolio.pk)


def disable(officer: Officer, *, by: Officer, reason: str) -> None:
    """Let an officer sign in no longer, whatever they owe; tell those who must act."""
    today = timezone.localdate()
    with journey() as act:
        found = [*refusing.to_disabling(officer, by), *_elsewhere(officer, by, today)]
        refusing.refuse_if(found, verb="accounts.disable_officer", subject=officer, by=by)
        posts = posts_of(officer, today)
        actions.let_sign_in(officer, False)
        act.record(
            "accounts.disable_officer",
            officer,
            by=by,
            officer=str(officer.public_id),
            posts=[post.pk for post in posts],
        )
        act.entries[-1].reason = reason  # of which the ledger keeps a digest
        telling.of_somebody_shut_out(officer, posts, by, today)


def enable(officer: Officer, *, by: Officer) -> None:
    """Let an officer sign in again, with the posts and roles they still have."""
    with journey() as act:
        found = _elsewhere(officer, by, timezone.localdate())
        refusing.refuse_if(found, verb="accounts.enable_officer", subject=officer, by=by)
        actions.let_sign_in(officer, True)
        act.record("accounts.enable_officer", officer, by=by, officer=str(officer.public_id))


def _elsewhere(officer: Officer, by: Officer, day):
    mine = portfolios_in_which(by, [Perm.ARRANGE_POSTS])
    return refusing.to_a_person_elsewhere(officer, by, where_they_work(officer, day), mine)
