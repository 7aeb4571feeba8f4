"""What a framework wants done upon something is asked for when that happens, once each."""

from datetime import timedelta

import pytest
from django.urls import reverse

from monitoring import actions
from monitoring.actions import occasions
from monitoring.actions.occasions import CONSIDERED, INTERCEDED, OCCASIONS, STOPPED, VETTING
from monitoring.models import Hold, Obligation, Trigger
from policy.framework import duties
from recipients import actions as recipients
from tests import cases, hrddp_cases
from tests.monitoring.watched import a_stop, an_allegation, file_of, fresh, signed

pytestmark = pytest.mark.django_db
TOLD = {
    "how": "written",
    "told_by": "The head of mission",
    "told": "The foreign minister",
    "asked": "That the two generals do not lead it.",
}


@pytest.fixture
def case(cast):
    return hrddp_cases.monitoring(cast)


def asked(duty):
    rows = Obligation.objects.filter(comes_from="framework", rule__startswith=f"{duty}:")
    return [(row.rule, row.due_on) for row in rows]


def an_intercession(cast, case, days_ago=3):
    unit = case.assistance.recipients.first()
    on = cases.today() - timedelta(days=days_ago)
    return recipients.intercede(
        by=cast.petra,
        allegations=[an_allegation(cast, unit)],
        on=on,
        answer_due=on + timedelta(days=30),
        **TOLD,
    )


def test_what_the_law_may_wait_for_is_what_the_watch_raises_and_nothing_else():
    by_hand = {Trigger.Cause.CHANGE, Trigger.Cause.MEASURE_FAILED}
    heard = set().union(*(said for cause, said in OCCASIONS.items() if cause not in by_hand))

    assert {*heard, INTERCEDED, CONSIDERED, STOPPED, VETTING} == set(duties.OCCASIONS)


def test_un_26_an_intercession_has_the_answer_asked_for_from_its_own_day(
    cast, case, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        said = an_intercession(cast, case)

    once = [(f"m26:{said.reference}", said.on + timedelta(days=14))]
    assert asked("m26") == once
    actions.sweep()
    actions.await_answer(said, by=cast.program)
    assert asked("m26") == once


def test_two_intercessions_are_each_asked_about(cast, case):
    for _each in range(2):
        actions.await_answer(an_intercession(cast, case), by=cast.program)

    assert len(asked("m26")) == 2


def test_an_intercession_nobody_heard_of_is_found_by_the_sweep(cast, case):
    said = an_intercession(cast, case)
    assert asked("m26") == []

    actions.sweep()

    assert [rule for rule, _due in asked("m26")] == [f"m26:{said.reference}"]


def test_un_21g_a_hold_has_it_weighed_what_stopping_puts_at_risk_and_once(cast, case):
    actions.hold(fresh(case), by=cast.dana, why="Shots were heard.")
    laid = Hold.objects.get()

    due = cases.today() + timedelta(days=7)
    assert asked("m21g") == [(f"m21g:hold-{laid.pk}", due)]
    signed(actions.ratify_hold, case, by=cast.osei, proposal=a_stop())
    actions.sweep()
    assert Obligation.objects.filter(rule__startswith="m21g").count() == 1


def test_a_hold_nobody_weighed_is_found_by_the_sweep(cast, case, monkeypatch):
    with monkeypatch.context() as killed:
        killed.setattr("monitoring.actions.holds.ask_what_a_hold_wants", lambda *_: 0)
        actions.hold(fresh(case), by=cast.dana, why="Shots were heard.")
    assert asked("m21g") == []

    actions.sweep()

    assert len(asked("m21g")) == 1


def test_a_duty_its_framework_wants_of_other_cases_is_not_asked_for(case, monkeypatch):
    monkeypatch.setattr(occasions, "_carried", lambda duty, file: duty.id != "m26")

    occasions.ask_what_is_wanted([file_of(case)], {INTERCEDED}, key="INT-1")

    assert asked("m26") == []


def test_what_was_raised_upon_something_is_shown_and_done_with_its_own_form(cast, client, case):
    actions.await_answer(an_intercession(cast, case), by=cast.program)
    duty = Obligation.objects.get(rule__startswith="m26:")
    client.force_login(cast.mona)

    watch = client.get(reverse("monitoring:case", args=[case.reference])).content.decode()
    page = client.get(reverse("monitoring:duty_report", args=[case.reference, duty.pk]))

    assert "Record what the authorities answered to the intercession and did" in watch
    assert "What did the authorities answer, when, through whom?" in page.content.decode()
