"""A case whose help is given and watched, and one whose yes waits for its conditions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cases, hrddp_cases
from tests.cast import Cast
from tests.kept import around_a_module
from tests.monitoring import watched as watching


@pytest.fixture
def authorised(cast):
    """A yes whose condition is not shown to be met yet."""
    return cases.authorised(cast)


@pytest.fixture(scope="module")
def a_watched_case(django_db_setup, django_db_blocker):
    """The key of a case walked the whole way once for all the tests of a module.

    It stands in a transaction around theirs, each of which undoes what it did to it.
    """
    with around_a_module(django_db_blocker):
        yield watching.watched(Cast()).pk


@pytest.fixture
def watched(a_watched_case, cast):
    """Help that may be given, with its plan of the watch."""
    return watching.fresh(a_watched_case)


@pytest.fixture
def query_counter():
    """Count the questions something asks the database."""

    def count(act):
        with CaptureQueriesContext(connection) as asked:
            act()
        return len(asked)

    return count


@pytest.fixture(scope="module")
def a_case_of_two_units(django_db_setup, django_db_blocker):
    """The key of help for two units that may be given, walked once for a module."""
    with around_a_module(django_db_blocker):
        cast = Cast()
        units = [cases.a_unit(cast, "Western Division"), cases.a_unit(cast, "Traffic Police")]
        yield watching.watched(cast, units=units).pk


@pytest.fixture
def case(a_case_of_two_units, cast):
    """Help for two units that may be given and is watched."""
    return watching.fresh(a_case_of_two_units)


@pytest.fixture(scope="module")
def a_case_of_the_un(django_db_setup, django_db_blocker):
    """The key of support under the UN's policy that is watched, walked once for a module."""
    with around_a_module(django_db_blocker):
        yield hrddp_cases.monitoring(Cast()).pk


@pytest.fixture
def un_case(a_case_of_the_un, cast):
    """Support to two battalions that may be given and is watched."""
    return watching.fresh(a_case_of_the_un)
