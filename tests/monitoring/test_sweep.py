"""The sweep: what is due is told once, silence climbs, nothing is approved and nothing lapses."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from accounts.models import PostHolding
from assessments.models import Advice
from assessments.working_days import working_days_after
from casework.models import LedgerEntry, Notice
from decisions.models import Condition
from monitoring import actions
from monitoring.actions.reminders import stage
from monitoring.models import Hold, Obligation, Suspension, Sweep, Trigger
from monitoring.queries import authority_on
from tests import cases
from tests.monitoring.watched import a_stop, an_allegation, fresh


def today():
    return timezone.localdate()


def kinds(**wanted):
    return sorted(Notice.objects.filter(**wanted).values_list("kind", flat=True))


def nothing_waits():
    """Take every notice made on the way here as sent."""
    Notice.objects.update(sent_at=timezone.now())


def at_noon(day):
    """The clock at noon of a day."""
    return time_machine.travel(f"{day.isoformat()} 12:00:00+00:00", tick=False)


@pytest.mark.parametrize(
    ("days", "reached"),
    [
        (15, ""),
        (14, "in-14"),
        (4, "in-14"),
        (3, "in-3"),
        (1, "in-3"),
        (0, "today"),
        (-1, "late-0"),
        (-7, "late-0"),
        (-8, "late-1"),
        (-15, "late-2"),
    ],
)
def test_reminders_come_before_on_the_day_and_every_week_after(days, reached):
    assert stage(today() + timedelta(days=days), today()) == reached


def test_the_owner_of_a_duty_is_reminded_once_for_each_stage(cast, watched):
    duty = Obligation.objects.get(rule="review")
    about = {"subject_kind": "monitoring.obligation", "subject_id": duty.pk}

    for days in (-20, -14, -13, -3, 0, 0, 1, 2):
        with at_noon(duty.due_on + timedelta(days=days)):
            actions.sweep()

    assert kinds(**about) == ["duty-in-14", "duty-in-3", "duty-late-0", "duty-today"]
    assert {row.officer for row in Notice.objects.filter(**about)} == {cast.amina}


def test_what_is_a_week_late_is_told_to_the_ladder_too(cast, watched):
    duty = Obligation.objects.get(rule="review")

    with at_noon(duty.due_on + timedelta(days=8)):
        actions.sweep()

    told = Notice.objects.filter(kind="duty-late-1", subject_id=duty.pk)
    assert {row.officer for row in told} == {cast.amina, cast.tom}


def test_a_duty_whose_post_is_empty_climbs_the_same_day(cast, watched):
    desk = PostHolding.objects.filter(post__title="Desk Officer, South Asia")
    desk.update(held_to=today() - timedelta(days=1))

    actions.sweep()

    assert {row.officer for row in Notice.objects.filter(kind="duty-unowned")} == {cast.tom}


def test_authority_ends_when_its_last_day_has_passed_and_not_before(cast, watched):
    with at_noon(watched.valid_until):
        actions.sweep()
        still = fresh(watched).state
    with at_noon(watched.valid_until + timedelta(days=1)):
        actions.sweep()

        assert (still, fresh(watched).state) == ("monitoring", "expired")
        assert authority_on(watched.assistance, today()) == []
    entry = LedgerEntry.objects.get(verb="assessments.expire")
    assert entry.officer == cast.program


def test_advice_that_ran_out_is_marked_told_and_taken_for_no_agreement(cast):
    case = cases.escalation(cast)
    due = Advice.objects.get(assessment=case, kind="legal").due_on

    with at_noon(due + timedelta(days=1)):
        actions.sweep()
        actions.sweep()

    asked = Advice.objects.get(assessment=case, kind="legal")
    assert (asked.ran_out_at is not None, asked.concur) == (True, "")
    assert fresh(case).level_id == "minister"
    assert cast.amina in {row.officer for row in Notice.objects.filter(kind="advice-ran-out")}
    assert (
        LedgerEntry.objects.filter(
            verb="monitoring.advice_ran_out", details__advice=asked.pk
        ).count()
        == 1
    )


def test_an_unratified_hold_climbs_a_rung_and_never_lapses(cast, watched):
    laid = actions.hold(watched, by=cast.dana, why="A report of torture.")
    first = laid.ratify_post.title

    with at_noon(laid.ratify_by + timedelta(days=1)):
        actions.sweep()
    laid.refresh_from_db()
    with at_noon(laid.ratify_by + timedelta(days=300)):
        actions.sweep()

    assert (first, laid.ratify_post.title) == ("Director, Security", "Minister of State")
    assert Hold.objects.get().ended_at is None
    assert authority_on(watched.assistance, today()) == []
    assert cast.okafor in {row.officer for row in Notice.objects.filter(kind="hold-unratified-1")}


def test_whoever_must_ratify_a_hold_is_told_when_it_is_laid(cast, watched):
    actions.hold(watched, by=cast.dana, why="A report of torture.")

    told = Notice.objects.filter(kind="hold-laid")
    assert {row.officer for row in told} == {cast.osei, cast.amina}


def test_a_late_trigger_climbs_a_rung_a_week(cast, watched):
    (unit,) = watched.assistance.recipients.all()
    (trigger,) = actions.open_triggers_for(an_allegation(cast, unit), by=cast.program)

    for days in (0, 1, 8, 15):
        with at_noon(trigger.due_on + timedelta(days=days)):
            actions.sweep()

    told = {
        (row.kind, row.officer.name)
        for row in Notice.objects.filter(subject_kind="monitoring.trigger")
        if row.officer != cast.amina
    }
    assert told == {
        ("trigger-late-0", "Tom Ellery"),
        ("trigger-late-1", "Director Osei"),
        ("trigger-late-2", "Minister Okafor"),
    }


def test_silence_on_a_decision_is_told_to_the_decider_then_above_and_approves_nothing(cast):
    case = cases.sign_off(cast, findings=cases.LOW)
    due = working_days_after(timezone.localdate(case.state_since), 10)

    for days in (0, 1, 8):
        with at_noon(due + timedelta(days=days)):
            actions.sweep()

    told = {
        (row.kind, row.officer.name)
        for row in Notice.objects.filter(subject_id=case.pk)
        if row.kind.startswith("silence")
    }
    assert told == {
        ("silence-0", "Tom Ellery"),
        ("silence-1", "Tom Ellery"),
        ("silence-1", "Director Osei"),
    }
    assert fresh(case).state == "sign_off"


def test_a_case_cleared_without_its_plan_is_given_one(cast):
    case = cases.monitoring(cast)

    did = actions.sweep().did

    assert did["watches_planned"] == 1
    assert Obligation.objects.filter(assessment=case, rule="annual_review").exists()


def test_an_allegation_nobody_heard_of_is_found(cast, watched):
    (unit,) = watched.assistance.recipients.all()
    an_allegation(cast, unit)

    found = [actions.sweep().did["triggers_opened"] for _each in range(2)]

    assert found == [1, 0]
    assert Trigger.objects.get().assessment == watched


def test_a_broken_condition_is_something_the_case_must_answer(cast, watched):
    Condition.objects.filter(assessment=watched).update(broken_on=today())

    actions.sweep()
    actions.sweep()

    assert Trigger.objects.get().cause == "condition_broken"


def test_a_yes_suspended_with_no_row_that_says_so_is_given_one(cast, watched):
    cases.decide(cast, watched, "suspend", verdict=a_stop(), reason="Its reassessment was refused.")

    did = [actions.sweep().did["stops_written"] for _each in range(2)]

    stop = Suspension.objects.get()
    assert did == [1, 0]
    assert (stop.whole, stop.resumption_test) == (True, "Its reassessment was refused.")


def test_an_e_mail_carries_a_reference_and_a_link_and_nothing_of_the_case(cast, watched):
    (unit,) = watched.assistance.recipients.all()
    an_allegation(cast, unit, says="CANARY-SAID", restricted=True)
    actions.hold(fresh(watched), by=cast.dana, why="CANARY-WHY")

    actions.sweep()

    said = "\n".join(f"{each.subject}\n{each.body}" for each in mail.outbox)
    assert mail.outbox
    assert watched.reference in said
    assert f"/cases/{watched.reference}/watch/" in said
    for secret in ("CANARY", "Western", "Kadar", "torture", watched.assistance.title):
        assert secret not in said


def test_each_e_mail_goes_to_one_person(cast, watched):
    nothing_waits()
    actions.hold(watched, by=cast.dana, why="A report of torture.")

    actions.sweep()

    assert {each.to[0] for each in mail.outbox} == {"amina@ofa.example", "osei@ofa.example"}


def test_while_the_mail_server_is_away_the_rows_stay_and_go_later(cast, watched, settings):
    nothing_waits()
    actions.hold(watched, by=cast.dana, why="A report of torture.")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    away = actions.sweep().did["mail"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    back = actions.sweep().did["mail"]

    assert (away, back) == ({"sent": 0, "waiting": 3}, {"sent": 3})
    assert len({each.extra_headers["Message-ID"] for each in mail.outbox}) == 3


def test_a_thousand_duties_cost_no_more_questions_than_one(cast, watched, query_counter):
    with at_noon(today() + timedelta(days=100)):
        for_one = query_counter(lambda: actions.sweep())
        rows = [
            Obligation(
                assessment=watched,
                comes_from="framework",
                rule=f"duty-{number}",
                says="Report.",
                owner=cast.post("Desk Officer, South Asia"),
                due_on=today(),
            )
            for number in range(1000)
        ]
        Obligation.objects.bulk_create(rows)
        for_many = query_counter(lambda: actions.sweep())

    assert len(mail.outbox) >= 1000
    assert for_many - for_one < 60


def test_the_command_says_what_was_done_as_json(cast, watched, capsys):
    import json

    call_command("sweep", "--json")

    said = json.loads(capsys.readouterr().out)
    assert said["did"] == Sweep.objects.get().did


def test_a_step_that_fails_keeps_no_other_from_its_work(cast, watched, monkeypatch, caplog):
    from monitoring.actions import reminders

    def broken(today):
        raise ValueError("A fault.")

    monkeypatch.setattr(reminders, "remind_of_duties", broken)
    nothing_waits()
    actions.hold(watched, by=cast.dana, why="A report of torture.")

    did = actions.sweep().did

    assert (did["duties"], did["mail"]) == ("failed", {"sent": 2})
