"""A real browser, and Heed itself behind it, on a database where what is done is committed."""

import pytest

from tests.journeys.people import Company
from tests.journeys.server import serving


@pytest.fixture
def company(browser, committed_cast, request):
    """Return the people of a journey, each with a browser of their own, and an empty register."""
    with serving() as address:
        people = Company(browser, address, request.node.name)
        yield people
        people.leave()
    assert people.trouble == []
