"""HRDDP 23: what is evaluated before a mandate informs whoever adopts it, and permits nothing."""

import pytest

from assessments import actions
from assessments.models import Answer, Assessment, Assistance
from casework.files import CaseFile
from casework.models import AccessEntry, Seal
from casework.refusals import Refused
from casework.seals import contents
from tests import cases, hrddp_cases

pytestmark = pytest.mark.django_db

MANDATE = "Resolution 2098 of 28 March; the brigade is new."


@pytest.fixture
def before(cast):
    """The worked case, written in full before its mandate."""
    return hrddp_cases.draft(
        cast,
        kind="pre_mandate",
        answers={"un.stage": "pre_mandate", "un.pre_mandate_use": "Name the commanders first."},
    )


def codes(refused):
    return {each.code for each in refused.value.objections}


def test_un_23_it_is_opened_as_what_it_is_and_says_its_stage(cast):
    case = hrddp_cases.opened(cast, kind="pre_mandate")

    stage = Answer.objects.get(assessment=case, question="un.stage")
    assert case.get_kind_display() == "assessment before a mandate"
    assert (stage.value, stage.carried_over) == ("pre_mandate", False)


def test_un_23_a_framework_that_knows_of_no_such_evaluation_opens_none(cast):
    assistance = cases.planned(cast)

    with pytest.raises(Refused) as refused:
        actions.open_assessment(
            assistance, by=cast.amina, framework_id="uk-osja", kind="pre_mandate"
        )

    assert codes(refused) == {"kind-unforeseen"}


def test_un_23_nobody_says_yes_before_the_mandate_stands(cast, before):
    case = hrddp_cases.sign_off(cast, before)

    with pytest.raises(Refused) as refused:
        cases.decide(cast, case, "authorise", verdict=hrddp_cases.a_yes())

    assert codes(refused) == {"before-a-mandate"}
    assert contents(Seal.objects.get(root=case.content_root))["case"]["kind"] == "pre_mandate"


def test_un_23_nothing_is_to_be_delivered_yet(cast, before):
    Assistance.objects.filter(pk=before.assistance_id).update(first_delivery_on=cases.today())
    actions.begin_mitigation(before, by=cast.amina)

    with pytest.raises(Refused) as refused:
        actions.submit(Assessment.objects.get(pk=before.pk), by=cast.amina)

    assert codes(refused) == {"delivery-before-a-mandate"}


@pytest.mark.parametrize(("kind", "stage"), [("pre_mandate", "planning"), ("first", "pre_mandate")])
def test_un_23_a_case_that_says_another_stage_than_it_was_opened_for_is_not_submitted(
    cast, kind, stage
):
    said = {"un.stage": stage, "un.pre_mandate_use": "Name the commanders first."}
    case = hrddp_cases.draft(cast, kind=kind, answers=said)
    actions.begin_mitigation(case, by=cast.amina)

    with pytest.raises(Refused) as refused:
        actions.submit(Assessment.objects.get(pk=case.pk), by=cast.amina)

    assert codes(refused) == {"another-kind"}


def test_un_23_its_text_is_taken_for_a_briefing_without_what_is_restricted(cast, before, client):
    client.force_login(cast.amina)
    commander = Answer.objects.get(assessment=before, question="un.responsible").value

    text = client.get(f"/cases/{before.reference}/briefing/?text=1").content.decode()

    assert "Name the commanders first." in text
    assert "Food, fuel and water." in text
    assert all(each.label in text for each in CaseFile(before).risks)
    assert "Every question that is asked has been answered." in text
    assert text.count("Teams travel with each battalion.") == 1
    assert commander not in text
    assert AccessEntry.objects.filter(kind="exported", subject_reference=before.reference).exists()


def test_un_23_once_the_mandate_stands_it_goes_on_as_a_first_assessment(cast, before, client):
    client.force_login(cast.amina)

    client.post(f"/cases/{before.reference}/briefing/", {"mandate": MANDATE})
    case = Assessment.objects.get(pk=before.pk)
    stage = Answer.objects.get(assessment=case, question="un.stage")
    actions.answer(case, by=cast.amina, question="un.stage", value="planning")
    yes = hrddp_cases.authorised(cast, case)

    assert (case.kind, case.what_has_changed) == ("first", MANDATE)
    assert stage.carried_over is True
    assert yes.state == "authorised"


def test_un_23_only_an_evaluation_takes_a_mandate_up(cast):
    case = hrddp_cases.opened(cast)

    with pytest.raises(Refused) as refused:
        actions.take_up_mandate(case, by=cast.amina, mandate=MANDATE)

    assert codes(refused) == {"no-evaluation"}


def test_un_23_whoever_screens_chooses_which_kind_begins(cast, client):
    hrddp_cases.a_ladder()
    planned = cases.planned(cast, units=hrddp_cases.battalions(cast))
    client.force_login(cast.amina)
    address = f"/assistance/{planned.reference}/screening/?framework=un-hrddp"

    page = client.post(address, hrddp_cases.SCOPE | {"look": "yes"}).content.decode()
    client.post(address, hrddp_cases.SCOPE | {"record": "yes", "kind": "pre_mandate"})

    assert "Assessment before a mandate" in page
    assert Assessment.objects.get(assistance=planned).kind == "pre_mandate"


def test_un_23_what_is_not_known_is_told_too(cast, client):
    case = hrddp_cases.opened(cast, kind="pre_mandate")
    client.force_login(cast.amina)

    page = client.get(f"/cases/{case.reference}/briefing/").content.decode()

    assert "“What is given, for what purpose?” has not been answered." in page


def test_un_23_of_a_case_that_is_none_there_is_no_such_page(cast, client):
    case = hrddp_cases.opened(cast)
    client.force_login(cast.amina)

    assert client.get(f"/cases/{case.reference}/briefing/").status_code == 404
