"""Paragraphs 5 to 13: whom the policy binds, what support is, and what makes a violation grave."""

import pytest

from policy.logic import references
from tests.policy.frameworks import case
from tests.policy.hrddp import (
    contradictions,
    hrddp,
    judged,
    judged_row,
    judged_with,
    standing,
    wanted,
    weigh,
)

EXCLUSIONS = ["ihl_training", "standards", "compliance_engagement", "mediation", "medevac"]
KINDS = ["capacity", "to_authority", "financial", "logistics", "operational", "joint_ops"]


def excluded(exclusion):
    return {
        "support_kind": ["none"],
        "exclusion": [exclusion],
        "enhances_operations": "no",
        "beyond_exclusion": "no",
    }


@pytest.mark.parametrize(
    ("provider", "outcome"),
    [
        ("peacekeeping", "in"),
        ("political_mission", "in"),
        ("department", "in"),
        ("agency", "in"),
        ("by_choice", "in"),
        ("not_un", "out"),
        (None, None),
    ],
)
def test_un_06_every_entity_of_the_system_is_bound_and_nobody_else(provider, outcome):
    assert judged_with({"provider_kind": provider}).scope.outcome == outcome


@pytest.mark.parametrize(
    ("recipients", "outcome"),
    [
        (["national_force"], "in"),
        (["authority"], "in"),
        (["regional_peacekeeping"], "in"),
        (["other"], "out"),
        (["other", "authority"], "in"),
        (None, None),
    ],
)
def test_un_07_forces_authorities_and_regional_peacekeepers_are_covered(recipients, outcome):
    assert judged_with({"recipient_kind": recipients}).scope.outcome == outcome


@pytest.mark.parametrize("kind", KINDS)
def test_un_08_each_of_the_six_kinds_is_support(kind):
    found = judged_with({"support_kind": [kind]})

    assert (found.scope.outcome, found.scope.rule) == ("in", "s3")


@pytest.mark.parametrize("kind", ["operational", "joint_ops"])
def test_un_08_operations_go_to_the_head_of_mission(kind):
    assert judged_with({"support_kind": ["logistics", kind]}).rung == "head_of_mission"


def test_un_08c_whoever_pays_salaries_says_how_much_to_whom():
    assert wanted(judged_with({"support_kind": ["financial"]})) == ["un.money"]


def test_un_08_what_is_none_of_these_is_referred_and_not_let_go():
    assert judged_with({"support_kind": ["none"]}).scope.outcome == "refer"


@pytest.mark.parametrize("exclusion", EXCLUSIONS)
def test_un_09_each_of_the_five_exclusions_is_out_with_a_reason_and_a_precedent(exclusion):
    found = judged_with(excluded(exclusion)).scope
    rule = next(each for each in hrddp().scope.rules if each.id == found.rule)

    assert (found.outcome, found.rule) == ("out", "s2")
    assert (rule.reason_required, rule.record_precedent) == (True, True)


@pytest.mark.parametrize("exclusion", EXCLUSIONS)
@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"support_kind": ["capacity"], "enhances_operations": "yes"}, "in"),
        ({"support_kind": ["capacity"], "beyond_exclusion": "yes"}, "in"),
        ({"enhances_operations": "yes"}, "refer"),
        ({"exclusion": ["none"], "support_kind": ["capacity"]}, "in"),
        ({"beyond_exclusion": None}, None),
        ({"enhances_operations": None}, None),
    ],
)
def test_un_09_purpose_decides_and_silence_screens_nothing_out(exclusion, facts, outcome):
    assert judged_with(excluded(exclusion) | facts).scope.outcome == outcome


@pytest.mark.parametrize("kind", KINDS)
def test_un_10_support_through_partners_is_never_out_of_scope(kind):
    found = judged_with(
        {"support_kind": [kind], "channel": ["partners"], "partners": "A company of hauliers"}
    )
    looked_at = {ref for rule in hrddp().scope.rules for ref in references(rule.when)}

    assert found.scope.outcome == "in"
    assert looked_at & {"case.channel", "case.partners"} == set()


def test_un_10_every_partner_is_named():
    assert wanted(judged_with({"channel": ["direct", "partners"]})) == ["case.partners"]


def test_un_11_whoever_excludes_says_how_the_like_was_judged_elsewhere():
    assert wanted(judged_with(excluded("standards"))) == ["case.precedents"]


def test_un_12_every_violation_the_policy_lists_is_grave_and_cites_it():
    grave = {each.id for each in hrddp().terms("violation_types") if each.marks["grave"] is True}

    assert grave == {
        "war_crime",
        "crime_against_humanity",
        "extrajudicial_killing",
        "torture",
        "enforced_disappearance",
        "enslavement",
        "rape_sexual_violence",
        "refoulement",
    }
    assert {each.cite for each in hrddp().terms("violation_types")} == {
        "POL 12(a)(i)",
        "POL 12(a)(ii)",
    }


def test_un_12_no_kind_of_violation_may_be_left_out_of_the_assessment():
    document = case("drc_2015_before_appointment")
    document["collections"]["risks"] = [
        row for row in document["collections"]["risks"] if row["code"] != "refoulement"
    ]

    assert [each.says for each in weigh(document).missing] == [
        "“Grave violations the recipient might commit” has no row for “Refoulement”. Add one."
    ]


def test_un_12_a_record_of_grave_violations_says_under_which_limb():
    assert wanted(judged(un__14a_limbs=None)) == ["un.14a_limbs"]
    assert [each.cite for each in hrddp().terms("limbs")][:4] == [
        "POL 12(a)(i)",
        "POL 12(a)(ii)",
        "POL 12(a)(iii)",
        "POL 12(b)",
    ]


def test_un_12a_ii_a_pattern_is_found_or_not_with_reasons():
    assert wanted(judged(un__14a_pattern=None)) == ["un.14a_pattern"]
    assert wanted(judged(un__14a_pattern="yes")) == ["un.14a_pattern"]


@pytest.mark.parametrize("responsibility", ["direct", "command", "failure_to_act"])
@pytest.mark.parametrize("post", ["commander", "senior_command"])
@pytest.mark.parametrize("standard", ["grounds_suspect", "grounds_believe", "substantiated"])
def test_un_12a_iii_grounds_to_suspect_a_senior_officer_bar_the_unit(
    post, standard, responsibility
):
    officer = {"post": post, "standard": standard, "responsibility": [responsibility]}

    assert judged_row("persons", "p1", officer).bars["b19-commander"].rows == ("p1",)


@pytest.mark.parametrize(
    "officer",
    [
        {"post": "other_post", "standard": "substantiated", "responsibility": ["direct"]},
        {"standard": "reliable", "responsibility": ["direct"]},
        {"standard": "unverified", "responsibility": ["command"]},
    ],
)
def test_un_12a_iii_neither_a_junior_officer_nor_a_rumour_bars_the_unit(officer):
    assert standing(judged_row("persons", "p1", officer)) == []


@pytest.mark.parametrize(
    "officer",
    [
        {"standard": None},
        {"standard": "grounds_suspect", "responsibility": None},
        {"standard": "grounds_suspect", "responsibility": ["direct"], "post": None},
    ],
)
def test_un_12a_iii_an_officer_not_wholly_looked_into_is_not_clear(officer):
    assert standing(judged_row("persons", "p1", officer)) == ["b19-commander"]


def test_un_12b_an_authority_that_let_grave_violations_pass_is_answered_for_at_the_top():
    found = judged(un__12b={"value": "yes", "notes": "Three units, and no inquiry."})

    assert contradictions(found) == ["failing_authority"]
    assert found.rung == "head_of_mission"
