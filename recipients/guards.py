"""What must be true before a recipient's standing changes."""

from django.utils.translation import gettext as _

from casework.guards import guard
from casework.refusals import Objection


@guard
def whoever_entered_it_lifts_no_bar(asking):
    """A bar is lifted by somebody other than the officer who wrote the recipient's entry."""
    if asking.by == asking.case.recorded_by:
        yield Objection(
            "entered-it-oneself",
            _("You entered this recipient in the register, so you cannot lift its bar."),
            _("Ask another officer who may bar recipients to look at it."),
        )
