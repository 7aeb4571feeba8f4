"""Whom one may sign in as in the demo: shown in the terminal and on the sign-in page."""

from dataclasses import dataclass

from django.utils import timezone

from accounts.models import Officer
from accounts.queries import holdings_on, roles_of


@dataclass(frozen=True)
class Person:
    """An officer of the demo's world, with what they do there in a few words."""

    public_id: str
    name: str
    post: str
    email: str


def people_to_sign_in_as() -> list[Person]:
    """Return the demo's officers, with the posts they hold today or else their roles.

    The demo's people have addresses under .example, which nobody can own.
    """
    posts: dict[int, list[str]] = {}
    for holding in holdings_on(timezone.localdate()):
        posts.setdefault(holding.officer_id, []).append(str(holding.post))
    officers = Officer.objects.filter(is_active=True, email__endswith=".example").order_by("pk")
    return [
        Person(
            public_id=str(officer.public_id),
            name=officer.name,
            post=", ".join(posts.get(officer.pk) or _roles(officer)),
            email=officer.email,
        )
        for officer in officers
    ]


def _roles(officer: Officer) -> list[str]:
    return sorted({str(role.label) for _, role in roles_of(officer)})


def as_table(people: list[Person]) -> str:
    """Return the people as lines of three columns."""
    rows = [("Name", "Post", "E-mail"), *((each.name, each.post, each.email) for each in people)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
