"""Test databases: a migrated template, one with the cast in it as well, and copies of them.

The owner's role makes them; the tests connect as the application's role, so that every test
also shows that what it does is within that role's rights. Copies that a test commits to (a
browser, two threads, the worker, an attack) are dropped after it.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from django.db import connections

EMPTY = "heed_empty_template"  # migrated, and nobody in it
TEMPLATE = "heed_template"
ROOT = Path(__file__).resolve().parents[1]


def address_of(name: str, owner: bool = False) -> str:
    """Return the address of one database on the server the tests run on."""
    variable = "OWNER_DATABASE_URL" if owner else "DATABASE_URL"
    return urlunsplit(urlsplit(os.environ[variable])._replace(path=f"/{name}"))


@contextmanager
def as_owner(name: str = "postgres") -> Iterator[psycopg2.extensions.cursor]:
    """Open a cursor as the role that owns everything, outside any transaction."""
    link = psycopg2.connect(address_of(name, owner=True))
    link.autocommit = True
    try:
        with link.cursor() as cursor:
            yield cursor
    finally:
        link.close()


def copy(source: str, name: str) -> None:
    """Make a database as a copy of another, in place of any of that name."""
    with as_owner() as cursor:
        # One copy at a time: PostgreSQL refuses a template somebody else is copying.
        cursor.execute("SELECT pg_advisory_lock(4217)")
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}" STRATEGY file_copy')


def drop(name: str) -> None:
    """Drop a database, whoever is still connected."""
    with as_owner() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def make_template() -> None:
    """Migrate the templates and put the cast in one, once for all workers of a run."""
    with as_owner() as cursor:
        cursor.execute("SELECT pg_advisory_lock(4216)")
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE])
        if cursor.fetchone():
            return
        half_made = f"{TEMPLATE}_half_made"
        for name in (EMPTY, half_made):
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{EMPTY}"')
        _run("manage.py", "migrate", "--verbosity", "0", address=address_of(EMPTY, True))
        copy(EMPTY, half_made)
        _run("-m", "tests.make_cast", address=address_of(half_made))
        cursor.execute(f'ALTER DATABASE "{half_made}" RENAME TO "{TEMPLATE}"')


def _run(*command: str, address: str) -> None:
    environment = os.environ | {
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
    }
    subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True)


def connect_to(name: str) -> str:
    """Point Django's connection at another database; return the name of the one before."""
    link = connections["default"]
    before = link.settings_dict["NAME"]
    link.close()
    connections.settings["default"]["NAME"] = name
    link.settings_dict["NAME"] = name
    return before
