"""What officers may do while help is given."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer
from recipients.permissions import READ_RESTRICTED


class Perm(TextChoices):
    """What one may do, as the end of "You may …"."""

    REPORT = "accounts.report_monitoring", _("report on how the help is used")
    HOLD = "accounts.hold_assistance", _("hold assistance at once")
    RATIFY_HOLD = "accounts.ratify_hold", _("ratify a hold or lift it")
    STOP = "accounts.stop_assistance", _("suspend or withdraw assistance")
    WEIGH = "accounts.weigh_trigger", _("decide what an incident means for a case")
    COMPLETE = "accounts.complete_assistance", _("record that assistance is complete")


def is_restricted(trigger: Any) -> bool:
    """Say whether only some may know what opened a trigger."""
    return trigger.allegation is not None and trigger.allegation.restricted


def may_read(trigger: Any, officer: Officer) -> bool:
    """Say whether this officer may know what opened a trigger."""
    if not is_restricted(trigger):
        return True
    return officer.may(READ_RESTRICTED, trigger.allegation.portfolio)
