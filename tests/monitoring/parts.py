"""Stops of an operation, of people or items by their name, and what gives them back."""

from monitoring import actions
from monitoring.models import Suspension
from tests.monitoring.watched import a_resumption, a_stop, signed

NORTH, FUEL = "The operation in the north", "Fuel"


def units(case):
    return list(case.assistance.recipients.order_by("pk"))


def stop(cast, case, part="", unit=None):
    """Stop a part, for one unit by its place or for both."""
    recipient = None if unit is None else units(case)[unit]
    signed(
        actions.suspend_part, case, by=cast.osei, proposal=a_stop(recipient=recipient, part=part)
    )
    return Suspension.objects.order_by("-pk").first()


def resume(cast, case, *stops):
    proposal = a_resumption(suspensions=tuple(each.pk for each in stops))
    signed(actions.resume_part, case, by=cast.osei, proposal=proposal)
