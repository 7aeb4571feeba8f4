"""Submitting: what was written is sealed, the rung follows from it, and advisers are asked."""

import pytest

from assessments import actions
from assessments.content import content_parts
from assessments.models import Advice, Assessment
from casework import seals
from casework.files import CaseFile
from casework.models import LedgerEntry, Notice, Seal
from casework.refusals import Refused
from tests.filling import fill


@pytest.fixture
def written(case, cast):
    """The case with everything answered and one serious risk that measures reduce."""
    fill(
        case,
        by=cast.amina,
        post=cast.post("Desk Officer, South Asia"),
        findings={"TORT": ("serious", "possible")},
    )
    return actions.begin_mitigation(case, by=cast.amina)


def test_a_case_with_everything_known_is_submitted_and_sealed(written, cast):
    case = actions.submit(written, by=cast.amina)

    sealed = Seal.objects.get()
    assert (case.state, case.content_root) == ("escalation", sealed.root)
    assert (case.level_id, case.rank, case.overall) == ("senior", 2, "medium")
    assert seals.verify(seals.exported(sealed)) == []
    assert LedgerEntry.objects.get(verb="assessments.submit").details["content"] == sealed.root


def test_the_advice_the_level_needs_is_asked_for_on_a_clock_of_working_days(written, cast):
    actions.submit(written, by=cast.amina)

    asked = Advice.objects.order_by("kind")
    assert [each.kind for each in asked] == ["human_rights", "legal"]
    assert {each.content_root for each in asked} == {Assessment.objects.get().content_root}
    assert set(Notice.objects.values_list("officer__name", flat=True)) == {
        "Hugo Marques",
        "Lena Fischer",
    }


def test_an_empty_case_is_refused_with_everything_that_is_missing_at_once(case, cast):
    with pytest.raises(Refused) as refusal:
        actions.begin_mitigation(case, by=cast.amina)

    codes = {each.code for each in refusal.value.objections}
    assert codes == {"not-looked-at", "unanswered"}
    assert all(each.where and each.cites is not None for each in refusal.value.objections)
    assert Seal.objects.count() == 0


def test_what_is_sealed_has_a_part_for_each_thing_that_may_be_withheld(written, cast):
    parts = content_parts(CaseFile(Assessment.objects.get()))

    assert {path.partition("/")[0] for path in parts} == {
        "answers",
        "assurances",
        "case",
        "consultations",
        "declared_none",
        "evaluation",
        "framework",
        "recipients",
        "risks",
        "roles",
        "screening",
    }
