"""What is due: written down when delivery may start, closed by reports, due again after."""

from datetime import timedelta

import pytest
from django.utils import timezone

from casework.models import LedgerEntry
from casework.refusals import Refused
from monitoring import actions
from monitoring.models import MonitoringReport, Obligation, Trigger
from policy.periods import Period
from tests.monitoring.watched import codes, fresh


def today():
    return timezone.localdate()


SEEN = {
    "seen": "The third course at the academy, by the Post.",
    "use": "As it was meant.",
    "measures": "The roster was checked at the door.",
}


def a_report(**said):
    return SEEN | {"from_on": today() - timedelta(days=90), "to_on": today()} | said


def test_the_watch_is_planned_when_delivery_may_start(watched):
    rows = Obligation.objects.filter(assessment=watched).order_by("due_on", "rule")

    planned = {(row.comes_from, row.rule): row.due_on for row in rows}
    assert planned[("framework", "annual_review")] == Period.parse("P1Y").after(today())
    assert planned[("framework", "mitigation_progress")] == Period.parse("P6M").after(today())
    assert planned[("review", "review")] == today() + timedelta(days=180)
    assert {source for source, rule in planned} == {"framework", "review", "measure"}


def test_every_duty_has_a_post_that_sees_to_it(watched):
    unowned = Obligation.objects.filter(assessment=watched, owner=None)

    assert list(unowned) == []


def test_planning_the_watch_again_adds_nothing(cast, watched):
    before = set(Obligation.objects.values_list("pk", flat=True))

    actions.make_obligations(watched, by=cast.program)

    assert set(Obligation.objects.values_list("pk", flat=True)) == before


def test_a_report_closes_its_duty_and_the_next_turn_is_due(cast, watched):
    duty = Obligation.objects.get(rule="annual_review")

    actions.report(watched, by=cast.mona, obligation=duty, **a_report())

    duty.refresh_from_db()
    again = Obligation.objects.get(rule="annual_review", done_on=None)
    assert (duty.done_on, duty.done_by) == (today(), cast.mona)
    assert again.due_on == Period.parse("P1Y").after(duty.due_on)
    assert again.owner == duty.owner


def test_a_duty_is_closed_once(cast, watched):
    duty = Obligation.objects.get(rule="annual_review")
    actions.close_duty(duty, by=cast.mona, proof="Minute of 3 March, registry 114.")

    with pytest.raises(Refused) as refusal:
        actions.close_duty(duty, by=cast.mona, proof="Again.")

    assert codes(refusal) == ["closed-already"]
    assert Obligation.objects.filter(rule="annual_review").count() == 2


def test_a_duty_nobody_can_prove_is_closed_as_such_and_says_why(cast, watched):
    duty = Obligation.objects.get(rule="annual_review")

    with pytest.raises(Refused) as refusal:
        actions.close_without_proof(duty, by=cast.mona, why=" ")
    actions.close_without_proof(duty, by=cast.mona, why="The officer left; no minute is found.")

    duty.refresh_from_db()
    assert codes(refusal) == ["no-reason"]
    assert duty.without_proof


def test_a_report_on_a_held_case_is_recorded_all_the_same(cast, watched):
    actions.hold(watched, by=cast.dana, why="A report of torture.")

    actions.report(fresh(watched), by=cast.mona, **a_report())

    assert MonitoringReport.objects.count() == 1


def test_whoever_may_not_report_is_refused(cast, watched):
    with pytest.raises(Refused) as refusal:
        actions.report(watched, by=cast.lena, **a_report())

    assert codes(refusal) == ["not-permitted"]
    assert MonitoringReport.objects.count() == 0
    assert LedgerEntry.objects.get(verb="monitoring.report").outcome == "refused"


def test_access_refused_is_something_the_case_must_answer(cast, watched):
    actions.report(watched, by=cast.mona, **a_report(access_refused=True))

    trigger = Trigger.objects.get()
    assert (trigger.cause, trigger.assessment) == ("access_refused", watched)
    assert trigger.owner.title == "Desk Officer, South Asia"
