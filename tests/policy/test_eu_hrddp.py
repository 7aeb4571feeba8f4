"""EU human rights and IHL due diligence, point by point, as sentences about the world.

The adopted text is not held: numbers are those of the civil society report (CSDN).
"""

from itertools import product

import pytest

from policy.evaluate import evaluate
from policy.lint import lint
from policy.periods import Period
from policy.text import Text
from tests.policy.frameworks import case
from tests.policy.laws import about, answered, contradictions, facing, law, standing, wanting

LIKELIHOODS = ["remote", "possible", "probable"]
IMPACTS = ["minor", "major", "severe"]
HIGH = {"lik": "probable", "imp": "severe"}
SHOWN = {"path": "At checkpoints.", "evidence": "Two reports.", "after_reasons": "Reasons."}
REASONED = {"value": "no", "notes": "Counted."}


def eu():
    return law("eu-hrddp")


def judged(document):
    return evaluate(eu(), document)


def police(**facts):
    """A civilian mission trains border police; every factor is low."""
    return facing(case("eu_border_police"), **facts)


def brigade(**facts):
    """The European Peace Facility equips a brigade; one factor is medium and controlled."""
    return facing(case("eu_peace_facility"), **facts)


def risky(document, **answers):
    """The case with its first risk factor judged otherwise."""
    return about(document, "risks", "r1", **{**SHOWN, **answers})


def with_measures(document, *types):
    measures = [
        {
            "id": f"m{place}",
            "risk": "r1",
            "type": kind,
            "description": "What is done.",
            "owner": "Mission",
            "due": "2026-09-01",
            "proof": "A list",
            "committed": "The minister, in writing.",
            "if_fails": "It stops.",
        }
        for place, kind in enumerate(types, 1)
    ]
    document["collections"]["measures"] = measures
    return document


# -- the worked cases -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "worst", "levels"),
    [
        ("eu_border_police", "low", ("mission_head",)),
        ("eu_peace_facility", "medium", ("council_psc",)),
    ],
)
def test_eu_the_worked_cases_come_out_as_their_sources_would_have_them(name, worst, levels):
    evaluation = judged(case(name))

    assert (evaluation.scope.outcome, evaluation.scope.rule) == ("in", "s1")
    assert evaluation.derived["d.worst"] == worst
    assert (evaluation.level.ids, evaluation.level.provisional) == (levels, False)
    assert (standing(evaluation), wanting(evaluation), contradictions(evaluation)) == ({}, [], [])


def test_eu_title_the_adopted_text_is_not_held_and_every_point_of_the_report_is_marked_as_input():
    basis = {source.id: source.basis for source in eu().sources}

    assert lint(eu()) == []
    assert eu().is_draft
    assert eu().provisional_because.startswith("The adopted text is not held.")
    assert basis["CSDN"] == "stakeholder_input"
    assert "policy" not in set(basis.values())


def texts_of(part):
    """Every text officers read in a part: labels, titles, questions, help and options."""
    for name in ("text", "title", "label", "row", "help", "message", "lifts_when", "says"):
        said = getattr(part, name, None)
        if isinstance(said, Text) and said.strip():
            yield said
    for name in ("options", "questions", "fields"):
        for inner in getattr(part, name, ()):
            yield from texts_of(inner)


def test_eu_title_every_label_and_question_is_in_english_and_in_french():
    framework = eu()
    parts = [framework, *framework.scope.questions, *framework.scope.rules, *framework.facts]
    parts += [*framework.sections, *framework.collections.values(), *framework.derived.values()]
    parts += [*framework.bars, *framework.checks, *framework.levels, *framework.escalation]
    parts += [*framework.communications, *framework.monitoring, *framework.forms]
    parts += [*framework.reports, *framework.validity.reassess_on]
    parts += [term for terms in framework.vocab.values() for term in terms]
    parts += [term for terms in framework.scales.values() for term in terms]

    missing = [
        str(said)
        for part in parts
        for said in texts_of(part)
        if set(said.languages) != {"en", "fr"}
    ]

    assert missing == []


# -- scope ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "outcome", "rule"),
    [
        ({"instrument": ["csdp_civ"]}, "in", "s1"),
        ({"instrument": ["csdp_mil"]}, "in", "s1"),
        ({"instrument": ["epf"]}, "in", "s1"),
        ({"instrument": ["other_eu"]}, "refer", "s2"),
        ({"instrument": ["other_eu", "epf"]}, "in", "s1"),
        ({"instrument": ["none"]}, "out", "no_eu_action"),
        ({"recipient": ["none_of_these"]}, "out", "no_recipient"),
        ({"recipient": ["company"]}, "in", "s1"),
        ({"activities": ["legislation"]}, "in", "s1"),
        ({"activities": ["information"]}, "in", "s1"),
        ({"instrument": None}, None, "s1"),
    ],
)
def test_eu_scope_is_missions_and_the_peace_facility_and_what_is_given_may_be_law_or_information(
    facts, outcome, rule
):
    scope = judged(police(**facts)).scope

    assert (scope.outcome, scope.rule) == (outcome, rule)


# -- 1: human security, roles, staff, other actors --------------------------------------------


def test_eu_1_people_affected_come_first():
    assert eu().sections[0].id == "people"
    assert wanting(judged(answered(police(), "eu", groups=[]))) == ["eu.groups"]


@pytest.mark.parametrize("asked", ["strategy", "leverage", "behaviour", "conflict"])
def test_eu_1_1_and_1_2_strategy_leverage_behaviour_and_conflict_are_asked(asked):
    assert wanting(judged(answered(police(), "eu", **{asked: ""}))) == [f"eu.{asked}"]


@pytest.mark.parametrize(
    ("answer", "check", "level"),
    [
        (
            {"capacity": {"value": "yes", "notes": "It arms them."}},
            "violent_capacity",
            "council_psc",
        ),
        ({"stage": "agreed"}, "too_late", "eeas_director"),
    ],
)
def test_eu_1_2_violent_capacity_and_assessing_too_late_must_be_justified_higher_up(
    answer, check, level
):
    evaluation = judged(answered(police(), "eu", **answer))

    assert (contradictions(evaluation), evaluation.rung) == ([check], level)


def test_eu_1_3_every_task_has_a_service_and_any_duty_officer_may_stop_it_within_five_days():
    hold = eu().lifecycle.emergency_hold

    assert wanting(judged(answered(police(), "eu", roles=[]))) == ["eu.roles"]
    assert (hold.by, hold.ratified_by) == ("any_named_duty_officer", "eeas_director")
    assert hold.ratify_within == Period(0, 5)


@pytest.mark.parametrize(
    ("trained", "wanted", "checks"),
    [
        ("yes", [], []),
        ("some", ["eu.staff_when"], []),
        ("no", ["eu.staff_when"], ["staff_untrained"]),
    ],
)
def test_eu_1_4_staff_who_are_not_trained_are_named_with_a_day(trained, wanted, checks):
    evaluation = judged(answered(police(), "eu", staff_trained=trained))

    assert (wanting(evaluation), contradictions(evaluation)) == (wanted, checks)


def test_eu_1_4_the_training_of_staff_is_renewed_every_year():
    duty = next(each for each in eu().monitoring if each.id == "staff_training")

    assert (duty.every, duty.form) == (Period(12, 0), "staff_training")


def test_eu_1_6_what_others_do_with_the_same_recipient_is_listed_or_signed_to_be_nothing():
    document = police()
    document["collections"]["others"] = []
    signed = {**document, "declared_none": [{"collection": "others", "reason": "Asked all."}]}

    assert wanting(judged(document)) == ["others"]
    assert wanting(judged(signed)) == []


def test_eu_1_6_a_contradiction_with_a_member_state_is_answered_and_justified():
    evaluation = judged(about(police(), "others", "o1", other_differs="yes"))

    assert wanting(evaluation) == ["eu.other_answer"]
    assert contradictions(evaluation) == ["actors_differ"]


# -- 2: everyone's rights in the assessment ---------------------------------------------------


def test_eu_2_1_people_are_asked_whether_to_support_at_all_and_what_else_was_considered():
    assert wanting(judged(answered(police(), "eu", whether=""))) == ["eu.whether"]
    assert wanting(judged(answered(police(), "eu", inaction=""))) == ["eu.inaction"]


def test_eu_2_1_where_nobody_was_consulted_a_director_hears_why():
    evaluation = judged(answered(police(), "eu", can_consult="no", consulted=[], changed=""))

    assert wanting(evaluation) == ["eu.why_not"]
    assert contradictions(evaluation) == ["nobody_asked"]
    assert evaluation.rung == "eeas_director"


def test_eu_2_2_the_table_of_groups_keeps_how_each_is_placed_and_harmed():
    assert eu().question("eu.groups").columns == ("group", "situation", "harm", "source")


@pytest.mark.parametrize("place", range(7))
def test_eu_2_3_a_risk_factor_left_out_leaves_the_risk_unknown(place):
    document = police()
    left_out = document["collections"]["risks"].pop(place)

    evaluation = judged(document)

    assert evaluation.derived["d.worst"] is None
    assert evaluation.bars["unmitigable"].value is None
    assert wanting(evaluation) == ["risks"]
    assert left_out["code"] in {term.id for term in eu().vocab["risk_factors"]}


def test_eu_2_3_past_violations_and_past_discrimination_are_two_factors():
    document = police()
    document["collections"]["risks"] = document["collections"]["risks"][2:]

    assert [each.says for each in judged(document).missing] == [
        "“Risk factors” has no row for “Past violations of human rights or IHL”. Add one.",
        "“Risk factors” has no row for “Past discrimination”. Add one.",
    ]


def test_eu_2_4_private_security_companies_are_a_risk_factor_and_are_named():
    document = answered(police(), "eu", companies="yes")

    assert wanting(judged(document)) == ["eu.companies_which"]
    assert "private_security" in {term.id for term in eu().vocab["risk_factors"]}


def test_eu_2_5_an_assessment_lasts_six_months_and_ends_sooner_when_something_happens():
    validity = eu().validity

    assert (validity.default, validity.max) == (Period(6, 0), Period(6, 0))
    assert validity.basis == "operator_default"
    assert {"incident", "context_change", "complaint_upheld", "commitment_unmet"} <= {
        term.id for term in validity.reassess_on
    }


# -- 3: more compliant forces -----------------------------------------------------------------


@pytest.mark.parametrize("kind", ["recipient_commitment", "partner_process"])
def test_eu_3_1_and_3_2_a_commitment_of_the_recipient_says_who_made_it_and_has_a_day_and_proof(
    kind,
):
    document = with_measures(risky(police(), **HIGH, after="high"), kind)
    document = about(document, "measures", "m1", committed="", due="", proof="")

    assert wanting(judged(document)) == ["eu.due", "eu.proof", "eu.committed"]


def test_eu_3_1_a_commitment_that_is_not_kept_is_followed_up():
    duty = next(each for each in eu().monitoring if each.id == "after_incident")

    assert {"commitment_unmet", "incident", "corruption_found"} <= set(duty.upon)


def test_eu_3_3_training_is_long_is_followed_up_and_its_trainers_are_known():
    document = answered(police(), "eu", course="", after_training="")
    document["collections"]["trainers"] = []

    assert wanting(judged(document)) == ["trainers", "eu.course", "eu.after_training"]


@pytest.mark.parametrize("lacks", ["trainer_vetted", "trainer_ready"])
def test_eu_3_3_a_trainer_who_is_not_vetted_or_not_prepared_does_not_train(lacks):
    evaluation = judged(about(police(), "trainers", "t1", **{lacks: "no"}))

    assert contradictions(evaluation) == ["trainer_unvetted"]
    assert evaluation.consistency[0].check.require == "change"


def test_eu_3_3_former_trainees_are_watched_where_there_is_training():
    duty = next(each for each in eu().monitoring if each.id == "trainees")

    assert duty.when == {"eq": ["case.activities", "training"]}
    assert [each.required for each in eu().form("trainees").questions] == [True, True]


@pytest.mark.parametrize(
    ("types", "after", "refused"),
    [
        (["recipient_commitment"], "low", True),
        (["training"], "medium", True),
        (["recipient_commitment", "training"], "medium", True),
        (["recipient_commitment", "exclusion"], "medium", False),
        (["training"], "high", False),
    ],
)
def test_eu_3_3_promises_and_training_alone_never_bring_a_high_risk_down(types, after, refused):
    document = with_measures(risky(police(), **HIGH, after=after), *types)

    assert ("promises_alone" in contradictions(judged(document))) is refused


def test_eu_3_4_the_recipient_is_told_from_the_start_and_again_in_each_phase():
    start = next(each for each in eu().communications if each.id == "start")

    assert (start.blocks, start.repeat_each) == ("start_delivery", "phase")
    assert {"objectives", "expectations", "existence_of_policy", "how_it_works"} <= set(
        start.contents
    )


@pytest.mark.parametrize("kind", ["dialogue", "transformative", "civil_society", "data_safeguards"])
def test_eu_3_5_3_6_and_4_2_dialogue_psychological_support_and_civil_society_are_measures(kind):
    document = with_measures(risky(police(), **HIGH, after="medium"), kind)

    assert kind in {term.id for term in eu().vocab["measure_types"]}
    assert (wanting(judged(document)), contradictions(judged(document))) == ([], [])


def test_eu_3_7_personal_data_are_explained_and_means_of_surveillance_climb():
    document = about(brigade(instrument=["csdp_mil"]), "items", "i1", **{"class": "surveillance"})
    reasons = {reason.rule for reason in judged(document).level.reasons}

    assert wanting(judged(answered(police(), "eu", data="yes"))) == ["eu.data_how"]
    assert "surveillance" in reasons
    assert "data_protection" in {term.id for term in eu().vocab["risk_factors"]}


# -- 4: civil society in every phase ----------------------------------------------------------


@pytest.mark.parametrize("phase", ["consult_delivery", "consult_watch", "consult_end"])
def test_eu_4_1_consultation_is_planned_for_each_phase(phase):
    assert wanting(judged(answered(police(), "eu", **{phase: ""}))) == [f"eu.{phase}"]


def test_eu_4_1_and_4_3_each_phase_reports_who_was_heard_and_what_changed():
    form = {each.id: each.required for each in eu().form("phase_consultation").questions}

    assert form == {"eu.p_phase": True, "eu.p_who": True, "eu.p_changed": True}
    assert next(d for d in eu().monitoring if d.id == "phase_consultation").every == Period(6, 0)
    assert wanting(judged(answered(police(), "eu", changed=""))) == ["eu.changed"]


def test_eu_4_2_civic_space_is_a_risk_factor_of_its_own():
    document = police()
    document["collections"]["risks"].pop()

    assert [each.says for each in judged(document).missing] == [
        "“Risk factors” has no row for “Civic space and reprisals”. Add one."
    ]


def test_eu_4_4_what_will_be_public_is_said_and_reported():
    report = next(each for each in eu().reports if each.id == "pub")

    assert wanting(judged(answered(police(), "eu", public=""))) == ["eu.public"]
    assert {"objectives", "support", "recipients", "responses_to_violations"} <= set(
        report.contents
    )


# -- 5: safeguards ----------------------------------------------------------------------------


@pytest.mark.parametrize(("likelihood", "impact"), list(product(LIKELIHOODS, IMPACTS)))
@pytest.mark.parametrize("mitigable", ["yes", "partly", "no"])
def test_eu_5_1_a_high_risk_that_cannot_be_mitigated_holds_everything(
    likelihood, impact, mitigable
):
    document = risky(police(), lik=likelihood, imp=impact, mit=mitigable, after="high")

    evaluation = judged(with_measures(document, "control"))
    high = evaluation.derived["d.worst"] == "high"

    assert evaluation.bars["unmitigable"].value is (high and mitigable == "no")
    assert evaluation.bars["unmitigable"].bar.effect == "hold"


def test_eu_5_1_the_table_and_the_questions_that_follow_from_it_agree():
    for likelihood, impact in product(LIKELIHOODS, IMPACTS):
        evaluation = judged(about(police(), "risks", "r1", lik=likelihood, imp=impact))
        low = evaluation.derived["d.worst"] == "low"

        assert ("measures" not in wanting(evaluation)) is low
        assert ("eu.after" not in wanting(evaluation)) is low


def test_eu_5_1_only_the_council_or_its_committee_may_go_past_it_and_gives_reasons():
    for bar in eu().bars:
        (way,) = bar.overrides

        assert (way.kind, way.by) == ("political_decision", "council_psc")
        assert way.requires == ("reasons",)
        assert bar.basis == "stakeholder_input"


def test_eu_5_1_an_item_prohibited_after_an_incident_is_left_out_and_the_rest_is_not():
    evaluation = judged(about(brigade(), "items", "i2", prohibited="yes"))

    assert standing(evaluation) == {"prohibited_item": ("i2",)}


def test_eu_5_1_to_adapt_is_an_option_beside_stopping_and_names_its_cause():
    options = [term.id for term in eu().question("eu.option").options]

    assert options == ["proceed", "adapt", "suspend", "stop"]
    assert wanting(judged(answered(police(), "eu", option="adapt"))) == ["eu.option_cause"]
    assert {term.id for term in eu().vocab["causes"]} == {
        "no_respect",
        "not_mitigable",
        "not_sensitive",
        "harm_reported",
        "corruption",
    }


@pytest.mark.parametrize(
    ("answers", "check"),
    [
        ({**HIGH, "after": "low"}, "fell_without_measure"),
        ({"lik": "probable", "imp": "minor", "after": "low"}, "fell_without_measure"),
    ],
)
def test_eu_5_1_a_risk_falls_only_with_a_measure(answers, check):
    document = risky(police(), **answers)
    document["declared_none"] = [{"collection": "measures", "of": "r1", "reason": "None."}]

    assert contradictions(judged(document)) == [check]


def test_eu_5_1_what_cannot_be_mitigated_is_not_low_afterwards():
    document = risky(police(), lik="probable", imp="minor", mit="no", after="low")

    assert contradictions(judged(with_measures(document, "control"))) == ["mitigated_by_nothing"]


@pytest.mark.parametrize("asked", ["complaints", "told", "whistle", "triggers", "follow_incident"])
def test_eu_5_1_and_5_2_a_complaint_mechanism_is_there_and_people_are_told_of_it(asked):
    assert wanting(judged(answered(police(), "eu", **{asked: ""}))) == [f"eu.{asked}"]


def test_eu_5_2_people_are_told_before_it_begins_and_asked_later_whether_they_know():
    told = next(each for each in eu().communications if each.id == "people_told")

    assert (told.to, told.blocks, told.repeat_each) == (
        "affected_people",
        "start_delivery",
        "phase",
    )
    assert next(d for d in eu().monitoring if d.id == "mechanism_known").every == Period(6, 0)
    assert "eu.k_known" in {each.id for each in eu().form("mechanism_known").questions}


def test_eu_5_2_an_upheld_complaint_must_be_decided_on_and_complaints_are_taken_in_always():
    duties = {each.id: each for each in eu().monitoring}

    assert duties["complaint_decision"].upon == ("complaint_upheld",)
    assert duties["m2"].continuous
    assert eu().form("complaints_intake").questions[0].sensitivity == "restricted"


def test_eu_5_3_sexual_exploitation_abuse_and_harassment_are_answered_and_asked_of_complaints():
    asked = {each.id for each in eu().form("complaints_intake").questions}

    assert wanting(judged(answered(police(), "eu", seah=""))) == ["eu.seah"]
    assert "eu.c_seah" in asked


def test_eu_5_4_responses_to_violations_are_public_and_differences_are_explained():
    letter = next(each for each in eu().communications if each.id == "response_public")

    assert letter.contents == ("what_was_found", "response", "why_unlike_elsewhere")
    assert "eu.unlike" in eu().questions


def test_eu_5_5_what_was_learnt_from_failures_is_used():
    assert wanting(judged(answered(police(), "eu", lessons=""))) == ["eu.lessons"]
    assert "lessons" in {each.id for each in eu().reports}


def test_eu_fn_1_whether_the_state_is_a_party_to_the_criminal_court_may_be_said_and_need_not():
    assert judged(answered(police(), "eu", icc="no")).level.ids == ("mission_head",)
    assert not eu().question("eu.icc").required


def test_eu_fn_2_corruption_is_a_risk_factor_a_cause_to_stop_and_a_reason_to_look_again():
    assert "corruption_diversion" in {term.id for term in eu().vocab["risk_factors"]}
    assert "corruption" in {term.id for term in eu().vocab["causes"]}
    assert "corruption_found" in {term.id for term in eu().validity.reassess_on}


# -- the European Peace Facility --------------------------------------------------------------


@pytest.mark.parametrize("others", [[], ["csdp_civ"], ["other_eu"]])
def test_eu_epf_measures_always_go_to_the_council_however_low_the_risk(others):
    evaluation = judged(police(instrument=["epf", *others]))

    assert evaluation.derived["d.worst"] == "low"
    assert evaluation.level.ids == ("council_psc",)


def test_eu_epf_arrangements_with_the_beneficiary_come_before_delivery():
    letter = next(each for each in eu().communications if each.id == "epf_arrangements")

    assert (letter.blocks, letter.basis) == ("start_delivery", "background")
    assert {"compliance_with_ihl_and_human_rights", "no_transfer", "access_for_checks"} <= set(
        letter.contents
    )


def test_eu_epf_arrangements_serve_every_measure_and_what_is_said_of_an_objective_its_own():
    assert {each.id for each in eu().communications if each.serves} == {"epf_arrangements"}


def test_eu_imf_3_more_of_an_item_than_is_needed_must_be_reduced():
    evaluation = judged(about(brigade(), "items", "i1", prop=REASONED))

    assert contradictions(evaluation) == ["more_than_needed"]


def test_eu_imf_4_every_item_has_controls_after_delivery_and_is_checked():
    evaluation = judged(about(brigade(), "items", "i1", control=""))

    assert wanting(evaluation) == ["eu.control"]
    assert next(d for d in eu().monitoring if d.id == "delivered_items").every == Period(6, 0)


def test_eu_imf_equipment_is_asked_about_only_where_there_is_some():
    document = brigade(has_equipment="no", activities=["advice"])
    document["collections"].pop("items")

    evaluation = judged(document)

    assert wanting(evaluation) == []
    assert evaluation.bars["prohibited_item"].value is False


def test_eu_imf_equipment_said_to_be_given_and_not_given_is_a_contradiction():
    assert contradictions(judged(brigade(has_equipment="no"))) == ["equipment_disagrees"]


def test_eu_fn_2_lethal_equipment_goes_to_the_council():
    document = about(brigade(instrument=["csdp_mil"]), "items", "i1", lethal="yes")

    assert judged(brigade(instrument=["csdp_mil"])).level.ids == ("eeas_director",)
    assert judged(document).level.ids == ("council_psc",)


# -- the ladder -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("instrument", "likelihood", "impact"),
    [
        *product(["csdp_civ", "csdp_mil", "epf", "other_eu", "none"], LIKELIHOODS, IMPACTS),
    ],
)
def test_eu_every_combination_of_instrument_likelihood_and_impact_reaches_a_level(
    instrument, likelihood, impact
):
    document = about(police(instrument=[instrument]), "risks", "r1", lik=likelihood, imp=impact)

    assert judged(document).rung is not None


def test_eu_every_bar_says_what_stops_and_what_would_lift_it():
    assert [bar.id for bar in eu().bars if not (bar.message and bar.lifts_when and bar.cite)] == []
