"""A case under the UN's policy, as its author meets it: every page opens, every answer is kept."""

import pytest

from accounts.models import PostRung
from assessments import actions
from assessments.models import Answer, Assessment
from casework.files import CaseFile
from tests import hrddp_cases
from tests.policy.frameworks import case as worked

pytestmark = pytest.mark.django_db


@pytest.fixture
def un_case(cast, courses):
    """An assessment under the UN's policy, just opened by Amina."""
    for rung in list(PostRung.objects.filter(framework_id="uk-osja")):
        PostRung.objects.create(
            post=rung.post,
            framework_id="un-hrddp",
            rank=rung.rank,
            level_id=hrddp_cases.LADDER[rung.rank],
        )
    actions.screen(courses, by=cast.amina, framework_id="un-hrddp", answers=hrddp_cases.SCOPE)
    return actions.open_assessment(courses, by=cast.amina, framework_id="un-hrddp")


@pytest.fixture
def written(un_case, cast):
    """The worked case, written through the acts of the program."""
    hrddp_cases.draft(cast, case=un_case)
    return Assessment.objects.get(pk=un_case.pk)


def pages(case):
    """Every page on which an author writes."""
    sections = [each for each in CaseFile(case).framework.sections if each.per == "case"]
    yield from ("", "risks/", "risks/first-look/", "assessment/", "assessment/check/")
    yield from ("contradictions/", "allegations/", "consultation/", "none/allegations/", "roles/")
    yield from ("assessment/commanders/", "assessment/commanders/new/")
    yield from (f"assessment/{section.id}/" for section in sections)


def test_un_14_every_page_of_a_case_opens_for_its_author(written, cast, client):
    client.force_login(cast.amina)

    opened = {
        path: client.get(f"/cases/{written.reference}/{path}").status_code
        for path in pages(written)
    }

    assert opened == dict.fromkeys(opened, 200)


def test_un_14_a_case_written_in_the_program_is_judged_as_its_document_is(written):
    found = CaseFile(written).evaluation

    assert [each.says for each in found.missing_at("submit")] == []
    assert found.bars_standing == ()
    assert (found.rung, found.level.provisional) == ("hrddp_committee", False)


def test_un_19_a_commander_entered_in_the_program_bars_the_unit(written, cast):
    general = worked("drc_2015_two_commanders")["collections"]["persons"][-1]

    hrddp_cases.add_commander(cast, written, general)

    found = CaseFile(written).evaluation
    assert [each.id for each in found.bars_standing] == ["b19-commander"]
    assert found.bars["b19-commander"].rows == ("3", "2")
    assert found.rung == "head_of_mission"


def test_un_16_a_case_nobody_has_found_on_may_not_be_submitted(written, cast):
    Answer.objects.filter(question="un.16").delete()

    found = CaseFile(written).evaluation

    assert [each.id for each in found.bars_standing] == ["b16"]
    assert [each.question for each in found.missing_at("submit")] == ["un.16"]
