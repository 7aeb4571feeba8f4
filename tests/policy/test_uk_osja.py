"""UK OSJA as data: the worked cases, the ladder, the switches, and the traps others fell into."""

from itertools import product

import pytest

from policy.evaluate import evaluate
from policy.framework import BASES, loads
from policy.lint import lint
from policy.lint.fault import entries
from policy.lint.references import conditions
from policy.logic import references
from tests.policy.frameworks import case, osja


def with_answers(document, **answers):
    """The case with some answers changed: `uk__dp="full"`; None takes one away.

    What is asked of each country is answered so for every one of them.
    """
    for name, value in answers.items():
        id = name.replace("__", ".")
        for held, key in places_of(document, id):
            held[key] = value
    return document


def places_of(document, id):
    """Where the answers to a question stand: in the case, or in the row of each country."""
    if osja().is_asked_per_country(id):
        return [(row, osja().question(id).key) for row in document["collections"]["countries"]]
    return [(document["q"], id)]


def with_facts(document, **facts):
    document["case"] |= facts
    return document


def with_risk(document, code, **answers):
    next(row for row in document["collections"]["risks"] if row["code"] == code).update(answers)
    return document


def with_measures(document, code, *types):
    """The case with these kinds of measure, and no others, against one risk."""
    pattern = document["collections"]["measures"][0]
    others = [m for m in document["collections"]["measures"] if m["risk"] != code.lower()]
    new = [
        {**pattern, "id": f"n{place}", "risk": code.lower(), "type": type}
        for place, type in enumerate(types)
    ]
    document["collections"]["measures"] = others + new
    return document


def switched(**values):
    """The framework with its switches set otherwise."""
    text = osja().text
    for id, value in values.items():
        before = next(switch.value for switch in osja().switches if switch.id == id)
        start = text.index(f"- id: {id}")
        text = text[:start] + text[start:].replace(f"value: {before}\n", f"value: {value}\n", 1)
    return loads(text, "uk-osja.yaml")


# -- the worked cases -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "hr", "rep", "overall", "level"),
    [
        ("sri_lanka_police", "possible", "high", "high", "minister"),
        ("china_policing_college", "serious", "high", "high", "minister"),
        ("ethics_seminar", "possible", "low", "low", "team_leader"),
    ],
)
def test_the_worked_cases_come_out_as_the_guidance_would_have_them(name, hr, rep, overall, level):
    evaluation = evaluate(osja(), case(name))

    assert evaluation.scope.outcome == "in"
    assert evaluation.derived["d.hr"] == hr
    assert evaluation.derived["d.rep"] == rep
    assert evaluation.derived["d.overall"] == overall
    assert (evaluation.rung, evaluation.level.provisional) == (level, False)
    assert evaluation.missing == ()
    assert evaluation.bars_standing == ()


@pytest.mark.parametrize("name", ["sri_lanka_police", "china_policing_college", "ethics_seminar"])
@pytest.mark.parametrize("question", ["uk.dp", "uk.will", "uk.1a", "uk.justification"])
def test_a_worked_case_with_a_question_open_is_provisional(name, question):
    document = case(name)
    for held, key in places_of(document, question):
        del held[key]

    level = evaluate(osja(), document).level

    assert level.id is None or level.provisional


@pytest.mark.parametrize("answer", ["before", "rep", "after"])
def test_a_low_case_with_a_finding_open_has_no_rating_and_a_provisional_rung(answer):
    evaluation = evaluate(osja(), with_risk(case("ethics_seminar"), "TRIAL", **{answer: None}))

    assert evaluation.derived["d.overall"] is None
    assert evaluation.rung is None
    assert evaluation.level.provisional is True


@pytest.mark.parametrize("fact", ["flagged_unit", "prior_stop_level", "unresolved_non_concur"])
def test_what_heed_has_not_worked_out_yet_keeps_the_rung_provisional(fact):
    evaluation = evaluate(osja(), with_facts(case("ethics_seminar"), **{fact: None}))

    assert evaluation.level.id is None or evaluation.level.provisional


def test_a_risk_left_out_of_the_list_is_missing_and_leaves_the_rating_open():
    document = case("ethics_seminar")
    document["collections"]["risks"] = document["collections"]["risks"][:-1]

    evaluation = evaluate(osja(), document)

    assert [each.says for each in evaluation.missing] == [
        "“Risks” has no row for “Violation of international humanitarian law”. Add one."
    ]
    assert evaluation.derived["d.overall"] is None


# -- scope ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["capacity_building", "case_specific", "other", "none", None])
def test_training_a_police_college_with_public_money_is_in_scope_whatever_it_is_called(kind):
    facts = {"assistance_kind": kind, "hmg_part": ["funds"]}

    assert (
        evaluate(
            osja(), {"case": {**case("china_policing_college")["case"], **facts}}
        ).scope.outcome
        == "in"
    )


@pytest.mark.parametrize(
    ("facts", "outcome", "rule"),
    [
        ({"hmg_part": ["none"]}, "out", "no_uk_part"),
        ({"assistance_kind": "none", "activities": ["nothing"]}, "out", "nothing_given"),
        (
            {"assistance_kind": "other", "recipient_kind": ["none_of_these"]},
            "out",
            "no_security_body",
        ),
        ({"assistance_kind": "other", "activities": ["nothing"]}, "refer", None),
        ({"hmg_part": ["none", "funds"]}, "in", "security_body"),
        ({"recipient_kind": ["none_of_these"]}, "in", "named_kind"),
        ({"within_umbrella": "yes", "covered_by": "HRA-2026-0001"}, "covered", "covered"),
        ({"within_umbrella": "yes", "covered_by": ""}, "in", "security_body"),
        ({"recipient_kind": None, "assistance_kind": None}, None, "security_body"),
    ],
)  # fmt: skip
def test_screening_puts_in_out_covered_or_refers(facts, outcome, rule):
    scope = evaluate(osja(), with_facts(case("sri_lanka_police"), **facts)).scope

    assert (scope.outcome, scope.rule) == (outcome, rule)


def test_every_way_out_of_scope_asks_a_reason_and_is_kept_as_a_precedent():
    out = [rule for rule in osja().scope.rules if rule.outcome == "out"]

    assert [rule.id for rule in out] == ["no_uk_part", "nothing_given", "no_security_body"]
    assert all(rule.reason_required and rule.record_precedent for rule in out)


# -- rating and ladder ------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["partial", "refused", "not_sought", "pending"])
def test_without_a_full_assurance_the_death_penalty_goes_to_ministers(state):
    evaluation = evaluate(osja(), with_answers(case("ethics_seminar"), uk__dp=state))

    assert evaluation.derived["d.overall"] == "high"
    assert evaluation.rung == "minister"
    assert "death_penalty" in [reason.rule for reason in evaluation.level.reasons]


@pytest.mark.parametrize("state", ["not_engaged", "full"])
def test_a_full_assurance_or_none_needed_raises_nothing(state):
    evaluation = evaluate(osja(), with_answers(case("ethics_seminar"), uk__dp=state))

    assert evaluation.derived["d.overall"] == "low"


@pytest.mark.parametrize("state", ["full", "partial", "refused", "pending"])
def test_an_assurance_that_was_asked_for_is_recorded(state):
    evaluation = evaluate(osja(), with_answers(case("ethics_seminar"), uk__dp=state))

    assert [each.question for each in evaluation.missing] == ["assurances"]


def test_a_full_assurance_must_cover_direct_and_indirect_use():
    assurance = {
        "id": "a1", "from": "The ministry", "wording": "No execution.", "asked_on": "2026-01-01",
        "uses": ["direct"], "answer": "full", "received_on": "2026-02-01", "country": "KD",
    }  # fmt: skip
    document = with_answers(case("ethics_seminar"), uk__dp="full")
    document["collections"]["assurances"] = [assurance]

    half = evaluate(osja(), document)
    assurance["uses"] = ["direct", "indirect"]
    whole = evaluate(osja(), document)

    assert [each.id for each in half.consistency] == ["full_without_record"]
    assert [each.id for each in whole.consistency] == []


@pytest.mark.parametrize(
    ("before", "after", "overall", "level"),
    [
        ("no", None, "low", "team_leader"),
        ("possible", "possible", "low", "team_leader"),
        ("serious", "no", "medium", "senior"),
        ("serious", "possible", "medium", "senior"),
        ("serious", "serious", "high", "minister"),
    ],
)
@pytest.mark.parametrize("code", ["TRIAL", "IHL"])
def test_what_remains_serious_goes_to_ministers_and_what_is_mitigated_to_senior_officials(
    code, before, after, overall, level
):
    document = with_risk(case("ethics_seminar"), "TRIAL", before="no")
    document = with_risk(with_measures(document, code, "vetting"), code, before=before, after=after)

    evaluation = evaluate(osja(), document)

    assert (evaluation.derived["d.overall"], evaluation.rung) == (overall, level)


def test_human_rights_and_humanitarian_law_are_judged_apart():
    document = with_risk(case("ethics_seminar"), "IHL", before="serious", after="serious")

    derived = evaluate(osja(), document).derived

    assert (derived["d.hr"], derived["d.ihl"]) == ("possible", "serious")


@pytest.mark.parametrize(
    ("rep", "overall", "level"),
    [("low", "low", "team_leader"), ("medium", "medium", "senior"), ("high", "high", "minister")],
)
def test_the_reputational_rating_is_the_highest_over_the_risks(rep, overall, level):
    evaluation = evaluate(osja(), with_risk(case("ethics_seminar"), "CHILD", rep=rep))

    assert evaluation.derived["d.rep"] == rep
    assert (evaluation.derived["d.overall"], evaluation.rung) == (overall, level)


def test_every_combination_of_findings_and_answers_reaches_a_level():
    places, finding = ("no", "possible", "serious"), ("yes", "no")
    ratings = ("low", "medium", "high")
    dp = [option.id for option in osja().question("uk.dp").options]
    for before, after, rep, penalty, will in product(places, places, ratings, dp, finding):
        document = with_risk(case("ethics_seminar"), "CHILD", before=before, after=after, rep=rep)
        document["q"] |= {"uk.will": will}
        document["collections"]["countries"][0]["dp"] = penalty

        assert evaluate(osja(), document).rung, (before, after, rep, penalty, will)


@pytest.mark.parametrize(
    ("fact", "value", "rule", "level"),
    [
        ("flagged_unit", "yes", "flagged_unit", "senior"),
        ("conditions_refused_by_host", "yes", "conditions_refused", "senior"),
        ("unresolved_non_concur", "yes", "non_concur", "senior"),
        ("prior_stop_level", "team_leader", "prior_team_leader", "team_leader"),
        ("prior_stop_level", "senior", "prior_senior", "senior"),
        ("prior_stop_level", "minister", "prior_minister", "minister"),
    ],
)
def test_some_facts_send_even_a_low_case_up(fact, value, rule, level):
    evaluation = evaluate(osja(), with_facts(case("ethics_seminar"), **{fact: value}))

    assert evaluation.rung == level
    assert rule in [reason.rule for reason in evaluation.level.reasons]


def test_the_open_question_of_who_sees_mitigated_serious_risk_is_a_switch():
    document = with_risk(with_measures(case("ethics_seminar"), "TRIAL", "vetting"), "TRIAL",
                         before="serious")  # fmt: skip
    other = switched(mitigated_serious_risk_goes_to="minister")

    by_default, switched_over = (evaluate(each, document) for each in (osja(), other))

    assert lint(other) == []
    assert (by_default.rung, switched_over.rung) == ("senior", "minister")
    assert by_default.derived["d.overall"] == switched_over.derived["d.overall"] == "medium"


def test_knowing_that_torture_will_follow_warns_or_stops_by_switch_and_goes_to_ministers():
    document = with_answers(case("ethics_seminar"), uk__will="yes")

    warned = evaluate(osja(), document)
    stopped = evaluate(switched(hard_stop="stop"), document)

    assert (warned.rung, warned.bars["hard_stop"].value) == ("minister", True)
    assert warned.bars_standing == ()
    assert [bar.id for bar in stopped.bars_standing] == ["hard_stop"]
    assert stopped.bars["hard_stop"].bar.overrides == ()


def test_an_open_finding_on_torture_stops_where_the_switch_says_stop():
    document = with_answers(case("ethics_seminar"), uk__will=None)

    evaluation = evaluate(switched(hard_stop="stop"), document)

    assert [(bar.id, bar.value) for bar in evaluation.bars_standing] == [("hard_stop", None)]


def test_each_level_has_its_advice_and_humanitarian_law_only_where_there_may_be_a_conflict():
    document = case("sri_lanka_police")
    conflict = with_answers(case("sri_lanka_police"), uk__1c="doubtful", uk__1c_record="Poor.")

    kinds = {
        level.id: [need.kinds[0] for need in evaluate(osja(), document).advice_needed(level.id)]
        for level in osja().levels
    }

    assert kinds == {
        "team_leader": ["post", "assurance"],
        "senior": ["legal", "human_rights"],
        "minister": ["legal", "human_rights"],
    }
    assert [need.kinds[0] for need in evaluate(osja(), conflict).advice_needed()] == [
        "legal",
        "human_rights",
        "ihl",
    ]


# -- contradictions ---------------------------------------------------------------------------


def contradictions(document):
    return [each.id for each in evaluate(osja(), document).consistency if each.value]


def test_training_is_never_the_only_measure_against_serious_torture_or_killing():
    for code in ("TORT", "KILL"):
        document = with_risk(case("sri_lanka_police"), code, before="serious", after="possible")
        alone = with_measures(document, code, "hr_training", "hr_training")

        assert contradictions(alone) == ["training_alone"]
        assert contradictions(with_measures(document, code, "hr_training", "vetting")) == []


def test_promises_alone_bring_no_serious_risk_down_without_a_minister():
    document = with_risk(case("ethics_seminar"), "TRIAL", before="serious", after="possible")
    document = with_measures(document, "TRIAL", "assurance", "hr_training")

    assert contradictions(document) == ["promises_alone"]
    assert evaluate(osja(), document).rung == "minister"


def test_a_risk_falls_only_with_a_measure():
    document = with_risk(with_measures(case("ethics_seminar"), "TRIAL"), "TRIAL", after="no")
    document["declared_none"] = [{"collection": "measures", "of": "trial", "reason": "None."}]

    assert contradictions(document) == ["fell_without_measure"]
    assert contradictions(with_risk(document, "TRIAL", after="possible")) == []


def test_a_risk_does_not_rise_by_being_mitigated():
    assert contradictions(with_risk(case("ethics_seminar"), "TRIAL", after="serious")) == [
        "rose_after_measures"
    ]


def test_counting_arrests_where_people_may_be_executed_goes_to_ministers():
    document = with_answers(
        case("ethics_seminar"), uk__dp="not_sought", uk__2_punitive_indicators="yes"
    )

    assert contradictions(document) == ["punitive_indicators"]


def test_a_conflict_without_any_risk_under_its_law_is_asked_about():
    document = with_answers(case("ethics_seminar"), uk__1c="doubtful", uk__1c_record="Fair.")

    assert contradictions(document) == ["conflict_without_law"]


def test_a_risk_of_execution_cannot_stand_beside_a_death_penalty_not_engaged():
    document = with_risk(case("ethics_seminar"), "DP", before="possible", after="possible")

    assert "death_row_disagrees" in contradictions(document)


# -- the form ---------------------------------------------------------------------------------


def test_the_risks_are_those_of_the_taxonomy_and_humanitarian_law_has_its_own_axis():
    terms = {term.id: term.marks["axis"] for term in osja().vocab["risks"]}

    assert " ".join(terms) == "DP DET TORT KILL DISAP TRIAL DEMO CHILD REFOUL TRAF PERS IHL"
    assert [code for code, axis in terms.items() if axis == "ihl"] == ["IHL"]


def test_a_further_risk_may_be_added_and_need_not_be():
    document = case("ethics_seminar")
    document["collections"]["risks"].append(
        {"id": "x", "code": "ONWARD", "before": "no", "rep": "high"}
    )

    assert evaluate(osja(), document).derived["d.rep"] == "high"


def test_help_with_a_case_asks_its_own_questions_and_names_people_or_says_there_are_none():
    document = with_facts(case("ethics_seminar"), assistance_kind="case_specific")

    missing = [each.question for each in evaluate(osja(), document).missing]

    assert missing == [
        "individuals", "uk.c_requester", "uk.c_basis", "uk.c_facts", "uk.c_exposure",
        "uk.c_effect", "uk.c_onward",
    ]  # fmt: skip


def test_equipment_and_personal_data_are_asked_about_where_there_are_any():
    document = with_facts(case("ethics_seminar"), has_equipment="yes")
    document = with_answers(document, uk__data="yes")

    missing = [each.question for each in evaluate(osja(), document).missing]

    assert missing == ["items", "uk.data_gateway", "uk.data_necessity", "uk.data_considered_on"]


def test_stages_one_and_two_are_due_before_measures_and_the_rest_before_submission():
    due = {section.id: {q.due_at for q in section.questions} for section in osja().sections}

    early = {id for id, stages in due.items() if stages == {"begin_mitigation"}}

    assert early == {"stage1", "stage2", "risk_before", "reputation"}
    assert set().union(*due.values()) == {"begin_mitigation", "submit"}


def test_every_rule_shows_where_it_comes_from_and_the_whole_says_it_is_reconstructed():
    assert osja().is_draft
    assert "Reconstructed" in osja().provisional_because
    assert {entry.basis for _name, entry in entries(osja())} <= set(BASES)


def test_every_switch_is_looked_at_by_some_rule():
    looked_at = {ref for _name, each, _rows in conditions(osja()) for ref in references(each)}

    assert {f"switch.{switch.id}" for switch in osja().switches} <= looked_at


def test_every_bar_speaks():
    for bar in osja().bars:
        assert bar.message.endswith(".")
        assert bar.lifts_when.endswith(".")


def test_a_yes_lasts_a_year_covers_the_first_delivery_and_ends_sooner_for_good_reason():
    validity = osja().validity

    assert (str(validity.default), validity.must_cover) == ("P1Y", "first_delivery")
    assert [term.id for term in validity.reassess_on] == [
        "context_change", "incident", "new_allegation", "change_of_leadership",
        "death_penalty_status", "country_significant_change", "extension", "measure_failed",
        "assurance_breached",
    ]  # fmt: skip


def test_the_watch_has_its_yearly_review_its_progress_and_an_emergency_hold_of_five_days():
    every = {duty.id: str(duty.every) for duty in osja().monitoring if duty.every}
    hold = osja().lifecycle.emergency_hold

    assert every == {"annual_review": "P1Y", "mitigation_progress": "P6M", "case_outcome": "P6M"}
    assert (hold.ratify_within.days, hold.basis) == (5, "operator_default")
