"""What every test may ask for: a database of its own, the cast, and cases on their way."""

import os
from threading import Thread

import pytest
from hypothesis import HealthCheck, settings

from accounts.actions import grant_role
from accounts.roles import Role
from config.celery import app
from policy import registry
from tests import databases, kept
from tests.browser import browser, chromium
from tests.cast import Cast
from tests.room import pytest_runtest_protocol
from tests.together import pytest_collection_modifyitems, pytest_xdist_make_scheduler

# Fixtures for whatever drives a browser, who runs what, and in how much room.
__all__ = [
    "browser",
    "chromium",
    "pytest_collection_modifyitems",
    "pytest_runtest_protocol",
    "pytest_xdist_make_scheduler",
]

# How long an example takes says how busy the machine is, and nothing of what it shows.
settings.register_profile("heed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("heed")


def pytest_sessionstart(session):
    """Where workers are still to collect the tests, migrate meanwhile what they will copy."""
    if getattr(session.config.option, "numprocesses", None) and os.environ.get("DATABASE_URL"):
        Thread(target=databases.make_template).start()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown():
    """Undo a test where it was moved to, then bring it home."""
    try:
        return (yield)
    finally:
        kept.come_home()


@pytest.fixture(scope="session")
def worker_name() -> str:
    """Which of the parallel workers this is."""
    return os.environ.get("PYTEST_XDIST_WORKER", "alone")


@pytest.fixture(scope="session")
def django_db_setup(worker_name, django_db_blocker):
    """Give each worker a copy of the template, reached as the application's role."""
    databases.make_template()
    name = f"heed_test_{worker_name}"
    databases.copy(databases.TEMPLATE, name)
    before = databases.connect_to(name)
    yield
    databases.connect_to(before)
    databases.drop(name)


@pytest.fixture
def cast(db) -> Cast:
    """The people of the test, inside a transaction that is undone."""
    return Cast()


@pytest.fixture
def a_copy(django_db_setup, django_db_blocker, worker_name):
    """A database of this test's own, where what is done is committed; yields its name."""
    yield from _in_a_copy(f"heed_copy_{worker_name}", django_db_blocker)


def _in_a_copy(name, blocker):
    databases.copy(databases.TEMPLATE, name)
    before = databases.connect_to(name)
    with blocker.unblock():
        yield name
        databases.connect_to(before)
    databases.drop(name)


@pytest.fixture
def committed_cast(a_copy) -> Cast:
    """The people of a test whose work is committed: in a browser, in threads, in an attack."""
    return Cast()


@pytest.fixture(scope="module")
def a_shared_copy(django_db_setup, django_db_blocker, worker_name):
    """A database that the tests of one module share: for attacks, which change nothing."""
    yield from _in_a_copy(f"heed_shared_{worker_name}", django_db_blocker)


@pytest.fixture
def read_afresh():
    """The policies read anew for this test and after it, whatever it puts in use."""
    registry.forget()
    yield
    registry.forget()


@pytest.fixture
def done_at_once():
    """What is handed to the worker is done where it is asked for.

    Said to Celery itself: it reads the settings once, and whoever runs first decides what it read.
    """
    before = app.conf.task_always_eager
    app.conf.task_always_eager = True
    yield
    app.conf.task_always_eager = before


@pytest.fixture
def ravi(cast):
    """The second policy manager, beside Lou."""
    grant_role(cast.ravi, Role.POLICY_LEAD, cast.portfolio)
    return cast.ravi
