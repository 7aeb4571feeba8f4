"""The wiring's own task."""

from celery import shared_task

from config.models import Heartbeat


@shared_task
def heartbeat() -> None:
    """Say that the worker is carrying out what beat asks."""
    Heartbeat.beats(Heartbeat.Program.WORKER)
