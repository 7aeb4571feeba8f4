"""Whom one may sign in as in the demo: shown in the terminal and on the sign-in page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer, Post
from accounts.queries import holdings_on, roles_of
from accounts.roles import Role
from policy.queries import frameworks_of

DOES = {
    Role.OFFICIAL: _("Plans help and writes assessments."),
    Role.LEGAL_ADVISER: _("Advises on the law."),
    Role.HUMAN_RIGHTS_ADVISER: _("Advises on human rights, and makes findings."),
    Role.IHL_ADVISER: _("Advises on the law of armed conflict."),
    Role.POST_ADVISER: _("Advises from the country itself."),
    Role.ASSURANCE_LEAD: _("Sees that like cases are judged alike."),
    Role.APPROVER: _("Signs and decides."),
    Role.MINISTER: _("Decides what goes highest."),
    Role.PRIVATE_OFFICE: _("Records what is decided on paper."),
    Role.DUTY_OFFICER: _("May stop help at once."),
    Role.MONITORING_OFFICER: _("Watches help while it is given."),
    Role.INTAKE_OFFICER: _("Receives concerns."),
    Role.AUDITOR: _("Reads everything and changes nothing."),
    Role.POLICY_LEAD: _("Puts frameworks in use."),
    Role.ADMINISTRATOR: _("Arranges people, posts and roles."),
}


@dataclass(frozen=True)
class Person:
    """An officer of the demo's world: post, role, office, and the frameworks that office applies.

    `portrait` says what they do; `organisation` and `applies` are those of the post they hold.
    """

    public_id: str
    name: str
    post: str
    email: str
    portrait: str = ""
    organisation: str = ""
    applies: str = ""


def people_to_sign_in_as() -> list[Person]:
    """Return the demo's officers, office by office, with their posts of today and their roles.

    The demo's people have addresses under .example, which nobody can own.
    """
    held: dict[int, list[Post]] = {}
    seats = holdings_on(timezone.localdate()).select_related("officer", "post__organisation")
    for holding in seats:
        held.setdefault(holding.officer_id, []).append(holding.post)
    officers = list(
        Officer.objects.filter(is_active=True, email__endswith=".example").order_by("pk")
    )
    officers.sort(key=lambda each: _office(held.get(each.pk, ())))  # those without one come first
    laws: dict[int, str] = {}
    return [_person(officer, held.get(officer.pk, []), laws) for officer in officers]


def _office(posts: Sequence[Post]) -> int:
    return posts[0].organisation_id if posts else 0


def _person(officer: Officer, posts: list[Post], laws: dict[int, str]) -> Person:
    roles = {role for _where, role in roles_of(officer)}
    titles = [str(each) for each in posts] or sorted(str(role.label) for role in roles)
    office = posts[0].organisation if posts else None
    if office and office.pk not in laws:
        laws[office.pk] = "; ".join(str(each.title) for each in frameworks_of(office))
    return Person(
        public_id=str(officer.public_id),
        name=officer.name,
        post=", ".join(titles),
        email=officer.email,
        portrait=" ".join(str(DOES[role]) for role in DOES if role in roles) if posts else "",
        organisation=office.name if office else "",
        applies=laws[office.pk] if office else "",
    )


def as_table(people: list[Person]) -> str:
    """Return the people as lines of three columns, each office under its name."""
    head = ("Name", "Post", "E-mail")
    rows = [head, *((each.name, each.post, each.email) for each in people)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines, office = [_line(head, widths)], ""
    for each in people:
        if each.organisation != office:
            office = each.organisation
            lines += ["", office]
        lines.append(_line((each.name, each.post, each.email), widths))
    return "\n".join(lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()
