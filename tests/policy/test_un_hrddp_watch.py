"""Paragraphs 18, 20 to 25 and 28 to 31: how it is watched, whom to tell, who answers for it."""

import pytest

from assessments.models import CaseRole
from monitoring.plan import MEANS
from policy.logic import holds
from policy.periods import Period
from tests.policy.frameworks import small
from tests.policy.hrddp import (
    asked,
    communication,
    contradictions,
    duty,
    hrddp,
    judged,
    report,
    standing,
    wanted,
)

BODIES = ["ohchr", "unhcr", "ocha", "unicef", "caac", "crsv"]


def carried(found):
    """The bodies that owe a report in a case."""
    duties = [each for each in hrddp().monitoring if each.id.startswith("m21c-")]
    return [each.id[5:] for each in duties if holds(each.when, found.facts) is True]


def test_un_18_it_is_said_to_whom_the_policy_was_explained():
    assert wanted(judged(un__18=[])) == ["un.18"]
    assert (communication("k18").to, communication("k18").every) == ("states_and_partners", "P1Y")


def test_un_20_mandate_extent_and_context_are_taken_into_account():
    assert wanted(judged(un__mandate=None, un__context=None)) == ["un.mandate", "un.context"]


def test_un_21_support_runs_under_a_standing_procedure_with_its_next_review():
    assert wanted(judged(un__21=None)) == ["un.21"]


@pytest.mark.parametrize(
    "element",
    [
        "un.21a",
        "un.21a_staff",
        "un.21b",
        "un.21c_behaviour",
        "un.21c_responses",
        "un.21c_contributors",
        "un.21d",
        "un.21e",
        "un.21f",
        "un.21g",
        "un.21g_staff",
        "un.21g_measures",
    ],
)
def test_un_21_each_element_of_the_plan_is_there_before_submission(element):
    found = judged(**{element.replace(".", "__"): None})

    assert [each.question for each in found.missing_at("submit")] == [element]
    assert [each.question for each in found.missing_at("begin_mitigation")] == []


def test_un_21_every_duty_falls_to_a_role_that_a_case_can_name():
    """A duty for somebody no case can name would keep every case from starting."""
    meant = {MEANS.get(each.by, each.by) for each in hrddp().monitoring}

    assert meant - set(CaseRole.Role.values) == set()


def test_un_21a_a_plan_that_names_nobody_is_answered_for():
    found = judged(un__21a_staff={"value": "no", "notes": "No budget."})

    assert contradictions(found) == ["nobody_watches"]


def test_un_21b_incentives_are_a_kind_of_measure():
    assert [each.cite for each in hrddp().terms("measure_types") if each.id == "incentive"] == [
        "POL 21(b)"
    ]


def test_un_21c_each_body_the_policy_names_may_owe_a_regular_report():
    everybody = judged(un__21c_contributors={"value": BODIES, "notes": "All are there."})

    assert carried(everybody) == BODIES
    assert carried(judged()) == ["ohchr", "unicef", "crsv"]


@pytest.mark.parametrize(
    ("form", "behaviour", "responses"),
    [
        ("monitoring_report", "un.r_behaviour", "un.r_responses"),
        ("contributor_report", "un.c_behaviour", "un.c_responses"),
    ],
)
def test_un_21c_a_report_tells_of_behaviour_and_of_responses(form, behaviour, responses):
    assert (asked(form)[behaviour], asked(form)[responses]) == (True, True)


def test_un_21d_local_networks_are_asked_and_information_is_kept_collated():
    assert asked("monitoring_report")["un.r_networks"] is True
    assert duty("m21d").continuous is True


def test_un_21e_stopping_is_a_last_resort_so_lesser_steps_are_weighed_first():
    assert asked("suspension_impact")["un.i_lesser"] is True
    assert duty("m21g").form == "suspension_impact"


def test_un_21f_each_turn_has_its_letter_to_the_authorities():
    turns = ("k26", "k27", "k27-withdrawn", "k27-resumed")

    assert [communication(each).trigger for each in turns] == [
        "allegation_reaches_grounds_believe",
        "suspended",
        "withdrawn",
        "resume",
    ]


def test_un_21g_what_suspension_puts_at_risk_is_weighed_with_measures_that_are_proved():
    form = hrddp().form("suspension_impact")
    measures = next(each for each in form.questions if each.id == "un.i_measures")

    assert asked("suspension_impact")["un.i_staff"] is True
    assert measures.columns == ("measure", "owner", "due", "proof")
    assert duty("m21g").upon == ("suspension_considered", "suspended")


def test_un_22_who_was_consulted_in_the_country_and_who_else_supports_is_said():
    assert wanted(judged(un__22=[], un__22_others=None)) == ["un.22", "un.22_others"]
    assert (duty("m22").by, duty("m22").every) == ("approval_owner", Period.parse("P1Y"))


def test_un_23_before_a_mandate_the_assessment_says_what_those_who_adopt_it_should_know():
    assert wanted(judged(un__stage="pre_mandate")) == ["un.pre_mandate_use"]
    assert report("r23").audience == "legislative_body"
    assert hrddp().report_upon("pre_mandate") == report("r23")
    assert small().report_upon("pre_mandate") is None


def test_un_23_before_a_mandate_the_same_finding_is_needed_and_the_same_bar_stands():
    before = {"un__stage": "pre_mandate", "un__pre_mandate_use": "The finding and its reasons."}

    assert standing(judged(**before, un__16=None)) == ["b16"]
    assert standing(judged("paragraph_16_yes", **before)) == ["b16"]


def test_un_24_the_periodic_report_has_the_five_headings_of_the_policy():
    assert report("r24").contents == (
        "nature",
        "scope",
        "compliance_measures",
        "related_actions",
        "impact",
    )


def test_un_25_critical_difficulties_are_reported_at_once():
    flash = report("r25")

    assert (flash.kind, flash.trigger) == ("immediate", "critical_difficulty")
    assert flash.contents == ("circumstances", "measures", "recommendations")


# -- 28 to 31: whom to tell, and who answers for it ---------------------------------------------


def test_un_28_a_critical_effect_on_the_mandate_goes_up_and_permits_nothing():
    assert judged(un__28="yes").rung == "head_of_mission"
    assert standing(judged("paragraph_16_yes", un__28="yes")) == ["b16"]
    assert (communication("k28").to, report("r28").audience) == (
        "council_or_governing_body",
        "council_or_governing_body",
    )


def test_un_29_senior_managers_attest_what_they_reviewed_and_brought_up():
    assert (duty("m29").by, duty("m29").every) == ("overseer", Period.parse("P1Y"))
    assert asked("attestation") == {"un.a_reviewed": True, "un.a_brought_up": True}
    assert report("r29").audience == "secretary_general"


def test_un_30_support_is_a_standing_item_with_its_papers():
    assert (duty("m2").form, duty("m2").every) == ("standing_item_review", Period.parse("P3M"))
    assert report("r30").contents == ("new", "overdue", "suspended", "about_to_end")


def test_un_31_a_yes_lasts_three_months_a_year_at_most_and_covers_the_first_delivery():
    validity = hrddp().validity

    assert (validity.default, validity.max) == (Period.parse("P3M"), Period.parse("P12M"))
    assert (validity.must_cover, validity.basis) == ("first_delivery", "practice")


def test_un_19_a_change_of_commander_has_everything_looked_at_again():
    assert [each.id for each in hrddp().validity.reassess_on] == [
        "new_allegation",
        "change_of_commander",
        "change_of_unit",
        "change_of_support",
        "suspension",
        "gpraf_updated",
        "access_refused",
        "measure_failed",
        "no_answer",
        "context_change",
    ]
    assert duty("m-screening").upon == ("change_of_commander", "change_of_unit")
