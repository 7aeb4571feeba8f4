"""Paragraphs 26 and 27: when to intercede, and when to stop."""

import pytest

from policy.periods import Period
from tests.policy.frameworks import case
from tests.policy.hrddp import (
    BEFORE,
    asked,
    communication,
    contradictions,
    duty,
    hrddp,
    judged,
    judged_row,
    standing,
    wanted,
    weigh,
)

CONTINUING = "drc_2015_interceded_and_continuing"
FOUND = {"standard": "grounds_believe", "intercession_done": False}


def test_un_26_grounds_to_believe_that_it_goes_on_are_brought_to_the_authorities_at_once():
    letter = communication("k26")

    assert (letter.due, letter.response_due) == (Period.parse("P0D"), Period.parse("P14D"))
    assert (letter.basis, letter.due_basis) == ("policy", "practice")
    assert letter.form == "written_or_recorded_meeting"
    assert contradictions(judged_row("allegations", "a1", FOUND, CONTINUING)) == ["not_interceded"]


@pytest.mark.parametrize(
    "row",
    [
        FOUND | {"standard": "grounds_suspect"},
        FOUND | {"continuing": False},
        FOUND | {"grave": False},
        FOUND | {"intercession_done": True},
    ],
)
def test_un_26_less_than_that_asks_for_no_intercession(row):
    assert contradictions(judged_row("allegations", "a1", row, CONTINUING)) == []


def test_un_26_what_was_answered_is_recorded_by_its_day():
    assert duty("m26").upon == ("intercession_opened", "suspended")
    assert (duty("m26").due, duty("m26").basis) == (Period.parse("P14D"), "practice")


def test_un_27_what_continues_despite_intercession_must_be_suspended():
    found = judged(CONTINUING)

    assert standing(found) == ["b27"]
    assert found.bars["b27"].rows == ("a1",)
    assert found.bars["b27"].bar.effect == "must_suspend"


def test_un_27_nothing_must_be_suspended_before_intercession():
    found = judged_row("allegations", "a1", FOUND, CONTINUING)

    assert found.bars["b27"].value is False


@pytest.mark.parametrize(
    ("standard", "stops"),
    [
        ("unverified", False),
        ("reliable", False),
        ("grounds_suspect", True),
        ("grounds_believe", True),
        ("substantiated", True),
        ("credible", None),
        (None, None),
    ],
)
def test_un_27_grounds_to_suspect_are_enough_to_stop_and_nothing_less_is(standard, stops):
    found = judged_row("allegations", "a1", {"standard": standard}, CONTINUING)

    assert found.bars["b27"].value is stops


@pytest.mark.parametrize("gap", ["grave", "intercession_done", "continuing"])
def test_un_27_what_is_not_known_of_an_allegation_blocks(gap):
    found = judged_row("allegations", "a1", {gap: None}, CONTINUING)

    assert (found.bars["b27"].value, standing(found)) == (None, ["b27"])


def test_un_27_an_empty_list_of_allegations_clears_nothing_until_a_search_is_signed():
    document = case(BEFORE)
    document["declared_none"] = []

    found = weigh(document)

    assert (standing(found), wanted(found)) == (["b27"], ["allegations"])
    assert hrddp().collection("allegations").declare_requires == (
        "searched_on",
        "searched_by",
        "sources_searched",
    )


def test_un_27_what_was_suspended_resumes_only_on_a_fresh_assessment():
    assert hrddp().lifecycle.fresh_assessment_to_resume is True
    assert hrddp().lifecycle.emergency_hold.ratified_by == "head_of_mission"


def test_un_27_the_letter_tells_when_support_stopped_in_fact_and_starts_a_second_clock():
    letter = communication("k27")

    assert letter.contents == ("what_is_suspended", "stopped_in_fact_on", "why", "lift_conditions")
    assert letter.response_due == Period.parse("P14D")
    assert asked("suspension_impact")["un.i_stopped_on"] is True
