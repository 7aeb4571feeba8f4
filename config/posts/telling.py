"""Who is told when people and posts change; a notice names the post or the person, no case."""

from datetime import date

from django.urls import reverse

from accounts.models import Appointment, Officer, Portfolio, Post, PostHolding
from accounts.queries import officers_with
from accounts.roles import Role
from casework.actions import tell
from config.posts.queries import loans_of


def administrators_of(post: Post, *, but: Officer) -> list[Officer]:
    """Return who else arranges a post."""
    return list(officers_with(Role.ADMINISTRATOR, post.portfolio).exclude(pk=but.pk))


def of_a_post_to_confirm(given: Appointment) -> None:
    """Tell the other administrators that a signing post waits for one of them."""
    others = [
        each
        for each in administrators_of(given.post, but=given.given_by)
        if each.pk != given.officer_id
    ]
    path = reverse("posts:confirm_holder", args=[given.pk])
    tell(others, f"post-confirm-{given.pk}", given.post, due_on=given.held_from, path=path)


def of_a_post_given(holding: PostHolding) -> None:
    """Tell an officer of the post they are given."""
    path = reverse("accounts:yours")
    tell([holding.officer], "post-given", holding.post, due_on=holding.held_from, path=path)


def of_a_holding_ended(holding: PostHolding, by: Officer, last_day: date) -> None:
    """Tell the holder, whoever borrowed the post from them, and who must see to the gap."""
    post, officer = holding.post, holding.officer
    path = reverse("accounts:yours")
    tell([officer], "post-ended", post, due_on=last_day, path=path)
    of_lapsed_loans(officer, last_day, posts=[post])
    of_a_gap(post, by, last_day)


def of_lapsed_loans(officer: Officer, day: date, posts=None) -> None:
    """Tell each borrower that what an officer lent them lapses, and where it says why."""
    path = reverse("decisions:delegations")
    for loan in loans_of(officer, day, posts):
        tell([loan.delegate], "loan-lapsed", loan.post, due_on=day, path=path)


def of_a_gap(post: Post, by: Officer, day: date) -> None:
    """Tell those who see to it that a post falls vacant: administrators, assurance leads."""
    path = reverse("posts:post", args=[post.pk])
    tell(administrators_of(post, but=by), "post-vacant", post, due_on=day, path=path)
    tell(officers_with(Role.ASSURANCE_LEAD, post.portfolio), "post-vacant", post, due_on=day)


def of_a_role_given(officer: Officer, portfolio: Portfolio, by: Officer, day: date) -> None:
    """Tell the other administrators who was let see and do what: one alone could let anybody."""
    others = officers_with(Role.ADMINISTRATOR, portfolio).exclude(pk__in=[by.pk, officer.pk])
    path = reverse("posts:person", args=[officer.public_id])
    tell(others, "role-given", officer, due_on=day, path=path)


def of_somebody_shut_out(officer: Officer, posts: list[Post], by: Officer, day: date) -> None:
    """Tell who must act when somebody who holds posts and lends them may not sign in any more."""
    of_lapsed_loans(officer, day)
    for post in posts:
        of_a_gap(post, by, day)
