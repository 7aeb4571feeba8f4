"""Moves no decision makes: returned, raised, and what is asked of whom meanwhile."""

import datetime as dt

import pytest

from assessments import actions
from assessments.models import Advice, Assessment
from assessments.pages import heat_rows
from assessments.queries import like_cases, needs_of
from casework.files import CaseFile
from casework.refusals import Refused
from tests.assessments.conftest import NOTHING_GIVEN


def codes(refusal):
    return [each.code for each in refusal.value.objections]


def asked(officer):
    return [str(need.asked) for need in needs_of(officer, dt.date.today())]


def test_a_returned_case_says_why_and_its_seals_fall(submitted, cast):
    Assessment.objects.filter(pk=submitted.pk).update(
        content_root="a" * 64, with_post=cast.post("Team Leader")
    )

    case = actions.return_to_draft(submitted, by=cast.tom, reason="Who vets the officers?")

    case.refresh_from_db()
    assert (case.state, case.asked_back, case.content_root, case.with_post) == (
        "draft",
        "Who vets the officers?",
        "",
        None,
    )


def test_a_case_is_returned_only_with_a_question_and_only_by_its_ladder(submitted, cast):
    with pytest.raises(Refused) as refusal:
        actions.return_to_mitigation(submitted, by=cast.amina, reason=" ")

    assert codes(refusal) == ["not-permitted", "no-reason"]


def test_a_case_is_raised_to_a_higher_rung(submitted, cast):
    Assessment.objects.filter(pk=submitted.pk).update(rank=1)
    submitted.refresh_from_db()

    case = actions.raise_level(submitted, by=cast.tom, reason="Parliament asks.", to_rank=3)

    case.refresh_from_db()
    assert (case.state, case.raised_to_rank, case.raised_by, case.raised_why) == (
        "escalation",
        3,
        cast.tom,
        "Parliament asks.",
    )


@pytest.mark.parametrize("to_rank", [1, 2, 9])
def test_a_case_is_not_raised_to_where_it_is_or_to_where_nothing_is(submitted, cast, to_rank):
    Assessment.objects.filter(pk=submitted.pk).update(rank=2)
    submitted.refresh_from_db()

    with pytest.raises(Refused) as refusal:
        actions.raise_level(submitted, by=cast.tom, reason="Higher.", to_rank=to_rank)

    assert codes(refusal) == ["not-higher"]


def test_what_is_planned_may_not_change_under_those_who_decide(submitted, courses, cast):
    with pytest.raises(Refused) as refusal:
        actions.revise(courses, by=cast.amina, revision=0, title="Something else")

    courses.refresh_from_db()
    assert codes(refusal) == ["being-decided"]
    assert courses.title == "Investigation training"


def test_a_draft_is_asked_of_its_author_and_of_nobody_else(case, cast):
    assert asked(cast.amina) == ["Go on with the draft."]
    assert asked(cast.ravi) == []


def test_a_plan_nobody_screened_is_asked_of_its_author(courses, cast):
    assert asked(cast.amina) == ["Screen it: does a framework cover it?"]


def test_a_returned_case_stands_first_with_its_question(submitted, cast):
    Assessment.objects.filter(pk=submitted.pk).update(submitted_at="2026-01-01T00:00Z")
    actions.return_to_draft(submitted, by=cast.tom, reason="Who vets the officers?")

    (need,) = needs_of(cast.amina, dt.date.today())

    assert (str(need.asked), need.asked_small, need.tone) == (
        "It came back to you with questions.",
        "Who vets the officers?",
        "needs",
    )


def test_advice_is_asked_of_those_who_may_give_it(submitted, cast):
    Advice.objects.create(
        assessment=submitted,
        kind="legal",
        asked_by=cast.amina,
        due_on=dt.date.today(),
        content_root=submitted.content_root,
    )

    assert asked(cast.lena) == ["Legal advice is asked of you."]
    assert asked(cast.hugo) == []


def test_a_finding_that_nothing_applies_waits_for_a_second_person(courses, cast):
    actions.screen(
        courses, by=cast.amina, framework_id="uk-osja", answers=NOTHING_GIVEN, reasons="A base."
    )

    assert asked(cast.ravi) == ["Agree, or not, that it is out of scope."]
    assert asked(cast.hugo) == []


@pytest.mark.parametrize("who", ["amina", "lena", "sam", "kim"])
def test_what_is_asked_costs_the_same_however_much_there_is(
    submitted, cast, who, django_assert_max_num_queries
):
    officer = getattr(cast, who)
    officer.forget_grants()

    with django_assert_max_num_queries(9):
        needs_of(officer, dt.date.today())


def test_like_cases_are_decided_ones_of_the_same_recipient_and_never_restricted(
    case, courses, academy, cast
):
    def another(title, recipients):
        plan = actions.plan(
            by=cast.amina,
            portfolio=cast.portfolio,
            title=title,
            country=academy.country,
            kind="case_specific",
            recipients=recipients,
        )
        opened = actions.open_assessment(plan, by=cast.amina, framework_id="uk-osja")
        return actions.abandon(opened, by=cast.amina, reason="Not now.")

    same, other, hidden = (
        another("Same academy", [academy]),
        another("Elsewhere", []),
        another("Hidden", [academy]),
    )
    hidden.assistance.restricted = True
    hidden.assistance.save(update_fields=["restricted"])

    found = like_cases(cast.amina, case, CaseFile(case))

    assert found == [same]
    assert other not in found


def test_the_heat_table_says_what_is_not_found_yet(case):
    from assessments.models import Risk

    Risk.objects.create(assessment=case, code="DET", axis="human_rights")

    (row,) = heat_rows(case, CaseFile(case))

    assert (row["before"], row["before_tone"], row["after"]) == (
        "not found yet",
        "none",
        "not found yet",
    )
