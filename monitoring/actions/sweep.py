"""The sweep: everything the calendar asks for, looked for again and again.

Each step is a transaction of its own and does only what is not done yet: killed between any two
statements, run twice, or run by two at once, it leaves each row once. It approves nothing and
lets nothing lapse.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any

from django.utils import timezone

from casework.road import journey
from monitoring.actions import (
    baselines,
    climbing,
    considering,
    missing,
    owing,
    reminders,
    vettings,
)
from monitoring.actions.expiring import expire_due
from monitoring.actions.telling import send_notices
from monitoring.models import Sweep

log = logging.getLogger(__name__)


def sweep(now: datetime | None = None) -> Sweep:
    """Do everything that is due, and write down what was done; return the row that says so.

    A step that fails does not keep the others from their work: it is logged, and named in the row.
    """
    now = now or timezone.now()
    row, did = Sweep.objects.create(started_at=now), {}
    for name, step in steps(now):
        try:
            did[name] = step()
        except Exception:
            log.exception("The sweep's step “%s” failed; the next sweep tries it again.", name)
            did[name] = "failed"
    row.did, row.ended_at = did, timezone.now()
    row.save(update_fields=["did", "ended_at"])
    return row


def steps(now: datetime) -> list[tuple[str, Callable[[], Any]]]:
    """Return the steps by name, in order: first what changes things, then who is told of them."""
    today = timezone.localdate(now)
    suspended = cache(vettings.suspended_vettings)  # by the first of two that look at them
    return [
        ("expired", lambda: expire_due(today)),
        ("stops_written", _in_one(missing.write_missing_suspensions)),
        ("watches_planned", missing.plan_watches),
        ("triggers_opened", missing.open_missing_triggers),
        ("holds_weighed", _in_one(considering.ask_what_holds_want)),
        ("vettings_suspended", lambda: vettings.ask_to_settle(suspended())),
        ("owed", owing.owe_what_was_decided),
        ("letters_settled", owing.settle_letters_sent),
        ("baselines_changed", baselines.tell_of_changes),
        ("advice_ran_out", _in_one(climbing.let_advice_clocks_run_out, now)),
        ("duties", _in_one(reminders.remind_of_duties, today)),
        ("triggers", _in_one(climbing.remind_of_triggers, today)),
        ("holds", _in_one(climbing.climb_with_holds, today)),
        ("silence", _in_one(climbing.tell_of_silence, today)),
        ("baselines", _in_one(baselines.remind_of_renewals, today)),
        (
            "vettings_cancelled",
            _in_one(lambda: vettings.tell_of_cancelled(suspended(), today)),
        ),
        ("unowned", _in_one(reminders.tell_of_unowned_duties, today)),
        ("mail", send_notices),
    ]


def _in_one(step: Callable[..., Any], *args: Any) -> Callable[[], Any]:
    """Return the step as one transaction, its ledger entries written last."""

    def run() -> Any:
        with journey():
            return step(*args)

    return run
