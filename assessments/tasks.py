"""What the worker does for assessments, in the background."""

from celery import shared_task

from assessments import actions
from assessments.models import Rerouting


@shared_task
def reroute(key: int) -> None:
    """Weigh every live case left under a proposed text; a lost task is taken up by the next."""
    rerouting = Rerouting.objects.get(pk=key)
    while actions.go_on_rerouting(rerouting):
        pass


@shared_task
def reroute_all() -> None:
    """Go on with what was interrupted: whoever asked need not ask again."""
    for rerouting in Rerouting.objects.filter(finished_at=None):
        while actions.go_on_rerouting(rerouting):
            pass
