"""The database of the demo: brought up to date, and filled once with a made-up world."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command, get_commands
from django.db import connection

from accounts.models import Organisation
from config import env
from config.services import CannotStart, Services
from policy.registry import edited_files

MADE = "world-is-made"


def half_made(folder: Path | None) -> bool:
    """Say whether an earlier start was cut short while it filled the world."""
    return folder is not None and not (folder / MADE).exists()


def bring_up_to_date(services: Services, say: Callable[[str], None], *, empty: bool) -> None:
    """Apply the migrations as the owner, then fill an empty world as the application."""
    os.environ.update(services.environment)
    say("Bringing the database up to date.")
    owner = "OWNER_DATABASE_URL" if os.environ.get("OWNER_DATABASE_URL") else "DATABASE_URL"
    with signed_in_by(owner):
        call_command("migrate", verbosity=0, interactive=False)
    with signed_in_by("DATABASE_URL"):
        refuse_edited_law()
        wanted = not empty and "demo_world" in get_commands()
        if wanted and not Organisation.objects.exists():
            say("Making a fictional world to look around in. This happens once.")
            call_command("demo_world")
    if services.folder:
        (services.folder / MADE).touch()


def refuse_edited_law() -> None:
    """Refuse to start on data that was decided under another text of a policy's same version."""
    if edited := edited_files():
        raise CannotStart(
            f"{' '.join(edited)} Or run `make demo-reset`, which forgets the demo's data, and "
            "start again."
        )


@contextmanager
def signed_in_by(name: str) -> Iterator[None]:
    """Use the database at the address in this variable.

    This program started before there was a database, so its settings name none. Pointing the one
    connection elsewhere saves starting Django three times over.
    """
    connection.close()
    before = dict(connection.settings_dict)
    connection.settings_dict.update(env.database(name))
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)
