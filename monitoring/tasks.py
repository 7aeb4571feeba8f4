"""What the worker does for the watch. Each looks for what is due, so a lost one does no harm."""

from celery import shared_task

from monitoring import actions


@shared_task
def sweep() -> None:
    """Do everything the calendar asks for."""
    actions.sweep()


@shared_task
def send_notices() -> None:
    """Send the e-mails that wait, without waiting for the next sweep."""
    actions.send_notices()
