"""What the calendar does: an authority whose last day has passed ends."""

from datetime import date

from accounts.actions import the_program
from assessments.actions import following
from assessments.models import Assessment
from assessments.states import AssessmentState as S
from casework.refusals import Refused
from casework.road import perform


def expire_due(today: date) -> int:
    """End every authority whose last day has passed; return how many ended.

    Each by itself, so that one that cannot be ended keeps no other in force.
    """
    program, count = the_program(), 0
    over = Assessment.objects.filter(state__in=S.IN_FORCE, valid_until__lt=today)
    for case in over.select_related("assistance", "portfolio"):
        try:
            perform(case.expire, by=program, reason="", then=following(case, "expired"))
        except Refused:
            continue  # written in the ledger; somebody ended or renewed it meanwhile
        count += 1
    return count
