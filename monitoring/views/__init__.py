"""The pages of the watch."""

from monitoring.views.acts import act
from monitoring.views.case import case, changed, close, report, trigger
from monitoring.views.incidents import alleged, find_recipient, reached
from monitoring.views.watch import watch

__all__ = [
    "act",
    "alleged",
    "case",
    "changed",
    "close",
    "find_recipient",
    "reached",
    "report",
    "trigger",
    "watch",
]
