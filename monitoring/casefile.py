"""What the watch adds to the case file of an assessment; a drawer is one query or none."""

from functools import partial

from django.utils import timezone

from accounts.queries import holdings_on
from assessments.alleged import ALLEGATIONS, rows_from_the_register
from assessments.casefile import ASSESSMENT, ASSISTANCE
from assessments.states import AssessmentState as S
from casework.files import drawer, leaf
from decisions.models import BarOverride, Coverage, Decision
from monitoring.models import Hold, MonitoringReport, Suspension, Trigger
from monitoring.queries.alarm import alarm_on
from monitoring.queries.authority import covering
from monitoring.queries.changes import changes_told
from policy.document import row_keys
from policy.evaluate import evaluate
from recipients.models import Reappraisal


@drawer(ASSESSMENT, "holds")
def holds(case, file):
    """Return every hold ever laid on the case, newest first."""
    return list(Hold.objects.filter(assessment=case).select_related("laid_by", "ratify_post"))


@drawer(ASSESSMENT, "hold")
def hold(case, file):
    """Return the hold that stands, or None."""
    return next((each for each in file.holds if each.ended_at is None), None)


@drawer(ASSESSMENT, "suspensions")
def suspensions(case, file):
    """Return every suspension of the case, whole or in part, newest first."""
    found = Suspension.objects.filter(assessment=case)
    return list(found.select_related("recipient", "decision"))


@drawer(ASSESSMENT, "stops")
def stops(case, file):
    """Return the suspensions that stand."""
    return [each for each in file.suspensions if each.lifted_on is None]


@leaf(ASSESSMENT, "parts_stopped")
def parts_stopped(case):
    """Return the keys of the suspensions in part that stand, for what every page's header says."""
    return Suspension.objects.filter(assessment=case, whole=False, lifted_on=None).values("id")


@drawer(ASSESSMENT, "stops_taken_over")
def stops_taken_over(case, file):
    """Return what the assessment this one follows has stopped, and the start of this one lifts."""
    if case.previous_id is None:
        return []
    found = Suspension.objects.filter(assessment=case.previous_id, lifted_on=None)
    return list(found.filter(assessment__state__in=S.IN_FORCE).select_related("recipient"))


@drawer(ASSESSMENT, "triggers")
def triggers(case, file):
    """Return everything that happened which the case had to answer, soonest due first."""
    found = Trigger.objects.filter(assessment=case)
    return list(found.select_related("allegation", "recipient", "owner", "decision"))


@drawer(ASSESSMENT, "open_triggers")
def open_triggers(case, file):
    """Return what has not been answered yet."""
    return [each for each in file.triggers if each.ended_at is None]


@drawer(ASSESSMENT, "changes_on_the_watch")
def changes_on_the_watch(case, file):
    """Return a question: which changes were told of these authorities, on whatever case?"""
    return partial(changes_told, case)


@drawer(ASSESSMENT, "weighed_since")
def weighed_since(case, file):
    """Return the keys of the restricted allegations that were weighed on the watch."""
    return frozenset(str(each.allegation_id) for each in file.triggers if each.weighed)


@drawer(ASSESSMENT, "evaluation_since")
def evaluation_since(case, file):
    """Return what the framework says of the case with what was weighed on the watch.

    Only those who may read what was weighed may be told what follows from it alone; what the
    case is shown to say stays `evaluation`.
    """
    known = file.framework.collections.get(ALLEGATIONS)
    if not file.weighed_since or known is None or not known.fields:
        return file.evaluation
    keys = row_keys(file.framework, known)
    rows = rows_from_the_register(file, known, keys, since=file.weighed_since)
    said = file.document
    none = [each for each in said["declared_none"] if each["collection"] != ALLEGATIONS]
    lists = {"collections": said["collections"] | {ALLEGATIONS: rows}, "declared_none": none}
    return evaluate(file.framework, said | lists)


@drawer(ASSESSMENT, "obligations")
def obligations(case, file):
    """Return everything that is or was due, soonest first."""
    return list(case.obligations.select_related("owner", "done_by"))


@drawer(ASSESSMENT, "reports")
def reports(case, file):
    """Return what was reported of how the help is used, newest first."""
    return list(MonitoringReport.objects.filter(assessment=case).select_related("recorded_by"))


@drawer(ASSESSMENT, "reappraisals")
def reappraisals(case, file):
    """Return when what is alleged of the recipients was found to be shown less well, and why."""
    about = [each.pk for each in file.allegations]
    return list(Reappraisal.objects.filter(allegation__in=about).select_related("allegation", "by"))


@drawer(ASSESSMENT, "fresher")
def fresher(case, file):
    """Say whether an assessment made to replace this one was authorised since it was stopped."""
    stopped = max((each.decision.made_at for each in file.stops if each.decision), default=None)
    if stopped is None:
        return False
    yes = Decision.objects.filter(kind=Decision.Kind.AUTHORISE, made_at__gt=stopped)
    return yes.filter(assessment__previous=case.pk, assessment__state__in=S.PERMITTING).exists()


@drawer(ASSESSMENT, "watched_overrides")
def watched_overrides(case, file):
    """Return the overrides that must still be reported to somebody by a day."""
    found = BarOverride.objects.filter(decision__assessment=case, report_by__isnull=False)
    found = found.filter(reported_on=None)
    return list(found.select_related("decision__decider_post", "taken__post"))


@drawer(ASSESSMENT, "seat_holders")
def seat_holders(case, file):
    """Return who sits today in each post that owns a duty or an answer, by the post's key."""
    posts = {each.owner_id for each in (*file.obligations, *file.triggers) if each.owner_id}
    held = holdings_on(timezone.localdate(), posts)
    return {each.post_id: each.officer for each in held if each.officer.is_active}


@drawer(ASSESSMENT, "alarm")
def alarm_of_case(case, file):
    """Return the alarm over the help this case is about, or None."""
    return alarm_on(case.assistance, timezone.localdate())


@drawer(ASSISTANCE, "stopped_parts")
def stopped_parts(assistance, file):
    """Return the names of the parts of this help, or of what covers it, that were ever stopped,
    and of whom a yes left out (1 query)."""
    about = covering(assistance)
    stopped = Suspension.objects.filter(assessment__assistance__in=about).exclude(part="")
    left_out = Coverage.objects.filter(assistance__in=about).exclude(part="")
    names = [found.order_by().values_list("part", flat=True) for found in (stopped, left_out)]
    return sorted(set(names[0].union(names[1])))


@drawer(ASSISTANCE, "alarm")
def alarm_of_assistance(assistance, file):
    """Return the alarm over this help, or None."""
    return alarm_on(assistance, timezone.localdate())
