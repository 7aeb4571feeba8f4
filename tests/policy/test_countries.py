"""A programme over several countries is answered country by country, and the worst one routes."""

from copy import deepcopy

from hypothesis import given, settings
from hypothesis import strategies as st

from policy.casefacts import facts_of
from policy.countries import countries_in
from policy.evaluate import evaluate
from policy.framework import loads
from policy.logic import holds
from tests.policy.frameworks import as_yaml, case, document, osja
from tests.policy.test_lint_of_countries import BY_COUNTRY
from tests.policy.test_uk_osja import with_measures, with_risk

NAMES = {"KD": "Kadar", "OR": "Orsa", "LM": "Lem", "QN": "Qanat"}
FULL = {
    "from": "The ministry",
    "wording": "Nobody will be executed.",
    "asked_on": "2026-01-01",
    "uses": ["direct", "indirect"],
    "answer": "full",
    "received_on": "2026-02-01",
}


def programme(*codes, **said):
    """The seminar held in these countries; `OR={"dp": "refused"}` answers otherwise of one."""
    document = case("ethics_seminar")
    (row,) = document["collections"]["countries"]
    document["collections"]["countries"] = [
        {**deepcopy(row), "id": code, "name": NAMES[code]} | said.get(code, {}) for code in codes
    ]
    return document


def assured(document, *codes):
    """The case with a full assurance of each of these countries."""
    rows = [{**FULL, "id": f"a{code}", "country": code} for code in codes]
    document["collections"]["assurances"] = rows
    return document


def judged(document):
    return evaluate(osja(), document)


def reasons(evaluation):
    return {each.rule: str(each.says) for each in evaluation.level.reasons}


# -- the worst one routes ---------------------------------------------------------------------


def test_the_worst_country_routes_the_programme_and_is_named():
    evaluation = judged(assured(programme("KD", "OR", OR={"dp": "refused"}), "OR"))

    assert evaluation.rung == "minister"
    assert reasons(evaluation) == {
        "death_penalty": "In Orsa: The death penalty is engaged and no full assurance is held, so"
        " ministers are consulted.",
        "overall_high": "In Orsa: The overall rating is high.",
    }
    assert evaluation.level.as_dict()["countries"] == ["OR"]


def test_every_country_that_takes_it_so_high_is_named():
    sought = {"dp": "not_sought"}

    found = reasons(judged(programme("KD", "OR", "LM", OR=sought, LM=sought)))

    assert found["death_penalty"].startswith("In Orsa, Lem: The death penalty")


def test_of_one_country_nothing_says_where():
    evaluation = judged(programme("OR", OR={"dp": "not_sought"}))

    assert reasons(evaluation)["death_penalty"].startswith("The death penalty is engaged")
    assert "countries" not in evaluation.level.as_dict()


def test_what_holds_without_any_country_is_said_of_none():
    document = programme("KD", "OR", OR={"dp": "not_sought"})
    document["q"]["uk.will"] = "yes"

    found = reasons(judged(document))

    assert found["overall_high"] == "The overall rating is high."
    assert found["death_penalty"].startswith("In Orsa: ")


def test_a_priority_country_takes_the_whole_programme_to_a_senior_official():
    evaluation = judged(programme("KD", "OR", OR={"priority": "yes"}))

    assert (evaluation.rung, evaluation.derived["d.overall"]) == ("senior", "medium")
    assert reasons(evaluation)["priority_country"].startswith("In Orsa: ")


def test_humanitarian_law_is_advised_on_where_one_country_is_at_war():
    document = programme("KD", "OR", OR={"1c": "yes", "1c_record": "Poor."})
    document["q"]["uk.will"] = "yes"

    kinds = [need.kinds[0] for need in judged(document).advice_needed()]

    assert kinds == ["legal", "human_rights", "ihl"]


# -- each is asked, and named -----------------------------------------------------------------


def test_what_is_missing_of_a_country_is_said_by_its_name():
    missing = judged(programme("KD", "OR", OR={"1e": ""})).missing

    assert [(each.question, each.row, each.says) for each in missing] == [
        ("uk.1e", "OR", "“E. Which laws matter?” (for Orsa) has not been answered. Answer it.")
    ]


def test_a_country_more_asks_its_questions_and_leaves_the_route_open():
    document = programme("KD")
    document["collections"]["countries"].append({"id": "OR", "name": "Orsa", "priority": "no"})

    evaluation = judged(document)

    assert [(each.question, each.row) for each in evaluation.missing] == [
        (id, "OR")
        for id in ("uk.1a", "uk.1b", "uk.1c", "uk.1d", "uk.1e", "uk.1_sources", "uk.dp",
                   "uk.dp_reasons")
    ]  # fmt: skip
    assert (evaluation.rung, evaluation.level.provisional) == (None, True)


def test_an_assurance_of_one_country_covers_no_other():
    document = programme("KD", "OR", KD={"dp": "full"}, OR={"dp": "full"})

    one = judged(assured(deepcopy(document), "KD"))
    both = judged(assured(document, "KD", "OR"))

    assert [(each.question, each.row) for each in one.missing] == [("assurances", "OR")]
    assert (both.consistency, both.missing) == ((), ())


def test_a_contradiction_in_one_country_is_named_by_it():
    document = programme("KD", "OR", KD={"dp": "full"}, OR={"dp": "full"})
    assured(document, "KD", "OR")["collections"]["assurances"][1]["uses"] = ["direct"]

    (found,) = judged(document).consistency

    assert (found.id, found.value, found.rows) == ("full_without_record", True, ("OR",))
    assert str(found.check.says).startswith("In Orsa: A full assurance is claimed")


def test_a_risk_of_execution_may_stand_where_one_country_of_two_engages_the_penalty():
    document = programme("KD", "OR", OR={"dp": "not_sought"})
    for row in document["collections"]["risks"]:
        row.update({"before": "possible", "after": "possible"} if row["code"] == "DP" else {})

    held = {each.id for each in judged(document).consistency if each.value}

    assert "death_row_disagrees" not in held


def test_why_a_rule_holds_names_the_country_and_not_its_row():
    several = judged(programme("KD", "OR", OR={"dp": "refused"})).explain("d.dp_open").words()
    alone = judged(programme("OR", OR={"dp": "refused"})).explain("d.dp_open").words()

    assert "held?” (for Orsa) is “It could; an assurance was refused”." in several
    assert "held?” is “It could; an assurance was refused”." in alone


# -- never lower than any of its countries alone ----------------------------------------------

FINDINGS = ("no", "possible", "serious")
ENGAGED = ("full", "partial", "refused", "pending")
of_a_country = st.fixed_dictionaries(
    {
        "1c": st.sampled_from(["no", "yes", "doubtful"]),
        "1c_record": st.just("Poor."),
        "dp": st.sampled_from(["not_engaged", "not_sought", *ENGAGED]),
        "priority": st.sampled_from(["yes", "no"]),
    }
)
several_countries = st.dictionaries(
    st.sampled_from(sorted(NAMES)), of_a_country, min_size=2, max_size=4
)
of_the_case = st.fixed_dictionaries(
    {
        "risk": st.sampled_from(["TRIAL", "DP", "IHL", "TORT"]),
        "before": st.sampled_from(FINDINGS),
        "after": st.sampled_from(FINDINGS),
        "punitive": st.sampled_from(["yes", "no"]),
        "will": st.sampled_from(["yes", "no"]),
        "flagged": st.sampled_from(["yes", "no"]),
    }
)
WEIGHED = {"law": ["human_rights"], "groups": "Some.", "path": "So.", "evidence": "A report."}


def a_case(countries, said):
    """The seminar in these countries, with nothing left unsaid but what they leave unsaid."""
    engaged = [code for code, each in countries.items() if each.get("dp") in ENGAGED]
    document = assured(programme(*countries, **countries), *engaged)
    found = {"before": said["before"], "after": said["after"], "after_reasons": "Vetted."}
    document = with_risk(with_measures(document, said["risk"], "vetting"), said["risk"], **found)
    document = with_risk(document, said["risk"], **WEIGHED)
    document["q"] |= {"uk.will": said["will"], "uk.2_punitive_indicators": said["punitive"]}
    document["case"]["flagged_unit"] = said["flagged"]
    return document


def alone_and_together(countries, said):
    """What is found of the programme, and of each of its countries by itself."""
    alone = [judged(a_case({code: each}, said)) for code, each in countries.items()]
    return alone, judged(a_case(countries, said))


def barred(evaluation):
    return {id for id, found in evaluation.bars.items() if found.value is True}


@settings(max_examples=500, deadline=None)
@given(several_countries, of_the_case)
def test_a_programme_never_goes_lower_than_any_of_its_countries_alone(countries, said):
    alone, together = alone_and_together(countries, said)

    assert together.level.provisional is False
    for each in alone:
        assert together.level.rank >= each.level.rank
        assert barred(together) >= barred(each)


@settings(max_examples=500, deadline=None)
@given(several_countries, of_the_case, st.sampled_from(["1c", "dp"]))
def test_while_one_country_says_nothing_the_route_is_open_and_every_bar_stands(
    countries, said, unsaid
):
    next(iter(countries.values()))[unsaid] = None
    alone, together = alone_and_together(countries, said)

    assert together.level.provisional is True
    assert all(barred(together) >= barred(each) for each in alone)


# -- by a value that was worked out ------------------------------------------------------------

STATE = {"label": "State", "max_over": ["countries", "it.state"], "scale": "grade"}


def by_a_value():
    derived = {**BY_COUNTRY["derived"], "d.state": STATE}
    return loads(as_yaml({**BY_COUNTRY, "derived": derived}), "small.yaml")


def in_states(**states):
    """A case under the small policy whose countries are in these states."""
    rows = [{"id": code, "name": NAMES[code], "state": each} for code, each in states.items()]
    asked = document()
    asked["collections"]["countries"] = rows
    return facts_of(by_a_value(), asked)


def test_the_worst_of_the_countries_is_said_of_those_that_are_so_bad():
    facts = in_states(KD="low", OR="high", LM="high")

    assert countries_in(by_a_value(), {"gte": ["d.state", "medium", "grade"]}, facts) == (
        "OR",
        "LM",
    )


def test_a_value_read_from_a_table_is_said_of_none():
    facts = in_states(KD="low", OR="high")

    assert holds({"eq": ["d.grid", "low"]}, facts) is True
    assert countries_in(by_a_value(), {"eq": ["d.grid", "low"]}, facts) == ()
