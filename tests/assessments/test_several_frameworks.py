"""The same help under more than one framework: each judges for itself, and all must permit."""

import pytest

from accounts.models import PostRung
from assessments import actions as assessing
from assessments.models import Assessment
from casework.refusals import Refused
from decisions import actions as deciding
from tests import cases, worked

pytestmark = pytest.mark.django_db

UN_SCOPE = {
    "provider_kind": "peacekeeping",
    "recipient_kind": ["national_force"],
    "support_kind": ["capacity"],
    "channel": "direct",
    "exclusion": "none",
    "enhances_operations": "yes",
}


@pytest.fixture
def both(cast):
    """The office's posts stand on the ladder of the UN's policy too."""
    ladder = {1: "component_head", 2: "hrddp_committee", 3: "head_of_mission"}
    for rung in list(PostRung.objects.filter(framework_id="uk-osja")):
        PostRung.objects.create(
            post=rung.post, framework_id="un-hrddp", rank=rung.rank, level_id=ladder[rung.rank]
        )
    return cast


def test_assistance_shows_each_framework_with_its_own_finding_and_case(both, client):
    case = cases.draft(both)
    client.force_login(both.amina)

    page = client.get(case.assistance.get_absolute_url()).content.decode()

    assert "Under which frameworks" in page
    assert "Nobody has asked yet whether it covers this." in page
    assert f"/assistance/{case.assistance.reference}/screening/?framework=un-hrddp" in page


def test_under_one_framework_the_page_is_as_short_as_before(cast, client):
    case = cases.draft(cast)
    client.force_login(cast.amina)

    page = client.get(case.assistance.get_absolute_url()).content.decode()

    assert "Under which frameworks" not in page


def test_each_framework_asks_its_own_scope_and_opens_its_own_case(both, client):
    case = cases.draft(both)
    client.force_login(both.amina)
    where = f"/assistance/{case.assistance.reference}/screening/?framework=un-hrddp"
    asked = client.get(where).content.decode()

    client.post(where, UN_SCOPE | {"record": "yes"})

    assert "UN Human Rights Due Diligence Policy" in asked
    assert set(Assessment.objects.values_list("framework_id", flat=True)) == {
        "uk-osja",
        "un-hrddp",
    }


def test_help_does_not_start_until_every_framework_that_applies_was_asked_and_permits(both):
    case = cases.authorised(both)

    with pytest.raises(Refused) as unasked:
        deciding.start_delivery(case, by=both.mona)
    assessing.screen(case.assistance, by=both.amina, framework_id="un-hrddp", answers=UN_SCOPE)
    with pytest.raises(Refused) as undecided:
        deciding.start_delivery(case, by=both.mona)

    codes = [{each.code for each in refused.value.objections} for refused in (unasked, undecided)]
    assert codes == [
        {"condition-unmet", "unsent-conditions_to_recipient", "framework-not-asked"},
        {"condition-unmet", "unsent-conditions_to_recipient", "framework-has-not-permitted"},
    ]


def test_a_decider_sees_what_the_other_framework_bars_and_how_high_it_goes(both, client):
    case = cases.sign_off(both)
    assessing.screen(case.assistance, by=both.amina, framework_id="un-hrddp", answers=UN_SCOPE)
    other = assessing.open_assessment(case.assistance, by=both.amina, framework_id="un-hrddp")
    assessing.record_finding(other, by=both.hugo, question="un.16", value="yes", notes="Known.")
    client.force_login(both.osei)

    page = client.get(f"/cases/{case.reference}/decision/").content.decode()

    assert "Under the other frameworks" in page
    assert other.reference in page
    assert "Bar: There are substantial grounds for believing" in page


def test_what_means_the_same_under_another_framework_is_not_asked_again(cast, client):
    worked.climb("eu-hrddp")
    case = cases.draft(cast)
    client.force_login(cast.amina)

    where = f"/assistance/{case.assistance.reference}/screening/?framework=eu-hrddp"
    page = client.get(where)

    begun = page.context["form"].initial
    assert (begun["activities"], begun["has_equipment"]) == (["training"], "no")
    assert "Said already under another framework" in page.content.decode()


def test_what_only_sounds_the_same_under_another_framework_is_asked_afresh(both, client):
    case = cases.draft(both)
    client.force_login(both.amina)

    where = f"/assistance/{case.assistance.reference}/screening/?framework=un-hrddp"
    begun = client.get(where).context["form"].initial

    assert "recipient_kind" not in begun


def test_the_finding_that_awaits_a_second_person_is_the_one_agreed_on(both, client):
    help = cases.planned(both)
    outside = UN_SCOPE | {"provider_kind": "not_un"}
    asked = {"by": both.amina, "framework_id": "un-hrddp", "answers": outside}
    assessing.screen(help, reasons="We are no entity of the UN.", **asked)
    assessing.screen(help, by=both.amina, framework_id="uk-osja", answers=cases.IN_SCOPE)
    client.force_login(both.sam)

    page = client.get(f"/assistance/{help.reference}/screening/agree/").content.decode()

    assert "We are no entity of the UN." in page
