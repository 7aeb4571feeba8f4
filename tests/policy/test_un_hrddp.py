"""Paragraphs 1 to 4, 14 and 15: the policy as a whole, and what is assessed."""

from itertools import product

import pytest

from policy.framework import loads
from policy.lint import lint
from tests.policy.frameworks import case
from tests.policy.hrddp import (
    BEFORE,
    FILE,
    contradictions,
    hrddp,
    judged,
    judged_with,
    standing,
    wanted,
    weigh,
)

ELEMENTS = ["un.14a", "un.14b", "un.14c", "un.14d_provide", "un.14d_withhold", "un.14e", "un.14f"]
SEEN = {"notes": "Seen by the joint office."}


def open_when(**answers):
    """What is wanted when one answer of the case that was whole is taken away."""
    return wanted(judged(**answers))


# -- the policy as a whole ----------------------------------------------------------------------


def test_un_01_the_framework_reads_lints_and_says_why_it_is_a_draft():
    assert lint(hrddp()) == []
    assert hrddp().state == "draft"
    assert set(hrddp().provisional_because.languages) == {"en", "fr"}


def test_un_01_what_is_from_memory_keeps_it_from_being_published():
    text = hrddp().text.replace("status: draft", "status: published")

    faults = [str(each) for each in lint(loads(text, FILE.name))]

    assert [each for each in faults if "gives a reason for being provisional" in each] != []
    assert [each for each in faults if "rests on background knowledge" in each] != []


def test_un_01_every_text_an_officer_reads_is_in_english_and_in_french():
    framework = hrddp()
    read = list(framework.questions.values())
    said = [each.text for each in read]
    said += [term.label for each in read for term in each.options]
    said += [each.title for each in (*framework.sections, *framework.forms)]
    said += [question.text for form in framework.forms for question in form.questions]
    said += [each.label for each in framework.collections.values()]
    said += [each.label for each in (*framework.levels, *framework.monitoring)]
    said += [each.label for each in (*framework.communications, *framework.reports)]
    said += [words for bar in framework.bars for words in (bar.message, bar.lifts_when)]

    assert [str(each) for each in said if set(each.languages) != {"en", "fr"}] == []


def test_un_01_nobody_may_override_any_bar():
    assert {bar.id: (bar.effect, bar.overrides, bar.warns) for bar in hrddp().bars} == {
        "b16": ("prohibit", (), False),
        "b19-commander": ("prohibit_part", (), False),
        "b27": ("must_suspend", (), False),
    }


@pytest.mark.parametrize(
    ("step", "standard"),
    [
        ("sourcing", "reliable"),
        ("before_support", "grounds_believe"),
        ("senior_command", "grounds_suspect"),
        ("told_to_recipient", "substantiated"),
        ("intercede", "grounds_believe"),
        ("stop", "grounds_suspect"),
    ],
)
def test_un_01_each_step_asks_for_its_own_standard_of_proof(step, standard):
    asked = {term.id: term.marks["standard"] for term in hrddp().terms("proof_steps")}

    assert asked[step] == standard


def test_un_01_standards_of_proof_are_ranked_and_suspicion_is_below_belief():
    assert hrddp().rankings["proof_standards"] == (
        "nothing_found",
        "unverified",
        "reliable",
        "grounds_suspect",
        "grounds_believe",
        "substantiated",
    )


def test_un_02a_the_risk_of_giving_and_of_not_giving_are_both_assessed():
    assert open_when(un__2a_provide=None) == ["un.2a_provide"]
    assert open_when(un__2a_withhold=None) == ["un.2a_withhold"]


def test_un_02c_nothing_is_submitted_without_a_plan_of_how_it_is_watched():
    due = {each.due_at for each in hrddp().section("implementation").questions}

    assert due == {"submit"}


# -- 14 and 15: the assessment ------------------------------------------------------------------


@pytest.mark.parametrize("element", [*ELEMENTS, "un.benefits"])
def test_un_14_each_element_is_answered_before_submission(element):
    found = judged(**{element.replace(".", "__"): None})

    assert [each.question for each in found.missing_at("submit")] == [element]
    assert found.level.provisional is True


@pytest.mark.parametrize("element", ["un.14b", "un.14c", "un.14e", "un.12b", "un.16"])
def test_un_14_a_choice_is_given_with_its_reasons(element):
    bare = case(BEFORE)["q"][element]["value"]

    assert open_when(**{element.replace(".", "__"): bare}) == [element]


def test_un_14_an_assessment_made_elsewhere_is_mapped_element_by_element():
    found = open_when(un__adopted="yes")

    assert found == ["un.adopted_which", *(f"un.adopted_14{letter}" for letter in "abcdef")]


def test_un_14_an_assessment_made_elsewhere_answers_no_question_by_itself():
    mapped = {f"un__adopted_14{letter}": "Chapter 2; nothing left out." for letter in "abcdef"}
    adopted = {"un__adopted": "yes", "un__adopted_which": "The country team's, 2014"} | mapped

    assert open_when(**adopted) == []
    assert open_when(**adopted, un__14b=None) == ["un.14b"]


def test_un_14d_providing_and_withholding_are_asked_apart_at_every_stage():
    for stage in ("planning", "implementation", "pre_mandate"):
        both = wanted(judged(un__stage=stage, un__14d_provide=None, un__14d_withhold=None))

        assert [each for each in both if "14d" in each] == ["un.14d_provide", "un.14d_withhold"]


@pytest.mark.parametrize(
    ("answer", "rung"),
    [
        ("feasible", "hrddp_committee"),
        ("partly", "hrddp_committee"),
        ("not_feasible", "head_of_mission"),
    ],
)
def test_un_14e_what_cannot_be_monitored_goes_to_the_head_of_mission(answer, rung):
    assert judged(un__14e={"value": answer} | SEEN).rung == rung


def test_un_14f_every_combination_of_ratings_reaches_a_level():
    scales = {"un.lik": "likelihood", "un.sev": "severity", "un.res_lik": "likelihood"}
    values = [[term.id for term in hrddp().terms(scale)] for scale in scales.values()]
    document = case(BEFORE)
    for combination in product(*values):
        document["q"] |= dict(zip(scales, combination, strict=True))

        found = weigh(document)

        assert (found.rung is not None, found.level.provisional) == (True, False), combination


def test_un_14f_no_rating_falls_as_likelihood_or_severity_rises():
    cells, order = hrddp().tables["m1"].cells, hrddp().rankings["risk"]
    places = [[order.index(cell) for cell in line] for line in cells]

    assert places == [sorted(line) for line in places]
    assert list(zip(*places, strict=True)) == [
        tuple(sorted(column)) for column in zip(*places, strict=True)
    ]
    assert (cells[0][0], cells[0][2], cells[-1][0], cells[-1][2]) == (
        "low",
        "medium",
        "medium",
        "high",
    )


def low(**answers):
    """The case with nothing in it that asks for more than the lowest level."""
    calm = {"un__sev": "limited", "un__res_lik": "unlikely", "un__14a_grave": "no"}
    return judged(**calm | answers)


@pytest.mark.parametrize(
    ("answers", "rung"),
    [
        ({}, "component_head"),
        ({"un__14a_grave": "yes"}, "hrddp_committee"),
        ({"un__14a_grave": "unknown"}, "hrddp_committee"),
        ({"un__stage": "emergency"}, "hrddp_committee"),
        ({"un__res_lik": "very_likely"}, "hrddp_committee"),
        ({"un__28": "yes"}, "head_of_mission"),
        ({"un__16": {"value": "yes"} | SEEN}, "head_of_mission"),
    ],
)
def test_un_14f_each_reason_alone_takes_the_case_to_its_level(answers, rung):
    assert low(**answers).rung == rung


@pytest.mark.parametrize("fact", ["flagged_unit", "unresolved_non_concur"])
def test_un_14f_a_flagged_unit_or_an_open_dissent_goes_to_the_task_force(fact):
    document = case(BEFORE)
    document["case"][fact] = "yes"
    document["q"] |= {"un.sev": "limited", "un.res_lik": "unlikely", "un.14a_grave": "no"}

    assert weigh(document).rung == "hrddp_committee"


def test_un_14f_a_real_risk_that_remains_goes_up_before_anybody_has_found():
    document = case("paragraph_16_unanswered")
    document["collections"]["risks"][2]["after"] = "serious"

    assert weigh(document).rung == "head_of_mission"


def test_un_15_the_record_rests_on_a_source():
    assert open_when(un__14a={"value": "Better since 2013."}) == ["un.14a"]
    assert open_when(un__15_sources=[]) == ["un.15_sources"]


def test_un_15_the_recipients_own_word_alone_is_answered_for():
    assert contradictions(judged(un__15_own_word="yes")) == ["recipients_own_word"]


def test_un_01_how_high_a_case_goes_and_whether_it_is_barred_are_judged_apart():
    high = judged_with({"support_kind": ["operational"]})

    assert (high.rung, standing(high)) == ("head_of_mission", [])
    assert standing(judged("paragraph_16_yes")) == ["b16"]
