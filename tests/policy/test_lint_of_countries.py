"""A law that asks of each country is filled from the plan, and no further country silences it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.framework import loads
from policy.lint import lint
from policy.lint.countries import falls_silent
from policy.logic import holds
from tests.policy.frameworks import SMALL, as_yaml, small

SPREAD = {
    "label": "Spread",
    "scale": "grade",
    "highest_of": [
        {"when": {"every": ["countries", {"eq": ["it.state", "high"]}]}, "value": "high"}
    ],
    "otherwise": "low",
}
BY_COUNTRY = {
    **SMALL,
    "derived": {**SMALL["derived"], "d.spread": SPREAD},
    "collections": {
        **SMALL["collections"],
        "countries": {
            "label": "Countries",
            "given_by": "heed",
            "fields": [{"id": "name"}],
        },
    },
    "sections": [
        *SMALL["sections"],
        {
            "id": "each_country",
            "title": "Each country",
            "per": "countries",
            "questions": [
                {"id": "sm.state", "text": "How bad?", "type": "scale", "scale": "grade"},
            ],
        },
    ],
}


def with_rule(condition):
    """The small policy, asking of each country, with one rule that sends a case to the top."""
    rule = {"id": "e3", "when": condition, "level": "top", "says": "It is bad somewhere."}
    rules = [*SMALL["escalation"]["rules"], rule]
    return loads(as_yaml({**BY_COUNTRY, "escalation": {"rules": rules}}), "small.yaml")


@pytest.mark.parametrize(
    ("condition", "refused"),
    [
        ({"some": ["countries", {"eq": ["it.state", "high"]}]}, False),
        ({"not": {"every": ["countries", {"eq": ["it.state", "low"]}]}}, False),
        ({"every": ["countries", {"eq": ["it.state", "high"]}]}, True),
        ({"not": {"some": ["countries", {"eq": ["it.state", "low"]}]}}, True),
        ({"eq": ["d.spread", "high"]}, True),
        ({"any": [{"not": {"some": ["countries", {"eq": ["it.state", "low"]}]}}]}, True),
    ],
)
def test_a_rule_that_a_further_country_would_silence_is_refused(condition, refused):
    faults = [str(each) for each in lint(with_rule(condition))]

    wanted = (
        "small.yaml: rule “e3” would fall silent when a country is added to the help. Ask whether"
        " “some” of the “countries” meets it."
    )
    assert faults == ([wanted] if refused else [])


leaf = st.sampled_from([{"eq": ["it.state", each]} for each in ("low", "medium", "high")])
over_countries = st.builds(
    lambda operator, part: {operator: ["countries", part]},
    st.sampled_from(["some", "every"]),
    leaf | st.builds(lambda part: {"not": part}, leaf),
)
conditions = st.recursive(
    over_countries,
    lambda part: (
        st.builds(lambda each: {"not": each}, part)
        | st.builds(
            lambda group, parts: {group: parts},
            st.sampled_from(["all", "any"]),
            st.lists(part, min_size=1, max_size=3),
        )
    ),
    max_leaves=4,
)
states = st.lists(st.sampled_from(["low", "medium", "high"]), min_size=2, max_size=4)


WHOLE = loads(as_yaml(BY_COUNTRY), "small.yaml")


@settings(max_examples=500, deadline=None)
@given(conditions, states)
def test_what_is_let_through_holds_of_all_wherever_it_holds_of_one(condition, found):
    rows = [{"id": str(n), "state": state} for n, state in enumerate(found)]

    if not falls_silent(WHOLE, condition, wanted=True):
        for row in rows:
            if holds(condition, {"countries": [row]}) is True:
                assert holds(condition, {"countries": rows}) is True


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ({"fields": []}, "has no field “name”. Declare it: people read the name."),
        (
            {"declare_none": True},
            "is signed empty, belongs to rows or must cover a list. Leave that out: its rows are"
            " the countries of the help.",
        ),
    ],
)
def test_the_list_of_countries_is_filled_by_heed_and_never_signed_empty(part, sentence):
    lists = BY_COUNTRY["collections"]
    spoiled = {**BY_COUNTRY, "collections": {**lists, "countries": {**lists["countries"], **part}}}

    faults = [str(each) for each in lint(loads(as_yaml(spoiled), "small.yaml"))]

    assert faults == [f"small.yaml: collection “countries” is given by Heed, and {sentence}"]


def test_heed_fills_no_other_list():
    reports = {**SMALL["collections"]["reports"], "given_by": "heed", "declare_none": False}
    lists = {**SMALL["collections"], "reports": {**reports, "fields": [{"id": "name"}]}}
    derived = {k: v for k, v in SMALL["derived"].items() if k != "d.any_report"}
    derived["d.grade"] = {**derived["d.grade"], "highest_of": derived["d.grade"]["highest_of"][:1]}

    faults = [each.says for each in lint(small(collections=lists, derived=derived))]

    assert faults == [
        "is given by Heed, which fills only the list “countries”. Let an officer give it, or name"
        " it so."
    ]
