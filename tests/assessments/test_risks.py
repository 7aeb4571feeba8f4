"""Risks and measures: taken up from the framework's list, found, answered, found again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments import actions
from assessments.models import Answer, Mitigation, Risk
from casework.conflicts import Conflict
from casework.files import CaseFile
from casework.refusals import Refused
from tests.filling import MEASURE, OF_A_MEASURE


@pytest.fixture
def torture(case, cast):
    return actions.add_risk(case, by=cast.amina, code="TORT", how="Interrogation methods.")


def test_a_risk_is_taken_up_on_the_body_of_law_the_framework_puts_it_in(case, cast):
    for code in ("TORT", "IHL"):
        actions.add_risk(case, by=cast.amina, code=code)

    assert list(Risk.objects.values_list("code", "axis")) == [
        ("TORT", "human_rights"),
        ("IHL", "ihl"),
    ]


@pytest.mark.parametrize(
    ("code", "refused"), [("TORT", "risk-already-there"), ("XX", "not-a-risk")]
)
def test_a_risk_is_taken_up_once_and_only_from_the_list(case, torture, cast, code, refused):
    with pytest.raises(Refused) as refusal:
        actions.add_risk(case, by=cast.amina, code=code)

    assert [each.code for each in refusal.value.objections] == [refused]


def test_every_risk_the_framework_wants_is_taken_up_at_once(case, torture, cast):
    made = actions.add_every_risk(case, by=cast.amina)

    assert (made, Risk.objects.count()) == (11, 12)


@pytest.mark.parametrize(
    ("found", "live"), [(None, True), ("no", False), ("possible", True), ("serious", True)]
)
def test_a_risk_is_live_while_it_is_not_found_to_be_none(case, torture, cast, found, live):
    actions.revise_risk(torture, by=cast.amina, answers={"uk.before": found})

    (risk,) = CaseFile(case).risks
    assert (risk.live, risk.label) == (
        live,
        "Torture or cruel, inhuman or degrading treatment",
    )


def test_a_risk_stands_in_the_document_with_its_own_words_and_its_findings(case, torture, cast):
    actions.revise_risk(
        torture,
        by=cast.amina,
        who="Suspects.",
        answers={"uk.before": actions.Given("serious", notes="Three reports.")},
    )

    (row,) = CaseFile(case).document["collections"]["risks"]
    assert row == {
        "id": str(torture.pk),
        "code": "TORT",
        "path": "Interrogation methods.",
        "groups": "Suspects.",
        "evidence": "",
        "before": {"value": "serious", "notes": "Three reports.", "sources": []},
    }


def test_a_measure_has_an_owner_a_day_proof_and_what_if_it_fails(case, torture, cast):
    desk = cast.post("Desk Officer, South Asia")

    made = actions.add_measure(torture, by=cast.amina, owner=desk, answers=OF_A_MEASURE, **MEASURE)

    (row,) = CaseFile(case).document["collections"]["measures"]
    assert row == {
        "id": str(made.pk),
        "risk": str(torture.pk),
        "type": "vetting",
        "description": "Every trainee is vetted by name before the course.",
        "owner": "Desk Officer, South Asia",
        "due": "2027-03-01",
        "proof": "The signed list, held by the Post.",
        "if_fails": "The course does not start.",
        "effectiveness": "some",
        "residual": "possible",
    }


def test_a_measure_of_an_unknown_kind_is_refused(torture, cast):
    desk = cast.post("Desk Officer, South Asia")

    with pytest.raises(Refused) as refusal:
        actions.add_measure(torture, by=cast.amina, owner=desk, **MEASURE | {"kind": "prayer"})

    assert [each.code for each in refusal.value.objections] == ["not-a-measure"]
    assert Mitigation.objects.count() == 0


def test_a_measure_carried_over_with_its_day_gone_by_is_confirmed_with_a_new_one(torture, cast):
    desk = cast.post("Desk Officer, South Asia")
    gone = MEASURE | {"due_on": timezone.localdate() - timedelta(days=9)}
    made = actions.add_measure(torture, by=cast.amina, owner=desk, **gone)
    Mitigation.objects.update(carried_over=True)

    with pytest.raises(Refused) as refusal:
        actions.revise_measure(made, by=cast.amina, confirm=True)
    ahead = timezone.localdate() + timedelta(days=90)
    actions.revise_measure(made, by=cast.amina, confirm=True, due_on=ahead)

    assert [each.code for each in refusal.value.objections] == ["day-gone-by"]
    assert Mitigation.objects.get().carried_over is False


def test_a_measure_taken_off_takes_the_answers_about_it_along(torture, cast):
    desk = cast.post("Desk Officer, South Asia")
    made = actions.add_measure(torture, by=cast.amina, owner=desk, answers=OF_A_MEASURE, **MEASURE)

    actions.drop_measure(made, by=cast.amina)

    assert (Mitigation.objects.count(), Answer.objects.count()) == (0, 0)


def test_no_measure_is_possible_only_with_a_reason(case, torture, cast):
    with pytest.raises(Refused) as refusal:
        actions.revise_risk(torture, by=cast.amina, none_possible=True)
    actions.revise_risk(
        torture,
        by=cast.amina,
        none_possible=True,
        none_possible_why="Only their own courts could.",
    )

    assert [each.code for each in refusal.value.objections] == ["none-possible-without-reason"]
    assert CaseFile(case).document["declared_none"] == [
        {
            "collection": "measures",
            "of": str(torture.pk),
            "reason": "Only their own courts could.",
        }
    ]


def test_two_people_on_one_risk_see_both_texts(torture, cast):
    actions.revise_risk(torture, by=cast.ravi, revision=0, how="Ravi’s account.")

    with pytest.raises(Conflict) as conflict:
        actions.revise_risk(torture, by=cast.amina, revision=0, how="Amina’s account.")

    theirs, mine = conflict.value.fields["how"]
    assert (theirs.text, mine) == ("Ravi’s account.", "Amina’s account.")
    assert Risk.objects.get().how == "Ravi’s account."


def test_the_reputational_axis_raises_the_case_and_lowers_nothing(case, cast):
    from tests.filling import fill

    desk = cast.post("Desk Officer, South Asia")
    fill(
        case,
        by=cast.amina,
        post=desk,
        findings={"TORT": ("serious", "possible")},
        reputation={"DEMO": "high"},
    )

    found = CaseFile(case).evaluation
    assert (found.derived["d.hr"], found.derived["d.rep"], found.rung) == (
        "possible",
        "high",
        "minister",
    )
