"""What one can do while help is given: report, hold, stop, resume, go on, end; and the sweep."""

from monitoring.actions.answers import await_answer
from monitoring.actions.duties import (
    close_duty,
    close_without_proof,
    make_obligations,
    report,
    start_delivery,
)
from monitoring.actions.expiring import expire_due
from monitoring.actions.holds import hold, lift_hold, ratify_hold
from monitoring.actions.stopping import (
    adapt,
    complete,
    continue_on,
    resume,
    resume_part,
    suspend,
    suspend_part,
    withdraw,
)
from monitoring.actions.sweep import sweep
from monitoring.actions.telling import send_notices
from monitoring.actions.triggers import open_trigger, open_triggers_for, record_change
from monitoring.actions.weighing import weigh

__all__ = [
    "adapt",
    "await_answer",
    "close_duty",
    "close_without_proof",
    "complete",
    "continue_on",
    "expire_due",
    "hold",
    "lift_hold",
    "make_obligations",
    "open_trigger",
    "open_triggers_for",
    "ratify_hold",
    "record_change",
    "report",
    "resume",
    "resume_part",
    "send_notices",
    "start_delivery",
    "suspend",
    "suspend_part",
    "sweep",
    "weigh",
    "withdraw",
]
