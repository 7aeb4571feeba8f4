"""Cases most tests begin from, written once for all of them instead of once for each.

`@kept` stands before a function of `tests/cases.py` that takes a case some stages further. The
first test that calls it with nothing but the cast has its world written by the real acts into a
database of its own and committed; every other test is moved to a copy of that database before it
has written anything, and goes on there inside its own transaction. A test that has already written
something, travels in time, or asks for something of its own has its case written as ever.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

import time_machine
from django import db
from django.db import transaction

from assessments.models import Assessment
from tests import databases

# Whichever connection is Django's now: once a browser's event loop runs on the tests' thread, that
# is another than the one before.
LINK = db.connection
LOCK = 4218
LONGEST_NAME = 45  # a worker's copy carries the worker's name behind it, of 63 letters in all
_writing: list[str] = []  # what is being written now; nothing within it is taken from elsewhere
_open: dict = {}  # by database, the connection this worker keeps to its copy
_home: list = []  # the connection a moved test must be brought back to


def kept(build: Callable) -> Callable:
    """Let tests that ask for this stage alone share one world in which it was reached."""

    @wraps(build)
    def stage(cast, *args, **said):
        if args or not set(said) <= {"findings"} or not _may_be_moved():
            return build(cast, *args, **said)
        name = _name_of(build, said)
        if len(name) > LONGEST_NAME:
            return build(cast, **said)
        if name not in _open:
            _open[name] = _copy_of(name, lambda: build(type(cast)(), **said))
        _move_to(_open[name])
        return Assessment.objects.select_related("assistance", "portfolio").latest("pk")

    return stage


@contextmanager
def undone() -> Iterator[None]:
    """Do something in a transaction within the test's, and undo it."""
    block = transaction.atomic()
    block._from_testcase = True  # what is done here may be an act of its own
    with block:
        yield
        transaction.set_rollback(True)


def come_home() -> None:
    """Bring a test that was moved back to its worker's own database, once it is undone."""
    if _home:
        LINK.connection = _home.pop()
        LINK.connection.autocommit = True


def _name_of(build: Callable, said: dict) -> str:
    found = "".join(f"_{code}_{'_'.join(both)}" for code, both in said.get("findings", {}).items())
    asked = found or "_low" if "findings" in said else ""
    return f"heed_kept_{build.__module__.rpartition('.')[2]}_{build.__name__}{asked}".lower()


def _may_be_moved() -> bool:
    """Say whether this test's work is undone after it, and it has written nothing so far."""
    if _writing or _home or not LINK.in_atomic_block or LINK.needs_rollback:
        return False
    if time_machine.escape_hatch.is_travelling() or LINK.run_on_commit:
        return False
    if not LINK.settings_dict["NAME"].startswith("heed_test_"):
        return False
    with LINK.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id_if_assigned() IS NULL")
        return cursor.fetchone()[0]


def _copy_of(name: str, write: Callable):
    """Return a connection to this worker's copy of a world, writing it first if nobody has."""
    ours = f"{name}_{LINK.settings_dict['NAME']}"
    with databases.as_owner() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            half_made = f"{name}_half_made"
            databases.copy(databases.TEMPLATE, half_made)
            _write_into(half_made, write)
            cursor.execute(f'ALTER DATABASE "{half_made}" RENAME TO "{name}"')
        databases.copy(name, ours)
    return _connect(ours)


def _connect(name: str):
    return LINK.get_new_connection(LINK.get_connection_params() | {"dbname": name})


def _write_into(name: str, write: Callable) -> None:
    """Write a world and commit each act of it; nobody is mailed and nothing is queued."""
    with _outside_the_test(_connect(name)):
        _writing.append(name)
        LINK.on_commit = lambda *_args, **_said: None
        try:
            write()
        finally:
            del LINK.on_commit
            _writing.pop()
            LINK.connection.close()


@contextmanager
def _outside_the_test(connection) -> Iterator[None]:
    """Use another connection as if no test were under way on it."""
    names = ("connection", "autocommit", "in_atomic_block", "savepoint_ids", "atomic_blocks")
    before = {name: getattr(LINK, name) for name in (*names, "commit_on_exit", "run_on_commit")}
    connection.autocommit = True
    now = (connection, True, False, [], [])
    for name, value in zip(names, now, strict=True):
        setattr(LINK, name, value)
    LINK.init_connection_state()
    try:
        yield
    finally:
        for name, value in before.items():
            setattr(LINK, name, value)


def _move_to(connection) -> None:
    """Go on with the test on another connection, in a transaction as deep as its own."""
    LINK.connection.rollback()
    _home.append(LINK.connection)
    LINK.connection = connection
    connection.autocommit = False
    LINK.init_connection_state()
    with LINK.cursor() as cursor:
        for savepoint in filter(None, LINK.savepoint_ids):
            cursor.execute(f'SAVEPOINT "{savepoint}"')
