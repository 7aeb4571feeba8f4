"""Celery's scheduler, which also says that it is alive."""

import logging
import time
from datetime import timedelta

from celery import beat
from django.db import DatabaseError, close_old_connections

from config.models import Heartbeat

log = logging.getLogger(__name__)
EVERY = 30
A_LONG_TIME = timedelta(days=1)


class Scheduler(beat.Scheduler):
    """The schedule of the settings, kept in no file, with a heartbeat of its own.

    Beat writes it directly, so that a dead worker and a dead beat look different.
    """

    _next_heartbeat = 0.0

    def setup_schedule(self) -> None:
        """Send everything once at the start: it may have fallen due while nobody was here."""
        super().setup_schedule()
        for entry in self.schedule.values():
            entry.last_run_at -= A_LONG_TIME

    def tick(self, *args, **kwargs) -> float:
        """Send what is due; twice a minute, say that somebody is here to do so."""
        wait = super().tick(*args, **kwargs)
        if time.monotonic() >= self._next_heartbeat:
            self._next_heartbeat = time.monotonic() + EVERY
            close_old_connections()
            say_alive()
        return min(wait, EVERY)


def say_alive() -> None:
    """Write beat's own heartbeat; a database that is away is no reason to die."""
    try:
        Heartbeat.beats(Heartbeat.Program.BEAT)
    except DatabaseError:
        log.warning("The heartbeat could not be written: the database does not answer.")
