"""A programme in Kadar and Orsa, whose second country sends it to the minister."""

from decisions.models import Decision
from recipients.models import Country
from tests import cases


def orsa():
    """The further country."""
    return Country.objects.get(code="OR")


def units(cast):
    """A unit in each country."""
    western = cases.a_unit(cast, "Western Division")
    eastern = cases.a_unit(cast, "Eastern Division")
    type(eastern).objects.filter(pk=eastern.pk).update(country=orsa())
    return [western, type(eastern).objects.get(pk=eastern.pk)]


def put_to_the_minister(cast):
    """The programme, signed and with the minister."""
    said = {"OR": {"uk.dp": "not_sought"}}
    return cases.sign_off(cast, units=units(cast), also_in=[orsa()], of=said)


def decided(cast, case, **verdict):
    """A yes to it, that says what is given."""
    cases.decide(cast, case, "authorise", verdict=cases.a_yes(cast, **verdict))
    return Decision.objects.get(assessment=case)
