"""What one can do about decisions."""

from decisions.actions.conditions import evidence_condition
from decisions.actions.deciding import decide
from decisions.actions.delegating import end_delegation, grant_delegation
from decisions.actions.differing import send_up_differing
from decisions.actions.earlier import (
    confirm_import,
    hold_for_confirming,
    import_earlier_decisions,
)
from decisions.actions.elsewhere import (
    confirm_recorded,
    discard_recorded,
    record_elsewhere,
    waiting_on,
)
from decisions.actions.passing import take_way
from decisions.actions.putting import defer, put_to_decision, sign
from decisions.actions.starting import start_delivery
from decisions.actions.telling import record_communication, rely_on_letter

__all__ = [
    "confirm_import",
    "confirm_recorded",
    "decide",
    "defer",
    "discard_recorded",
    "end_delegation",
    "evidence_condition",
    "grant_delegation",
    "hold_for_confirming",
    "import_earlier_decisions",
    "put_to_decision",
    "record_communication",
    "record_elsewhere",
    "rely_on_letter",
    "send_up_differing",
    "sign",
    "start_delivery",
    "take_way",
    "waiting_on",
]
