"""Paragraphs 16, 17 and 19: what is found, what that forbids, and what the recipient is told."""

import pytest

from policy.periods import Period
from tests.policy.frameworks import case
from tests.policy.hrddp import (
    BEFORE,
    communication,
    contradictions,
    hrddp,
    judged,
    judged_row,
    judged_with,
    standing,
    wanted,
    weigh,
)

# -- 16 and 17: the finding ---------------------------------------------------------------------


def test_un_16_substantial_grounds_forbid_support():
    found = judged("paragraph_16_yes")

    assert standing(found) == ["b16"]
    assert found.bars["b16"].bar.effect == "prohibit"
    assert found.rung == "head_of_mission"


def test_un_16_the_finding_left_open_blocks_as_a_yes_would():
    found = judged("paragraph_16_unanswered")

    assert (standing(found), wanted(found)) == (["b16"], ["un.16"])
    assert found.bars["b16"].value is None
    assert found.level.provisional is True


def test_un_16_a_yes_says_what_the_recipient_must_do():
    assert wanted(judged("paragraph_16_yes", un__16_lift=None)) == ["un.16_lift"]
    assert hrddp().bar("b16").requires == ("lift_conditions",)


def test_un_16_the_recipient_is_told_that_support_is_impossible_and_what_would_lift_it():
    letter = communication("k16")

    assert letter.contents == ("support_impossible", "lift_conditions")
    assert letter.when == {"eq": ["q.un.16", "yes"]}


def test_un_16_the_finding_belongs_to_the_decider_or_an_adviser():
    named = [each.id for each in hrddp().questions.values() if each.answered_by != "author"]

    assert named == ["un.16"]


def test_un_16_no_grounds_over_a_high_risk_is_for_the_head_of_mission_to_justify():
    found = judged("finding_no_over_high_risk")

    assert (found.derived["d.residual"], found.rung) == ("high", "head_of_mission")
    assert contradictions(found) == ["c1"]
    assert standing(found) == []


def test_un_16_no_grounds_over_a_real_risk_of_one_violation_is_justified_too():
    found = judged_row("risks", "extrajudicial_killing", {"after": "serious"})

    assert contradictions(found) == ["real_risk_against_finding"]
    assert found.rung == "head_of_mission"


@pytest.mark.parametrize("types", [["assurance"], ["hr_training"], ["assurance", "hr_training"]])
def test_un_16_promises_or_training_alone_never_take_a_real_risk_below_one(types):
    document = case(BEFORE)
    pattern = document["collections"]["measures"][0]
    document["collections"]["measures"] = [
        {**pattern, "id": f"{risk}-{type}", "risk": risk, "type": type}
        for risk in ("extrajudicial_killing", "rape_sexual_violence")
        for type in types
    ]

    found = weigh(document)

    assert contradictions(found) == ["promises_or_training_alone", "lowered_on_promises"]
    assert {each.check.require for each in found.consistency} == {"change"}


def test_un_16_a_risk_falls_only_with_a_measure():
    document = case(BEFORE)
    rows = document["collections"]["measures"]
    document["collections"]["measures"] = [row for row in rows if row["id"] == "m3"]
    document["declared_none"].append(
        {"collection": "measures", "of": "extrajudicial_killing", "reason": "None is possible."}
    )

    assert contradictions(weigh(document)) == ["fell_without_measure"]


def test_un_17_a_finding_of_no_grounds_lets_support_proceed_to_its_letters():
    found = judged()

    assert (standing(found), wanted(found), contradictions(found)) == ([], [], [])
    assert (found.rung, found.level.provisional) == ("hrddp_committee", False)


# -- 19: whom the recipient puts in command, and what it is told --------------------------------


def test_un_19_two_commanders_under_suspicion_bar_the_units_they_are_named_to_lead():
    found = judged("drc_2015_two_commanders")

    assert standing(found) == ["b19-commander"]
    assert found.bars["b19-commander"].rows == ("g1", "g2", "p1", "p2")
    assert (found.bars["b19-commander"].bar.effect, found.rung) == (
        "prohibit_part",
        "head_of_mission",
    )


def test_un_19_a_unit_without_such_an_officer_is_not_barred_with_the_other():
    document = case("drc_2015_two_commanders")
    rows = document["collections"]["persons"]
    document["collections"]["persons"] = [row for row in rows if row["id"] != "g2"]

    assert weigh(document).bars["b19-commander"].rows == ("g1", "p1")


def test_un_19_no_commander_listed_is_not_clear():
    found = judged("no_commanders_listed")

    assert (standing(found), found.level.provisional) == (["b19-commander"], True)
    assert hrddp().collection("persons").declare_none is False


def test_un_19_the_letter_is_checked_item_by_item_and_goes_before_delivery():
    letter = communication("k19")

    assert letter.contents == (
        "core_principles",
        "commander_rule",
        "procedures",
        "continuing_assessment",
    )
    assert (letter.form, letter.signed_by) == ("written", "head_of_mission")
    assert (letter.trigger, letter.blocks, letter.when) == ("authorised", "start_delivery", None)
    assert letter.repeat_each == "change_of_policy_or_authority"


def test_un_19_it_alone_is_written_to_an_authority_and_not_of_one_case():
    assert {each.id for each in hrddp().communications if each.serves} == {"k19"}
    assert communication("k19").until == ("change_of_commander", "context_change")


def test_un_19_the_most_senior_official_is_told_of_every_letter_to_the_authorities():
    told = {each.id for each in hrddp().communications if "head_of_mission" in each.inform}

    assert told == {"k19", "k16", "k26", "k27", "k27-withdrawn", "k27-resumed"}


# -- emergencies --------------------------------------------------------------------------------


def test_un_16_an_emergency_shortens_the_form_and_skips_no_finding_commander_or_bar():
    document = case(BEFORE)
    short = ("un.mandate", "un.context", "un.earlier", "un.22", "un.22_others", "un.18")
    for question in (*short, "un.16"):
        del document["q"][question]
    document["q"] |= {"un.stage": "emergency", "un.urgency": "Today.", "un.full_by": "2015-02-01"}
    document["collections"]["persons"] = []

    found = weigh(document)

    assert wanted(found) == ["persons", "un.16"]
    assert standing(found) == ["b16", "b19-commander"]


def test_un_16_an_emergency_says_when_the_full_assessment_follows_and_goes_up():
    found = judged(un__stage="emergency", un__14a_grave="no", un__res_lik="unlikely")

    assert wanted(found) == ["un.urgency", "un.full_by"]
    assert [each.rule for each in found.level.reasons] == ["e2", "e8"]


@pytest.mark.parametrize(
    ("stage", "longest"),
    [("planning", "P12M"), ("emergency", "P1M"), (None, "P1M")],
)
def test_un_16_what_was_asked_for_as_an_emergency_lasts_a_month_at_most(stage, longest):
    facts = judged(un__stage=stage).facts

    assert hrddp().validity.longest(facts) == Period.parse(longest)


@pytest.mark.parametrize("level", ["component_head", "hrddp_committee", "head_of_mission"])
def test_un_16_like_support_stopped_before_is_decided_no_lower(level):
    demanded = [
        each.level
        for each in judged_with({"prior_stop_level": level}).level.reasons
        if each.rule.startswith("prior")
    ]

    assert demanded == [level]


def test_un_16_once_both_officers_are_out_of_command_the_bar_lifts():
    document = case("drc_2015_two_commanders")
    for row in document["collections"]["persons"]:
        row["post"] = "other_post"

    assert standing(weigh(document)) == []
