"""US Leahy vetting and the PPD-23 selection test, point by point, as sentences about the world."""

from itertools import product

import pytest

from policy.document import DocumentError
from policy.evaluate import evaluate
from policy.lint import lint
from policy.periods import Period
from tests.policy.frameworks import case
from tests.policy.laws import about, answered, contradictions, facing, law, standing, wanting

CREDIBLE = {
    "gvhr": "yes",
    "violations": ["torture"],
    "match": "direct",
    "happened": "2024",
    "credibility": [{"factor": "corroboration", "finding": "Two medical reports"}],
    "standard": "credible",
    "rem_investigation": "no",
    "rem_adjudication": "no",
    "rem_sentence": "no",
    "rem_evidence": "No inquiry was opened.",
    "panel": "none",
    "remediated": "no",
}
REMEDIED = {
    **CREDIBLE,
    "rem_investigation": "yes",
    "rem_adjudication": "yes",
    "rem_sentence": "yes",
    "panel": "restore",
    "remediated": "yes",
}
NOT_CLEARED = [
    "rejected_gvhr",
    "rejected_other",
    "suspended_gvhr",
    "suspended_other",
    "cancelled",
]
SCALES = ["will", "absorb", "inst", "sustain", "stake", "ssr"]
ALL = "us.{}".format


def us():
    return law("us-leahy")


def judged(document):
    return evaluate(us(), document)


def cleared(**facts):
    return facing(case("us_cleared_battalion"), **facts)


def selected(**facts):
    return facing(case("us_selection_only"), **facts)


# -- the worked cases -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "rule", "level", "bars"),
    [
        ("us_cleared_battalion", "leahy_applies", ("post",), {}),
        (
            "us_rejected_instructor",
            "leahy_applies",
            ("drl",),
            {"leahy": ("p1", "u3")},
        ),
        ("us_selection_only", "selection_applies", ("post",), {}),
    ],
)
def test_us_the_worked_cases_come_out_as_the_laws_would_have_them(name, rule, level, bars):
    evaluation = judged(case(name))

    assert (evaluation.scope.outcome, evaluation.scope.rule) == ("in", rule)
    assert (evaluation.level.ids, evaluation.level.provisional) == (level, False)
    assert standing(evaluation) == bars
    assert (wanting(evaluation), contradictions(evaluation)) == ([], [])


def test_us_the_text_is_a_draft_because_the_list_of_violations_is_from_memory():
    assert lint(us()) == []
    assert us().is_draft
    assert "from background knowledge" in us().provisional_because
    assert {t.basis for t in us().vocab["violation_types"] if t.marks["gvhr"]} == {"background"}
    assert us().more["remediation"]["basis"] == "background"


# -- scope: two tests, side by side -----------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "leahy", "ppd", "scope"),
    [
        ({}, True, True, ("in", "leahy_applies")),
        ({"purpose": ["none_of_these"]}, True, False, ("in", "leahy_applies")),
        ({"force": ["none_of_these"]}, False, True, ("in", "selection_applies")),
        ({"funding": ["sales"]}, False, True, ("in", "selection_applies")),
        ({"funding": ["sales", "title10"]}, True, True, ("in", "leahy_applies")),
        (
            {"funding": ["none_of_these"], "purpose": ["none_of_these"]},
            False,
            False,
            ("out", "no_purpose"),
        ),
        (
            {"force": ["none_of_these"], "sector_actor": ["none_of_these"]},
            False,
            False,
            ("out", "no_sector"),
        ),
        ({"funding": ["unsettled"], "purpose": ["none_of_these"]}, False, False, ("refer", None)),
        ({"funding": None}, None, True, (None, "leahy_applies")),
    ],
)
def test_us_definition_leahy_and_selection_are_two_tests_on_one_case(facts, leahy, ppd, scope):
    evaluation = judged(cleared(**facts))

    assert evaluation.derived["d.leahy"] is leahy
    assert evaluation.derived["d.ppd"] is ppd
    assert (evaluation.scope.outcome, evaluation.scope.rule) == scope


@pytest.mark.parametrize(
    "actor",
    ["provider", "oversight", "civil_society", "border_customs", "non_state", "organisation"],
)
def test_us_definition_the_security_sector_reaches_past_forces_to_oversight_and_civil_society(
    actor,
):
    evaluation = judged(selected(sector_actor=[actor]))

    assert (evaluation.derived["d.ppd"], evaluation.derived["d.leahy"]) == (True, False)


@pytest.mark.parametrize("purpose", ["engage", "build", "enable"])
def test_us_definition_each_purpose_of_assistance_is_selected_for(purpose):
    assert judged(selected(purpose=[purpose])).scope.outcome == "in"


def test_us_a_case_the_leahy_laws_alone_govern_is_asked_nothing_about_selection():
    document = cleared(purpose=["none_of_these"])
    document["q"] = {"us.units_known": "yes", "us.way_past": "none"}
    document["collections"].pop("donors")

    evaluation = judged(document)

    assert (wanting(evaluation), evaluation.level.ids) == ([], ("post",))


# -- 22 USC 2378d and 10 USC 362 --------------------------------------------------------------


@pytest.mark.parametrize(("money", "bar"), [("title22", "leahy"), ("title10", "leahy_defense")])
def test_us_a_credible_information_bars_the_person_and_the_unit_with_them(money, bar):
    evaluation = judged(facing(case("us_rejected_instructor"), funding=[money]))

    assert standing(evaluation)[bar] == ("p1", "u3")
    assert evaluation.bars[bar].bar.effect == "prohibit_part"


def test_us_a_rejected_unit_takes_its_people_along_and_leaves_other_units():
    document = about(cleared(), "subjects", "u3", **CREDIBLE, result="rejected_gvhr")

    assert standing(judged(document))["leahy"] == ("u3", "p1")


@pytest.mark.parametrize("standard", ["unverified", None])
def test_us_a_what_is_not_found_credible_bars_nobody_and_an_open_finding_blocks(standard):
    document = about(cleared(), "subjects", "p1", **CREDIBLE | {"standard": standard})

    found = judged(document).bars["leahy"]

    assert found.value is (False if standard else None)


def test_us_a_where_both_laws_pay_both_bars_stand_and_each_has_its_own_way_past():
    document = facing(case("us_rejected_instructor"), funding=["title22", "title10"])

    assert list(standing(judged(document))) == ["leahy", "leahy_defense"]


def test_us_b_title_22_has_an_exception_reported_first_and_no_waiver():
    (way,) = us().bar("leahy").overrides

    assert (way.kind, way.id, way.by) == ("exception", "effective_steps", "secretary_state")
    assert (way.report_to, str(way.report_within)) == ("congressional_committees", "P0D")
    assert "no waiver" in us().bar("leahy").lifts_when


def test_us_b_title_10_has_two_exceptions_and_a_waiver_reported_within_fifteen_days():
    ways = us().bar("leahy_defense").overrides

    assert [(way.kind, way.id) for way in ways] == [
        ("exception", "corrective_steps"),
        ("exception", "disaster_or_emergency"),
        ("waiver", "extraordinary"),
    ]
    assert {(way.by, way.consult, way.report_within) for way in ways} == {
        ("secretary_defense", ("secretary_state",), Period.parse("P15D"))
    }
    assert ways[1].applies_to == ("equipment", "other_assistance")


@pytest.mark.parametrize(
    ("money", "way", "wrong"),
    [
        ("title22", "extraordinary", True),
        ("title22", "corrective_steps", True),
        ("title22", "effective_steps", False),
        ("title10", "effective_steps", True),
        ("title10", "extraordinary", False),
    ],
)
def test_us_b_a_way_past_under_the_other_law_is_a_contradiction(money, way, wrong):
    document = answered(cleared(funding=[money]), "us", way_past=way, way_past_grounds="Reasons.")

    assert ("way_past_the_wrong_law" in contradictions(judged(document))) is wrong


@pytest.mark.parametrize(
    ("money", "levels"),
    [
        (["title22"], ("secretary_state",)),
        (["title10"], ("secretary_defense",)),
        (["title22", "title10"], ("secretary_state", "secretary_defense")),
    ],
)
def test_us_b_an_exception_or_waiver_goes_to_the_secretary_whose_law_it_is(money, levels):
    way = "effective_steps" if "title22" in money else "extraordinary"
    document = answered(cleared(funding=money), "us", way_past=way, way_past_grounds="Reasons.")

    assert judged(document).level.ids == levels


@pytest.mark.parametrize("result", NOT_CLEARED)
@pytest.mark.parametrize("whose", ["result", "with_result"])
def test_us_362_a2_suspended_cancelled_or_rejected_vetting_is_not_approval(result, whose):
    evaluation = judged(about(cleared(), "subjects", "p1", **{whose: result}))

    assert standing(evaluation) == {"unvetted": ("p1",)}
    assert evaluation.bars["unvetted"].bar.overrides == ()
    assert evaluation.level.ids == ("drl",)


@pytest.mark.parametrize("whose", ["result", "with_result"])
def test_us_b_who_is_rejected_on_credible_information_is_barred_by_the_law_that_has_ways_past(
    whose,
):
    rejected = CREDIBLE | {whose: "rejected_gvhr"}
    found = {
        remediated: set(
            standing(judged(about(cleared(), "subjects", "p1", **rejected | {"remediated": said})))
        )
        for remediated, said in {"no": "no", "yes": "yes", "open": None}.items()
    }

    assert found["no"] == {"leahy"}
    assert found["yes"] == {"unvetted"}
    assert "leahy" in found["open"]


def test_us_b_two_ways_are_proposed_together_and_none_beside_one_is_a_contradiction():
    def said(*ways):
        document = cleared(funding=["title22", "title10"])
        document = answered(document, "us", way_past=list(ways), way_past_grounds="Reasons.")
        return contradictions(judged(document))

    assert said("effective_steps", "corrective_steps") == []
    assert said("none", "corrective_steps") == ["way_past_and_none"]


def test_us_362_a2_nobody_listed_is_not_everybody_cleared():
    document = cleared()
    document["collections"]["subjects"] = []

    evaluation = judged(document)

    assert evaluation.bars["unvetted"].value is None
    assert "unvetted" in standing(evaluation)
    assert wanting(evaluation) == ["subjects"]


def test_us_362_a2_nobody_may_sign_that_there_is_no_unit_or_person_to_vet():
    document = cleared() | {"declared_none": ["subjects"]}
    document["collections"]["subjects"] = []

    with pytest.raises(DocumentError, match="may not be declared empty"):
        judged(document)


def test_us_vetting_a_unit_is_vetted_with_its_commander_and_a_person_with_their_unit():
    document = about(cleared(), "subjects", "u3", with_result=None)

    evaluation = judged(document)

    assert evaluation.bars["unvetted"].value is None
    assert wanting(evaluation) == ["us.with_result"]
    assert us().more["vetting"]["vets"] == {
        "unit_assistance": ["unit", "commander"],
        "individual_training": ["individual", "unit"],
    }


def test_us_vetting_only_approved_and_matched_clear_and_what_is_suspended_is_cancelled_in_30_days():
    vetting = us().more["vetting"]
    clears = {term.id for term in us().vocab["vetting_results"] if term.marks["clears"]}

    assert clears == set(vetting["clears"]) == {"approved", "matched_earlier"}
    assert set(vetting["never_clears"]) == set(NOT_CLEARED)
    assert (vetting["suspend_auto_cancel_after"], vetting["becomes"]) == ("P30D", "cancelled")
    assert next(d for d in us().monitoring if d.id == "suspended_cancel").due == Period(0, 30)


@pytest.mark.parametrize(
    ("until", "hit"), [("2026-08-31", ("u4",)), ("2026-09-01", ()), ("2027-03-01", ())]
)
def test_us_vetting_that_ends_before_the_first_delivery_does_not_cover_it(until, hit):
    evaluation = judged(about(cleared(), "subjects", "u4", valid_until=until))

    assert standing(evaluation).get("expired", ()) == hit


def test_us_vetting_is_not_known_to_cover_a_delivery_nobody_has_dated():
    assert judged(cleared(first_delivery=None)).bars["expired"].value is None


def test_us_vetting_every_factor_of_credibility_and_every_required_field_is_asked_for():
    factors = [term.id for term in us().vocab["credibility_factors"]]
    asked = {question.key for question in us().section("vetting").questions}
    document = about(cleared(), "subjects", "p1", date_of_birth="", national_id="", rank="")

    assert us().more["vetting"]["credibility_factors"] == factors
    assert {"name", "date_of_birth", "gender", "place_of_birth", "national_id"} <= asked
    assert {"unit", "rank", "position", "is_commander"} <= asked
    assert wanting(judged(document)) == ["us.date_of_birth", "us.national_id", "us.rank"]


def test_us_vetting_checks_of_the_post_are_skipped_only_with_a_reason_and_go_to_drl():
    evaluation = judged(about(cleared(), "subjects", "p1", post_checks="skipped"))

    assert wanting(evaluation) == ["us.post_checks_why"]
    assert evaluation.level.ids == ("drl",)


def test_us_vetting_somebody_rejected_before_is_not_simply_put_forward_again():
    evaluation = judged(about(cleared(), "subjects", "p1", earlier="yes"))

    assert contradictions(evaluation) == ["put_forward_again"]


@pytest.mark.parametrize(
    ("answers", "check"),
    [
        (CREDIBLE, "credible_and_approved"),
        ({"result": "rejected_gvhr"}, "rejected_without_information"),
        ({**CREDIBLE, "standard": "unverified", "match": "none"}, "somebody_else"),
    ],
)
def test_us_vetting_a_result_and_what_is_known_must_agree(answers, check):
    assert contradictions(judged(about(cleared(), "subjects", "p1", **answers))) == [check]


@pytest.mark.parametrize("signed", [None, "2026-04-02"])
@pytest.mark.parametrize("money", ["title22", "title10"])
def test_us_c_untraceable_assistance_needs_a_signed_agreement(signed, money):
    document = answered(cleared(funding=[money]), "us", units_known="no", agreement_on=signed)
    document = answered(document, "us", agreement="Note 12" if signed else "", barred_listed="2nd")

    assert ("untraceable" in standing(judged(document))) is (signed is None)
    assert us().bar("untraceable").overrides == ()


def test_us_c_an_agreement_without_its_day_does_not_count():
    document = answered(cleared(), "us", units_known="no", agreement="Note 12", barred_listed="2nd")

    assert standing(judged(document)) == {"untraceable": ()}


def test_us_c_with_unknown_units_the_government_and_congress_get_the_list_of_barred_ones():
    letters = {each.id: each for each in us().communications}

    assert letters["list"].to == "host_government"
    assert letters["congress_unknown"].to == "congressional_committees"
    assert letters["list"].contents == letters["congress_unknown"].contents == ("prohibited_units",)
    assert letters["government_withholds"].contents == ("unit", "why", "help_to_prosecute")


def test_us_c_title_10_money_for_units_nobody_knows_leaves_the_vetting_open():
    document = answered(cleared(funding=["title10"]), "us", units_known="no", agreement="Note 12")
    document = answered(document, "us", agreement_on="2026-04-02", barred_listed="2nd")
    document["collections"]["subjects"] = []

    assert "unvetted" in standing(judged(document))


def test_us_c_a_government_is_told_why_a_unit_is_barred_and_offered_help_to_prosecute():
    letter = next(each for each in us().communications if each.id == "inform")

    assert (letter.to, letter.basis) == ("host_government", "practice")
    assert letter.due_basis == "operator_default"
    assert letter.contents == ("basis_of_action", "offer_of_help_to_prosecute", "names_and_units")


def test_us_d_the_public_list_of_barred_units_and_the_yearly_report_keep_each_result_apart():
    reports = {each.id: each for each in us().reports}

    assert reports["public"].contents == ("ineligible_units",)
    assert reports["public"].unless == "national_security_justification"
    assert set(NOT_CLEARED) < set(reports["annual"].contents)


# -- remediation ------------------------------------------------------------------------------


@pytest.mark.parametrize(("money", "bar"), [("title22", "leahy"), ("title10", "leahy_defense")])
def test_us_remediation_a_remediated_unit_clears_and_a_secretary_decides(money, bar):
    evaluation = judged(about(cleared(funding=[money]), "subjects", "u3", **REMEDIED))

    assert evaluation.bars[bar].value is False
    assert standing(evaluation) == {}
    assert {reason.level for reason in evaluation.level.reasons} == {
        "secretary_state" if money == "title22" else "secretary_defense"
    }


def test_us_remediation_nobody_has_found_yet_is_no_remediation():
    document = about(cleared(), "subjects", "u3", **REMEDIED | {"remediated": None})

    evaluation = judged(document)

    assert "leahy" in standing(evaluation)
    assert wanting(evaluation) == ["us.remediated"]


@pytest.mark.parametrize(
    ("panel", "decided", "differs"),
    [
        ("bar", "yes", True),
        ("restore", "no", True),
        ("restore", "yes", False),
        ("bar", "no", False),
        ("none", "yes", False),
    ],
)
def test_us_remediation_departing_from_the_panel_needs_reasons_and_a_secretary(
    panel, decided, differs
):
    answers = REMEDIED | {"panel": panel, "remediated": decided}
    document = about(cleared(), "subjects", "u3", **answers, result="rejected_gvhr")

    evaluation = judged(document)

    assert ("panel_differs" in contradictions(evaluation)) is differs
    if differs:
        assert evaluation.level.ids == ("secretary_state",)


@pytest.mark.parametrize(("panel", "decided"), [("bar", "yes"), ("restore", "no")])
def test_us_remediation_departing_from_the_panel_under_title_10_is_for_the_other_secretary(
    panel, decided
):
    answers = REMEDIED | {"panel": panel, "remediated": decided}
    document = about(cleared(funding=["title10"]), "subjects", "u3", **answers)

    assert judged(document).level.ids == ("secretary_defense",)


@pytest.mark.parametrize("element", ["rem_investigation", "rem_adjudication", "rem_sentence"])
def test_us_remediation_without_one_of_its_elements_is_a_contradiction(element):
    document = about(cleared(), "subjects", "u3", **REMEDIED | {element: "no"})

    assert contradictions(judged(document)) == ["remediated_without_elements"]


# -- PPD-23 -----------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", SCALES)
def test_us_guideline_3_each_condition_is_a_scale_with_evidence_and_a_weak_one_climbs(scale):
    weak = {"value": "weak", "notes": "It stalled.", "sources": ["Audit, 2025"]}
    bare = answered(selected(), "us", **{scale: "strong"})

    assert judged(answered(selected(), "us", **{scale: weak})).level.ids == ("drl",)
    assert wanting(judged(bare)) == [ALL(scale)]
    assert wanting(judged(answered(selected(), "us", **{scale: None}))) == [ALL(scale)]


def test_us_guideline_4_weak_will_with_nothing_to_sustain_or_reform_must_be_justified():
    weak = {"value": "weak", "notes": "It stalled.", "sources": ["Audit, 2025"]}

    evaluation = judged(answered(selected(), "us", will=weak, ssr=weak))

    assert contradictions(evaluation) == ["weak_all_round"]


def test_us_guideline_4_why_here_and_what_earlier_help_achieved_are_asked():
    document = answered(selected(), "us", why_here="", past_results="", sustainment="")

    assert wanting(judged(document)) == ["us.why_here", "us.past_results", "us.sustainment"]


@pytest.mark.parametrize("goal", ["1a", "1b", "1c", "1d", "1e", "1f", "1g", "2", "3", "4"])
def test_us_goal_each_is_an_objective_and_at_least_one_is_named(goal):
    assert goal in {term.id for term in us().vocab["objectives"]}
    assert wanting(judged(answered(selected(), "us", objectives=[]))) == ["us.objectives"]


def test_us_goal_2_interests_stand_apart_from_every_answer_about_rights():
    document = answered(selected(), "us", objectives=["2", "3"])
    evaluation = judged(document)

    assert wanting(evaluation) == ["us.interests"]
    assert us().question("us.interests").section == "interests"
    assert judged(answered(document, "us", interests=["access"])).bars_standing == ()


def test_us_goal_3_whoever_does_not_serve_rights_and_rule_of_law_says_why():
    evaluation = judged(answered(selected(), "us", objectives=["1b"]))

    assert wanting(evaluation) == ["us.why_not_values"]


def test_us_goal_4_whoever_strengthens_peacekeepers_says_which():
    evaluation = judged(answered(selected(), "us", objectives=["3", "4"]))

    assert wanting(evaluation) == ["us.peacekeepers"]


def test_us_goals_a_commercial_interest_is_declared():
    evaluation = judged(answered(selected(), "us", commercial="yes"))

    assert wanting(evaluation) == ["us.commercial_what"]


@pytest.mark.parametrize("asked", ["strategy_fit", "duplicates", "strategy_ref"])
def test_us_guideline_1_and_2_the_wider_strategy_and_what_others_do_are_asked(asked):
    assert wanting(judged(answered(selected(), "us", **{asked: ""}))) == [ALL(asked)]


def test_us_guideline_5_what_would_begin_restructure_or_end_it_is_said_and_reviewed_at_once():
    review = next(each for each in us().monitoring if each.id == "partner_change")
    choices = {term.id for term in us().form("results_review").questions[-1].options}

    assert wanting(judged(answered(selected(), "us", turning_points=""))) == ["us.turning_points"]
    assert set(review.upon) == {"partner_changes", "objectives_missed"}
    assert {"begin", "restructure", "terminate"} < choices


def test_us_guideline_6_short_notice_names_a_parent_strategy_and_a_day_to_come_back():
    evaluation = judged(selected(emergency="yes"))

    assert wanting(evaluation) == [
        "us.urgency",
        "us.parent_strategy",
        "us.side_effects",
        "us.follow_up",
    ]
    assert evaluation.level.ids == ("drl",)


def test_us_guideline_6_short_notice_shortens_the_form_and_skips_no_vetting_and_no_bar():
    document = answered(cleared(emergency="yes"), "us", strategy_ref="", sustainment="")
    document = answered(document, "us", urgency="Floods.", parent_strategy="Relief plan.")
    document = answered(document, "us", side_effects="None.", follow_up="2026-12-01")
    document = about(document, "subjects", "p1", result="suspended_gvhr")

    evaluation = judged(document)

    assert wanting(evaluation) == []
    assert standing(evaluation) == {"unvetted": ("p1",)}


@pytest.mark.parametrize(("emergency", "months"), [("yes", 3), ("no", 12), (None, 3)])
def test_us_guideline_6_a_yes_given_at_short_notice_lasts_three_months_at_most(emergency, months):
    evaluation = judged(selected(emergency=emergency))

    assert us().validity.longest(evaluation.facts) == Period(months, 0)


@pytest.mark.parametrize("asked", ["objective", "indicators", "data_limits", "evaluation"])
def test_us_guideline_7_a_measurable_objective_its_indicators_and_what_cannot_be_known(asked):
    assert wanting(judged(answered(selected(), "us", **{asked: None}))) == [ALL(asked)]


def test_us_guideline_8_several_countries_are_answered_one_by_one_and_the_weakest_routes():
    document = about(selected(), "countries", "c2", standing="weak")

    assert judged(document).level.ids == ("drl",)
    assert judged(selected()).level.ids == ("post",)


def test_us_guideline_8_several_countries_means_at_least_two_and_what_links_them():
    document = about(selected(), "countries", "c1", links="")
    alone = selected()
    alone["collections"]["countries"].pop()

    assert wanting(judged(document)) == ["us.links"]
    assert wanting(judged(alone)) == ["countries"]
    assert wanting(judged(answered(selected(), "us", regional=""))) == ["us.regional"]


def test_us_guideline_9_other_donors_are_listed_or_signed_to_be_none():
    unsigned = selected() | {"declared_none": []}
    document = about(cleared(), "donors", "d1", donor_agreed="no")

    assert wanting(judged(unsigned)) == ["donors"]
    assert contradictions(judged(document)) == ["more_than_donors_agreed"]


# -- the ladder -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("money", "result", "way"),
    [
        *product(
            [["title22"], ["title10"], ["title22", "title10"], ["sales"]],
            ["approved", "matched_earlier", *NOT_CLEARED],
            [
                "none",
                "effective_steps",
                "corrective_steps",
                "disaster_or_emergency",
                "extraordinary",
            ],
        )
    ],
)
def test_us_every_combination_of_money_result_and_way_past_reaches_a_level(money, result, way):
    document = about(cleared(funding=money), "subjects", "p1", result=result)

    evaluation = judged(answered(document, "us", way_past=way, way_past_grounds="Reasons."))

    assert evaluation.rung is not None


def test_us_every_bar_says_what_stops_and_what_would_lift_it():
    assert [bar.id for bar in us().bars if not (bar.message and bar.lifts_when and bar.cite)] == []


# -- what auditors and practice add -----------------------------------------------------------


def test_us_gao_an_end_use_check_asks_after_use_apart_from_custody_and_after_refusals():
    asked = {question.id: question.required for question in us().form("end_use_check").questions}

    assert asked == {
        "us.m_receipt": True,
        "us.m_seen": True,
        "us.m_custody": True,
        "us.m_use": True,
        "us.m_access": True,
        "us.m_misuse": True,
    }


def test_us_vetting_what_led_to_a_result_is_restricted_and_the_result_is_not():
    kept = {question.key: question.sensitivity for question in us().section("vetting").questions}

    assert {kept[key] for key in ("violations", "happened", "credibility", "date_of_birth")} == {
        "restricted"
    }
    assert (kept["result"], kept["with_result"]) == ("ordinary", "ordinary")
    assert "result" in us().more["vetting"]["requester_sees"]
    assert "credibility" not in us().more["vetting"]["requester_sees"]
