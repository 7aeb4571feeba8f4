"""How a decision and its conditions are put into words, wherever they are named."""

from typing import Any

from django.utils.translation import gettext as _

from decisions.models import Condition


def outcome(said: Any, conditions: Any) -> str:
    """Say what was decided, and that there are conditions where anything says so."""
    if not conditions:
        return str(said)
    return _("%(decided)s with conditions") % {"decided": said}


def if_it_fails(kind: str) -> str:
    """Say what follows where a condition of this kind is not kept."""
    if kind == Condition.Kind.PRECEDENT:
        return _("Delivery may not start until it is shown to be met.")
    return _("A breach opens a trigger, and the case must be weighed and decided again.")
