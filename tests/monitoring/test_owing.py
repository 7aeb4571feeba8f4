"""What a decision leaves owed: a bar passed is reported in time, and whoever must be told is."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from casework.files import CaseFile
from decisions.letters import letters_owed_after
from decisions.models import BarOverride, Communication, Decision
from monitoring import actions
from monitoring.actions.owing import owe, owe_what_was_decided, settle_letters_sent
from monitoring.models import Obligation
from monitoring.queries.duties import open_duties
from policy import registry
from policy.facts import Facts
from tests import cases
from tests.decisions.test_exports import exported

TODAY = timezone.localdate()


@pytest.fixture
def passed(cast):
    """A yes for which a bar was passed, to be reported in fifteen days."""
    case = cases.authorised(cast)
    decision = Decision.objects.get(assessment=case)
    BarOverride.objects.create(
        decision=decision,
        bar_id="leahy_defense",
        way="corrective_steps",
        kind="exception",
        reasons="All are charged.",
        report_to="congressional_committees",
        report_by=TODAY + timedelta(days=15),
    )
    return case


def test_passing_a_bar_is_to_be_reported_from_the_day_of_the_decision(cast, passed):
    owe_what_was_decided()

    row = Obligation.objects.get(comes_from="override")
    assert (row.due_on, row.says, row.owner) == (
        TODAY + timedelta(days=15),
        "Report the override of a bar to congressional_committees.",
        Decision.objects.get().decider_post,
    )
    assert list(open_duties().filter(comes_from="override")) == [row]


def test_what_is_owed_is_written_once_however_often_it_is_looked_for(cast, passed):
    assert owe(passed, by=cast.program) > 0

    assert owe(passed, by=cast.program) == 0


def test_a_report_that_was_made_is_not_asked_for_again(cast, passed):
    owe(passed, by=cast.program)
    row = Obligation.objects.get(comes_from="override")
    actions.close_duty(row, by=cast.mona, proof="Letter 12 to both committees.")

    owe(passed, by=cast.program)

    assert Obligation.objects.filter(comes_from="override", done_on=None).count() == 0


def test_what_was_reported_before_it_was_taken_leaves_nothing_owed(cast):
    case = cases.authorised(cast)
    BarOverride.objects.create(
        decision=Decision.objects.get(assessment=case),
        bar_id="leahy",
        way="effective_steps",
        kind="exception",
        reasons="Steps.",
        report_to="congressional_committees",
        report_by=TODAY,
        reported_on=TODAY,
    )

    owe(case, by=cast.program)

    assert Obligation.objects.filter(comes_from="override").count() == 0


# -- letters --------------------------------------------------------------------------------------


def a_file(framework, *kinds, bars=None, sent=(), **facts):
    """A case under a framework on which these decisions were made today."""
    decisions = [SimpleNamespace(kind=kind, made_at=timezone.now()) for kind in kinds]
    bars = {id: SimpleNamespace(value=value) for id, value in (bars or {}).items()}
    return SimpleNamespace(
        case=SimpleNamespace(kind="first"),
        framework=registry.available()[framework],
        decisions=decisions,
        communications=list(sent),
        evaluation=SimpleNamespace(facts=Facts(**facts), bars=bars),
    )


def owed(file, **happened):
    return {each.letter.id: each.due_on for each in letters_owed_after(file, happened)}


def in_days(days):
    return TODAY + timedelta(days=days)


def rejected(**more):
    return {"collections": {"subjects": [{"id": "1", "result": "rejected_gvhr"}]}} | more


def test_us_leahy_a_government_is_told_why_a_unit_is_barred_within_five_days():
    assert owed(a_file("us-leahy", "authorise", **rejected()))["inform"] == in_days(5)
    assert "inform" not in owed(a_file("us-leahy", "authorise"))
    assert "inform" not in owed(a_file("us-leahy", **rejected()))


def test_us_leahy_the_list_of_barred_units_is_owed_again_and_again():
    known = {"values": {"d.leahy": True, "q.us.units_known": "no"}}
    whole = registry.available()["us-leahy"].communications
    listed = next(each for each in whole if each.id == "list")
    letter = SimpleNamespace(rule="list", contents=listed.contents, sent_on=TODAY)

    assert owed(a_file("us-leahy", "authorise", **known))["list"] == in_days(14)
    after = owed(a_file("us-leahy", "authorise", sent=[letter], **known))
    assert in_days(180) <= after["list"] <= in_days(186)


def test_un_16_the_recipient_is_told_of_a_refusal_for_a_bar_within_five_days():
    facts = {"values": {"q.un.16": "yes"}}

    assert owed(a_file("un-hrddp", "refuse", bars={"b16": True}, **facts))["k16"] == in_days(5)
    assert "k16" not in owed(a_file("un-hrddp", "refuse", bars={"b16": False}, **facts))


def test_un_28_the_council_is_advised_once_the_mandate_is_critically_affected():
    told = owed(a_file("un-hrddp", "refuse", values={"q.un.28": "yes"}))

    assert told["k28"] == in_days(14)
    assert "k28" not in owed(a_file("un-hrddp", "refuse", values={"q.un.28": "no"}))


def test_eu_a_violation_that_was_answered_is_answered_publicly():
    file = a_file("eu-hrddp", "authorise")

    assert "response_public" not in owed(file)
    assert owed(file, violation_answered=in_days(-3))["response_public"] == in_days(11)


def test_a_letter_that_leaves_out_what_it_must_say_does_not_settle_what_is_owed():
    part = SimpleNamespace(rule="inform", contents=["basis_of_action"], sent_on=TODAY)

    assert "inform" in owed(a_file("us-leahy", "authorise", sent=[part], **rejected()))


def test_a_suspension_leaves_a_letter_owed_and_its_sending_settles_it(cast, client):
    from tests.monitoring import watched

    case = watched.watched(cast)
    actions.suspend(case, by=cast.okafor, reason="Beatings.", proposal=watched.a_stop())
    owe_what_was_decided()
    row = Obligation.objects.get(comes_from="owed", rule="suspended_notice")
    letter = next(e for e in CaseFile(case).framework.communications if e.id == row.rule)

    Communication.objects.create(
        assessment=case,
        rule=row.rule,
        told="The ministry",
        contents=list(letter.contents),
        sent_on=TODAY,
        signed_by=Decision.objects.first().decider_post,
        proof="Receipt 4",
        recorded_by=cast.mona,
    )

    assert row.due_on == in_days(5)
    assert settle_letters_sent() == 1
    row.refresh_from_db()
    assert (row.done_on, row.done_by) == (TODAY, cast.mona)
    assert settle_letters_sent() == 0
    assert Obligation.objects.filter(rule="suspended_notice", done_on=None).count() == 0


def test_the_auditors_file_tells_each_bar_passed_and_the_day_it_was_reported(cast, passed):
    owe(passed, by=cast.program)
    before = exported()[0]["overrides"]
    row = Obligation.objects.get(comes_from="override")

    actions.close_duty(row, by=cast.mona, proof="Letter 12.")

    (told,) = exported()[0]["overrides"]
    assert [each["reported_on"] for each in before] == [None]
    assert (told["way"], told["grounds"], told["reported_on"]) == (
        "corrective_steps",
        "All are charged.",
        f"{TODAY}",
    )
