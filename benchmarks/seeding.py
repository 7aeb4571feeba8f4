"""Fill an empty, migrated database with a bench's world, as the owner."""

import time
from collections.abc import Callable
from datetime import date

from django.db import connection, transaction

from accounts import actions
from accounts.models import Officer, Organisation, Portfolio, Post, PostRung
from accounts.roles import Role
from assessments.models import Assistance
from benchmarks.bulk import Loader
from benchmarks.world import World
from recipients.models import Country

PEOPLE = {
    "author": ("bench.author@heed.example", "Bench Author", [Role.OFFICIAL]),
    "decider": (
        "bench.decider@heed.example",
        "Bench Director",
        [Role.APPROVER, Role.AUDITOR, Role.ASSURANCE_LEAD],
    ),
    "giver": ("bench.giver@heed.example", "Bench Giver", [Role.ADMINISTRATOR]),
    "confirmer": ("bench.confirmer@heed.example", "Bench Confirmer", [Role.ADMINISTRATOR]),
}


class CannotSeed(Exception):
    """The database is not one to fill: what is in the way, and what to do."""


def seed(cases: int, say: Callable[[str], None]) -> None:
    """Fill the database; raise CannotSeed where it holds cases or the role may not."""
    if Assistance.objects.exists():
        raise CannotSeed(
            "This database already holds cases. Seed an empty one: a bench is never mixed "
            "with real cases."
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT usesuper FROM pg_user WHERE usename = current_user")
        if not cursor.fetchone()[0]:
            raise CannotSeed(
                "This role may not set the triggers aside. Run the command with DATABASE_URL "
                "set to the owner's address (OWNER_DATABASE_URL)."
            )
    began = time.monotonic()
    with transaction.atomic():
        people = _people()
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            loader = Loader(cursor.cursor)
            world = World(loader, people, cases)
            world.recipients_first(max(cases // 20, 10))
            for number in range(1, cases + 1):
                world.case(number)
                if number % 10_000 == 0:
                    say(f"{number:,} cases in {time.monotonic() - began:.0f} s")
            world.series()
            loader.finish()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")  # as the database itself does in time
    say(f"{cases:,} cases seeded in {time.monotonic() - began:.0f} s.")


def _people() -> dict[str, Officer]:
    actions.sync_permissions()
    department = Organisation.objects.create(name="Bench Department")
    portfolios = [
        Portfolio.objects.create(organisation=department, name=f"Bench portfolio {number}")
        for number in range(1, 5)
    ]
    actions.sync_roles()
    actions.the_program()
    if not Country.objects.exists():
        Country.objects.bulk_create(
            Country(code=f"{first}{second}", name=f"Country {first}{second}")
            for first in "ABCDEF"
            for second in "ABCDEFGHIJ"
        )
    people = {}
    for key, (email, name, roles) in PEOPLE.items():
        officer = Officer.objects.create_user(email, "bench only", name=name)
        for portfolio in portfolios:
            for role in roles:
                actions.grant_role(officer, role, portfolio)
        people[key] = officer
    _ladder(department, portfolios, people)
    return people


def _ladder(
    department: Organisation, portfolios: list[Portfolio], people: dict[str, Officer]
) -> None:
    for portfolio in portfolios:
        for title, level_id, rank in (
            ("Team leader", "team_leader", 1),
            ("Director", "senior", 2),
            ("Minister", "minister", 3),
        ):
            post = Post.objects.create(
                title=f"{title}, {portfolio.name}", organisation=department, portfolio=portfolio
            )
            PostRung.objects.create(post=post, framework_id="uk-osja", level_id=level_id, rank=rank)
            actions.appoint_by_two(
                people["decider"],
                post,
                held_from=date(2018, 1, 1),
                given_by=people["giver"],
                confirmed_by=people["confirmer"],
            )
