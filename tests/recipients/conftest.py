import pytest

from recipients.actions import register_recipient
from recipients.models import Country, Recipient


@pytest.fixture
def enter(cast):
    """Enter a recipient of Kadar in the cast's register, by Amina unless told."""

    def entered(name, *, by=None, **fields):
        by = by or cast.amina
        given = {"kind": Recipient.Kind.UNIT, "country": Country.objects.get(code="KD")} | fields
        portfolio = given.pop("portfolio", None) or cast.portfolio
        return register_recipient(by=by, portfolio=portfolio, name=name, **given)

    return entered


@pytest.fixture
def police(enter):
    return enter("Kadari National Police", kind=Recipient.Kind.FORCE)


@pytest.fixture
def academy(enter, police):
    return enter("National Police Academy", kind=Recipient.Kind.INSTITUTION, parent=police)


@pytest.fixture
def as_officer(client):
    """Sign somebody in and hand back the browser."""

    def signed_in(officer):
        client.force_login(officer)
        return client

    return signed_in
