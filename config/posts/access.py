"""The doors to people and posts: for those who arrange them, in their own portfolios."""

from django.http import Http404

from accounts.models import Appointment, Officer, Portfolio, Post, PostHolding
from accounts.permissions import Perm
from accounts.roles import Role
from config.queries import portfolios_in_which


def arranged_by(officer) -> frozenset[int]:
    """Return the keys of the portfolios whose posts an officer arranges, or answer 404."""
    if keys := portfolios_in_which(officer, [Perm.ARRANGE_POSTS]):
        return keys
    raise Http404("This officer arranges no posts.")


def portfolios_for(officer):
    """Return the portfolios whose posts an officer arranges."""
    found = Portfolio.objects.filter(pk__in=arranged_by(officer))
    return found.select_related("organisation").order_by("organisation__name", "name")


def _one(rows, officer, prefix, **which):
    about = {f"{prefix}portfolio__in": arranged_by(officer)}
    found = rows.filter(**about, **which).first()
    if found is None:
        raise Http404("There is no such thing among the posts this officer arranges.")
    return found


def post_for(officer, pk) -> Post:
    """Return a post of a portfolio this officer arranges, or answer 404."""
    return _one(Post.objects.select_related("portfolio", "organisation"), officer, "", pk=pk)


def holding_for(officer, pk) -> PostHolding:
    """Return a holding of such a post, or answer 404."""
    rows = PostHolding.objects.select_related("post__portfolio", "officer")
    return _one(rows, officer, "post__", pk=pk)


def appointment_for(officer, pk) -> Appointment:
    """Return an appointment to such a post, or answer 404."""
    rows = Appointment.objects.select_related("post__portfolio", "officer", "given_by")
    return _one(rows, officer, "post__", pk=pk)


def person_for(officer, public_id) -> Officer:
    """Return somebody an administrator may look up, or answer 404: everybody but the program."""
    arranged_by(officer)
    found = Officer.objects.filter(public_id=public_id, is_program=False).first()
    if found is None:
        raise Http404("There is no such officer.")
    return found


def role_for(officer, portfolio, role) -> tuple[Portfolio, Role]:
    """Return a portfolio this officer arranges, and a role there is, or answer 404."""
    found = portfolios_for(officer).filter(pk=portfolio).first()
    if found is None or role not in Role.values:
        raise Http404("There is no such role here.")
    return found, Role(role)
