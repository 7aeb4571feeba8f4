"""The doors to the rows of the watch: through the case, or not at all."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import Officer
from assessments.access import case_for_reading
from assessments.models import Assessment
from assessments.permissions import Perm as Assess
from assessments.states import AssessmentState as S
from monitoring.models import Obligation, Trigger
from monitoring.permissions import Perm, is_restricted, may_read
from monitoring.queries.watch import weighing_of
from recipients.access import allegation_for_reading, portfolios_for
from recipients.permissions import Perm as RecipientPerm

__all__ = [
    "allegation_for_reading",
    "case_for_reading",
    "case_for_reporting",
    "duty_for_reporting",
    "may_allege",
    "may_weigh",
    "trigger_for_reading",
]


def may_allege(officer: Officer) -> bool:
    """Say whether this officer may record an incident anywhere."""
    return portfolios_for(officer, RecipientPerm.RECORD_ALLEGATION).exists()


def case_for_reporting(officer: Officer, reference: str) -> Assessment:
    """Return the case for whoever may report on it, or raise Http404."""
    case = case_for_reading(officer, reference)
    if not officer.may(Perm.REPORT.value, case.portfolio):
        raise Http404("Not yours to report on.")
    return case


def duty_for_reporting(officer: Officer, case: Assessment, key: int) -> Obligation:
    """Return one duty of a case this officer was let in to."""
    rows = Obligation.objects.select_related("owner", "done_by", "assessment__portfolio")
    return get_object_or_404(rows, assessment=case, pk=key)


def may_weigh(officer: Officer, case: Assessment, trigger: Trigger) -> bool:
    """Say whether this officer may still say how something restricted bears on a live case."""
    if case.state not in S.IN_FORCE or not is_restricted(trigger) or weighing_of(trigger):
        return False
    return any(officer.may(each.value, case.portfolio) for each in (Assess.WRITE, Assess.ADVISE))


def trigger_for_reading(officer: Officer, case: Assessment, key: int) -> Trigger:
    """Return what opened on a case, for whoever may know what it is."""
    rows = Trigger.objects.select_related(
        "allegation__portfolio", "recipient", "owner", "decision", "weighed_by"
    )
    found = get_object_or_404(rows, assessment=case, pk=key)
    if not may_read(found, officer):
        raise Http404("The ground is restricted.")
    return found
