"""What should be there and is not: watches nobody planned, triggers nobody opened."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import the_program
from assessments.models import Assessment
from assessments.states import AssessmentState as S
from decisions.models import Condition, Decision
from monitoring.actions.answers import await_missing_answers, open_silences
from monitoring.actions.considering import ask_what_a_stop_wants
from monitoring.actions.duties import make_obligations
from monitoring.actions.triggers import open_trigger, open_triggers_for
from monitoring.models import Obligation, Suspension, Sweep, Trigger
from monitoring.plan import UPON
from monitoring.queries.unheard import unheard

From = Obligation.From
# An allegation recorded in a transaction that ended after a sweep began is looked for again.
OVERLAP = timedelta(hours=1)


def plan_watches() -> int:
    """Write down the watch of every cleared case that has none; return how many were planned."""
    program = the_program()
    # Whatever is due upon an occasion or a decision may be written before the watch begins.
    planned = Obligation.objects.filter(
        assessment=OuterRef("pk"), comes_from__in=(From.FRAMEWORK, From.REVIEW)
    ).exclude(rule__contains=UPON)
    unplanned = Assessment.objects.filter(~Exists(planned), state=S.MONITORING)
    return sum(
        make_obligations(case, by=program) > 0
        for case in unplanned.select_related("assistance", "portfolio")
    )


def open_missing_triggers() -> int:
    """Open the triggers of whatever happened since the last sweep; return how many are new."""
    before = Trigger.objects.count()
    program = the_program()
    last = Sweep.objects.filter(ended_at__isnull=False).first()
    open_what_is_unheard(last.started_at - OVERLAP if last else None)
    for condition in _broken_conditions():
        open_trigger(
            condition.assessment,
            by=program,
            cause=Trigger.Cause.CONDITION_BROKEN,
            key=f"condition-{condition.pk}",
            path=condition.says,
        )
    await_missing_answers(program)
    open_silences(program)
    return Trigger.objects.count() - before


def open_what_is_unheard(since: datetime | None) -> None:
    """Lay before live cases what was alleged since then, or ever, and they have not answered."""
    for allegation in unheard(since).order_by("pk"):
        open_triggers_for(allegation, by=the_program())


def _broken_conditions():
    broken = Condition.objects.filter(
        broken_on__isnull=False, assessment__state__in=S.IN_FORCE
    ).select_related("assessment__assistance", "assessment__portfolio")
    told = Trigger.objects.filter(
        cause=Trigger.Cause.CONDITION_BROKEN, assessment__in=broken.values("assessment")
    )
    seen = set(told.values_list("key", flat=True))
    return [each for each in broken if f"condition-{each.pk}" not in seen]


def write_missing_suspensions() -> int:
    """Write down what stops a case that a refused reassessment suspended; return how many."""
    stopped = Assessment.objects.filter(state=S.SUSPENDED).filter(
        ~Exists(Suspension.objects.filter(assessment=OuterRef("pk"), whole=True, lifted_on=None))
    )
    decisions = Decision.objects.filter(assessment__in=stopped, kind=Decision.Kind.SUSPEND)
    latest = {each.assessment_id: each for each in decisions.order_by("made_at", "pk")}
    Suspension.objects.bulk_create(
        Suspension(
            assessment_id=key,
            decision=each,
            reason_codes=[Suspension.Reason.RIGHTS],
            impact=_("As weighed in %(decision)s.") % {"decision": each.reference},
            resumption_test=each.what_would_change_it or each.reasons,
            from_on=timezone.localdate(each.made_at),
        )
        for key, each in latest.items()
    )
    cases = Assessment.objects.filter(pk__in=latest).select_related("assistance", "portfolio")
    for case in cases.order_by("pk"):
        ask_what_a_stop_wants(case)
    return len(latest)
