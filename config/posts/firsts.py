"""The first administrators, whom nobody could have made on a page."""

from accounts import actions
from accounts.models import Officer, Organisation, Portfolio
from accounts.roles import Role
from casework.road import journey


class NoName(Exception):
    """An officer who is not entered yet was given without a name. Says so in a sentence."""


def make_administrator(
    email: str, name: str | None, organisation: str, portfolio: str
) -> tuple[Officer, list[str]]:
    """Make an officer an administrator; return them, and what had to be created for it."""
    made = []
    with journey() as act:
        office, is_new = Organisation.objects.get_or_create(name=organisation)
        made += [f"the organisation {office}"] if is_new else []
        where, is_new = Portfolio.objects.get_or_create(organisation=office, name=portfolio)
        made += [f"the portfolio {where}"] if is_new else []
        actions.sync_roles()
        officer = Officer.objects.filter(email__iexact=email, is_program=False).first()
        if officer is None:
            if not name:
                raise NoName(f"Nobody is entered as {email}. Give their name too: --name.")
            officer = actions.create_officer(email, name)
            made.append(f"the officer {officer}")
        actions.grant_role(officer, Role.ADMINISTRATOR, where)
        act.record(
            "accounts.make_administrator",
            officer,
            by=actions.the_program(),
            officer=str(officer.public_id),
            portfolio=where.pk,
        )
    return officer, made
