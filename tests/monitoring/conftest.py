"""A case whose help is given and watched, and one whose yes waits for its conditions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cases, hrddp_cases
from tests.monitoring import watched as watching


@pytest.fixture
def authorised(cast):
    """A yes whose condition is not shown to be met yet."""
    return cases.authorised(cast)


@pytest.fixture
def watched(cast):
    """Help that may be given, with its plan of the watch."""
    return watching.watched(cast)


@pytest.fixture
def query_counter():
    """Count the questions something asks the database."""

    def count(act):
        with CaptureQueriesContext(connection) as asked:
            act()
        return len(asked)

    return count


@pytest.fixture
def case(cast):
    """Help for two units that may be given and is watched."""
    return watching.of_two_units(cast)


@pytest.fixture
def un_case(cast):
    """Support to two battalions, under the UN's policy, that may be given and is watched."""
    return hrddp_cases.monitoring(cast)
