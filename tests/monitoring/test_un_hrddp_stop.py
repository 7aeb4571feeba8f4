"""Support under the UN's policy: interceded, answered or not, suspended, resumed only afresh."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from assessments import actions as assessing
from casework.refusals import Refused
from decisions import actions as deciding
from monitoring import actions
from monitoring.models import Obligation, Suspension, Trigger
from monitoring.queries import has_authority
from recipients import actions as recipients
from tests import cases, hrddp_cases
from tests.monitoring.watched import (
    a_resumption,
    a_stop,
    a_weighing,
    an_end,
    codes,
    file_of,
    fresh,
    signed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(un_case):
    return un_case


def units(case):
    return list(case.assistance.recipients.order_by("pk"))


def alleged(cast, case, **said):
    """Killings by the first battalion, which go on."""
    return recipients.record_allegation(
        **{
            "by": cast.mona,
            "recipient": units(case)[0],
            "portfolio": cast.portfolio,
            "violation": "Killings",
            "code": "extrajudicial_killing",
            "says": "Eleven people were shot.",
            "standard": "grounds_suspect",
            "continuing": True,
        }
        | said
    )


def told(cast, *allegations, days=14, by=None):
    """The minister was told in person today, and given so many days."""
    today = cases.today()
    said = recipients.intercede(
        by=by or cast.mona,
        allegations=allegations,
        how="oral",
        on=today,
        told_by="The head of mission",
        told="The foreign minister",
        place="The ministry",
        asked="That it ends.",
        answer_due=today + timedelta(days=days),
    )
    actions.await_answer(said, by=cast.program)
    return said


def refused_with(case, move, cast, **said):
    with pytest.raises(Refused) as refusal:
        signed(getattr(actions, move), case, by=cast.okafor, **said)
    return codes(refusal)


def test_un_26_every_live_case_waits_for_the_answer_by_the_day_it_was_asked_for(cast, case):
    said = told(cast, alleged(cast, case))

    row = Obligation.objects.get(comes_from="intercession")
    assert (row.assessment_id, row.due_on) == (case.pk, said.answer_due)
    assert row.says == f"Record what the authorities answered to {said.reference}."
    assert row.owner.title == "Desk Officer, South Asia"


def test_un_26_an_answer_closes_what_waited_for_it(cast, case):
    said = told(cast, alleged(cast, case))

    said = recipients.record_answer(
        said, by=cast.mona, answered_on=cases.today(), answer="They are removed."
    )
    actions.await_answer(said, by=cast.program)

    row = Obligation.objects.get(comes_from="intercession")
    assert (row.done_on, row.done_by) == (cases.today(), cast.mona)


def test_un_26_silence_after_the_day_is_laid_before_every_live_case_once(cast, case):
    said = told(cast, alleged(cast, case), days=13)

    with time_machine.travel(said.answer_due + timedelta(days=1), tick=False):
        actions.sweep()
        actions.sweep()

    row = Trigger.objects.get(cause="no_answer")
    assert (row.assessment_id, row.recipient) == (case.pk, units(case)[0])
    assert row.path.startswith("Nobody answered for First battalion by ")


def test_un_26_on_the_day_itself_there_is_still_time(cast, case):
    said = told(cast, alleged(cast, case))

    with time_machine.travel(said.answer_due, tick=False):
        actions.sweep()

    assert not Trigger.objects.filter(cause="no_answer").exists()


def test_un_27_the_letter_starts_a_second_clock_of_its_own(cast, case):

    signed(actions.suspend_part, case, by=cast.osei, proposal=a_stop(recipient=units(case)[0]))
    deciding.record_communication(
        fresh(case),
        by=cast.mona,
        rule="k27",
        told="The ministry",
        contents=["what_is_suspended", "stopped_in_fact_on", "why", "lift_conditions"],
        sent_on=cases.today(),
        signed_by=cast.post("Desk Officer, South Asia"),
        proof="Receipt.",
    )

    actions.sweep()

    row = Obligation.objects.get(comes_from="letter")
    assert row.due_on == cases.today() + timedelta(days=14)


def test_un_27_nothing_goes_on_while_support_must_be_suspended(cast, case):
    told(cast, alleged(cast, case))

    assert {
        "continue_on": refused_with(case, "continue_on", cast, proposal=a_weighing()),
        "adapt": refused_with(case, "adapt", cast, proposal=a_weighing(change="Less fuel.")),
    } == {"continue_on": ["b27"], "adapt": ["b27"]}


def test_un_27_it_may_be_suspended_held_or_withdrawn_all_the_same(cast, case):
    told(cast, alleged(cast, case))

    actions.hold(fresh(case), by=cast.dana, why="At once.")
    signed(actions.suspend, case, by=cast.osei, proposal=a_stop())
    signed(actions.withdraw, case, by=cast.osei, proposal=an_end(what_would_change_it="A trial."))

    assert fresh(case).state == "withdrawn"


def test_un_27_whether_it_is_grave_being_unknown_stops_as_much(cast, case):
    told(cast, alleged(cast, case, code=""))

    assert refused_with(case, "continue_on", cast, proposal=a_weighing()) == ["b27-unknown"]


def test_un_27_before_intercession_nothing_must_be_suspended(cast, case):
    alleged(cast, case)

    decision = signed(actions.continue_on, case, by=cast.osei, proposal=a_weighing())

    assert decision.kind == "continue_on"


def authority(case, part=""):
    today, assistance = cases.today(), fresh(case).assistance
    return [has_authority(assistance, today, unit, part) for unit in units(case)]


def test_un_1_once_the_offending_unit_is_stopped_the_rest_may_go_on(cast, case):
    told(cast, alleged(cast, case))
    signed(actions.suspend_part, case, by=cast.osei, proposal=a_stop(recipient=units(case)[0]))

    decision = signed(actions.continue_on, case, by=cast.okafor, proposal=a_weighing())

    assert (decision.kind, fresh(case).state) == ("continue_on", "monitoring")
    assert authority(case) == [False, True]


def test_un_1_once_the_offending_operation_of_the_unit_is_stopped_the_rest_may_go_on(cast, case):
    told(cast, alleged(cast, case))
    north = "The operation in the north"
    stop = a_stop(recipient=units(case)[0], part=north)
    signed(actions.suspend_part, case, by=cast.osei, proposal=stop)

    signed(actions.continue_on, case, by=cast.okafor, proposal=a_weighing())

    assert (authority(case, north), authority(case)) == ([False, True], [True, True])


def test_un_27_a_stopped_operation_that_does_not_name_the_offending_unit_is_not_enough(cast, case):
    told(cast, alleged(cast, case))
    signed(actions.suspend_part, case, by=cast.osei, proposal=a_stop(part="The brass band"))

    assert refused_with(case, "continue_on", cast, proposal=a_weighing()) == ["b27"]


def test_un_27_weaker_evidence_lets_it_go_on_one_level_higher_and_no_lower(cast, case):
    allegation = alleged(cast, case)
    told(cast, allegation)
    recipients.dispose(
        allegation, by=cast.mona, disposition="The witness took it back.", standard="unverified"
    )

    with pytest.raises(Refused) as refusal:
        signed(actions.continue_on, case, by=cast.osei, proposal=a_weighing())
    decision = signed(actions.continue_on, case, by=cast.okafor, proposal=a_weighing())

    assert codes(refusal) == ["weaker-evidence-unweighed"]
    assert decision.rank == 3


def test_un_16_what_was_suspended_does_not_resume_without_a_fresh_assessment(cast, case):
    signed(actions.suspend, case, by=cast.osei, proposal=a_stop())

    refused = refused_with(case, "resume", cast, proposal=a_resumption())

    assert "no-fresh-assessment" in refused


def test_un_16_a_part_does_not_resume_without_a_fresh_assessment_either(cast, case):
    signed(actions.suspend_part, case, by=cast.osei, proposal=a_stop(recipient=units(case)[0]))
    part = Suspension.objects.get()

    refused = refused_with(case, "resume_part", cast, proposal=a_resumption(suspensions=(part.pk,)))

    assert refused == ["no-fresh-assessment"]


def test_un_12_an_announced_commander_is_laid_before_the_case(cast, case):
    actions.record_change(
        case, by=cast.mona, kind="change_of_commander", says="Two generals are announced."
    )

    row = Trigger.objects.get()
    assert (row.cause, row.path) == (
        "change",
        "A change of commander, or its announcement: Two generals are announced.",
    )
    assert Obligation.objects.filter(rule="m-screening").count() == 2


def test_a_change_the_framework_does_not_name_is_refused(cast, case):
    with pytest.raises(Refused) as refusal:
        actions.record_change(case, by=cast.mona, kind="weather", says="Rain.")

    assert codes(refusal) == ["no-change-said"]


def test_a_stop_in_fact_is_kept_apart_from_the_day_of_the_decision(cast, case):
    before = cases.today() - timedelta(days=8)
    signed(
        actions.suspend_part,
        case,
        by=cast.osei,
        proposal=a_stop(part="The operation in the north", in_fact_from=before),
    )

    row = Suspension.objects.get()
    assert (row.part, row.from_on, row.in_fact_from) == (
        "The operation in the north",
        cases.today(),
        before,
    )
    assert file_of(case).case.state == "monitoring"


def test_un_16_a_fresh_yes_takes_over_from_what_was_suspended(cast, case):
    signed(actions.suspend, case, by=cast.osei, proposal=a_stop())

    newer = hrddp_cases.reassessed(cast, fresh(case))
    newer = hrddp_cases.started(cast, hrddp_cases.authorised(cast, newer))

    today = cases.today()
    assert (fresh(case).state, newer.state) == ("superseded", "monitoring")
    assert all(has_authority(newer.assistance, today, each) for each in units(newer))


@pytest.mark.parametrize("stopped", ["nothing", "a part", "before"])
def test_the_letter_before_help_resumes_is_asked_for_only_where_something_was_stopped(
    cast, case, client, stopped
):
    if stopped == "a part":
        signed(actions.suspend_part, case, by=cast.osei, proposal=a_stop(recipient=units(case)[0]))
    if stopped == "before":
        signed(actions.suspend, case, by=cast.osei, proposal=a_stop())
        case = assessing.reassess(fresh(case), by=cast.amina, reason="It was stopped.")
    client.force_login(cast.mona)

    for page in ("letters", "conditions"):
        read = client.get(reverse(f"decisions:{page}", args=[case.reference])).content.decode()
        assert ("Before support resumes" in read) is (stopped != "nothing")


def test_un_21_f_support_starts_again_once_the_authorities_were_told_on_what_finding(cast, case):
    signed(actions.suspend_part, case, by=cast.osei, proposal=a_stop(part="The north"))
    newer = hrddp_cases.reassessed(cast, fresh(case))
    newer = hrddp_cases.authorised(cast, newer)

    with pytest.raises(Refused) as refusal:
        actions.start_delivery(fresh(newer), by=cast.mona)

    (told,) = [each for each in refusal.value.objections if each.code == "unsent-k27-resumed"]
    assert told.says == (
        "This has not been recorded as done: Before support resumes, tell the recipient on what"
        " finding, and what it still rests on."
    )
    hrddp_cases.started(cast, newer)
    assert (fresh(case).state, authority(fresh(newer), "The north")) == ("superseded", [True, True])
