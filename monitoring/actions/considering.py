"""What a framework wants done where stopping is considered, and where help is stopped."""

from django.utils import timezone

from assessments.casefile import files_of
from assessments.models import Assessment
from assessments.states import AssessmentState as S
from casework.files import CaseFile
from monitoring.actions.occasions import CONSIDERED, STOPPED, ask_what_is_wanted
from monitoring.models import Hold, Obligation
from monitoring.plan import UPON

OF_A_HOLD = "hold-"  # how the name of a hold begins, behind the duty that it raised


def ask_what_a_hold_wants(laid: Hold, file: CaseFile) -> int:
    """Write down what is wanted while a hold makes stopping be considered, once for each hold."""
    if file.case.state not in S.IN_FORCE:
        return 0  # nothing is given yet, so there is nothing to stop
    since = timezone.localdate(laid.laid_at)
    return ask_what_is_wanted([file], {CONSIDERED}, key=f"{OF_A_HOLD}{laid.pk}", since=since)


def ask_what_holds_want() -> int:
    """Write down what holds that stand want and nobody wrote down; return how many are new."""
    standing = Hold.objects.filter(ended_at=None, assessment__state__in=S.IN_FORCE)
    rows = list(standing.select_related("assessment__assistance", "assessment__portfolio"))
    files = files_of(row.assessment for row in rows)
    return sum(ask_what_a_hold_wants(row, files[row.assessment_id]) for row in rows)


def ask_what_a_stop_wants(case: Assessment) -> None:
    """Write down what is wanted when help is stopped, but for what its hold has asked already."""
    asked = Obligation.objects.filter(
        assessment=case, done_on=None, rule__contains=f"{UPON}{OF_A_HOLD}"
    )
    duties = {rule.partition(UPON)[0] for rule in asked.values_list("rule", flat=True)}
    ask_what_is_wanted(files_of([case]).values(), {STOPPED}, but=duties)
