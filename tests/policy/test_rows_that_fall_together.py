"""Rows that fall with those a bar hits, and rows whose last day must reach a day of the case."""

from copy import deepcopy

import pytest

from policy.evaluate import evaluate
from policy.framework import FrameworkError, loads
from policy.lint import lint
from tests.policy.frameworks import SMALL, as_yaml, document

LISTED = {
    "label": "People",
    "fields": [
        {"id": "unit"},
        {"id": "out"},
        {"id": "until"},
        {"id": "covers", "lasts_until": ["until", "case.begins"]},
    ],
}
BAR = {
    "id": "b3",
    "when": {"some": ["people", {"eq": ["it.out", "yes"]}]},
    "effect": "prohibit_part",
    "takes_with": "people.unit",
    "override": "none",
    "message": "These people may not be helped.",
    "lifts_when": "They are cleared.",
}


def framework(bar=BAR, listed=LISTED):
    data = deepcopy(SMALL)
    data["collections"]["people"] = listed
    data["bars"].append(bar)
    begins = {"id": "case.begins", "text": "When does it begin?", "type": "date"}
    data["scope"]["questions"].append(begins)
    return loads(as_yaml(data), "small.yaml")


def people(*rows, begins="2026-06-01"):
    whole = document()
    whole["case"]["begins"] = begins
    whole["collections"]["people"] = [{"id": str(n), **row} for n, row in enumerate(rows, 1)]
    return whole


def test_a_row_a_bar_hits_takes_along_every_row_of_the_same_unit_however_it_is_spelt():
    whole = people(
        {"unit": "3rd  Battalion", "out": "yes"},
        {"unit": "3rd battalion", "out": "no"},
        {"unit": "4th Battalion", "out": "no"},
        {"out": "no"},
    )

    assert evaluate(framework(), whole).bars["b3"].rows == ("1", "2")


def test_a_row_without_a_unit_takes_nobody_along():
    whole = people({"out": "yes"}, {"unit": " ", "out": "no"}, {"out": "no"})

    assert evaluate(framework(), whole).bars["b3"].rows == ("1",)


@pytest.mark.parametrize(
    ("until", "begins", "covers"),
    [
        ("2026-06-01", "2026-06-01", True),
        ("2026-05-31", "2026-06-01", False),
        ("2026-06", "2026-06-01", None),
        ("2026-06-30", None, None),
        (None, "2026-06-01", None),
    ],
)
def test_what_lasts_until_a_day_reaches_another_only_when_both_are_whole_dates(
    until, begins, covers
):
    whole = people({"until": until, "covers": True}, begins=begins)

    rows = evaluate(framework(), whole).facts.rows("people").items

    assert [row["covers"] for row in rows] == [covers]


def test_a_bar_that_does_not_stand_hits_nobody():
    condition = {"all": [{"eq": ["q.sm.stop", "yes_"]}, BAR["when"]]}
    whole = people({"unit": "3rd Battalion", "out": "yes"})

    found = evaluate(framework({**BAR, "when": condition}), whole).bars["b3"]

    assert (found.value, found.rows) == (False, ())


def test_what_falls_together_and_what_lasts_must_be_asked_somewhere():
    listed = {**LISTED, "fields": [{"id": "covers", "lasts_until": ["until", "case.kind"]}]}
    bar = {**BAR, "when": {"some": ["people", {"answered": "it.covers"}]}}

    assert [str(each) for each in lint(framework(bar, listed))] == [
        "small.yaml: bar “b3” takes with it the rows of “people.unit”. Write a list and an answer"
        " in its rows.",
        "small.yaml: collection “people” keeps “covers”, which lasts until “until”, which is no"
        " answer of its rows. Ask for it.",
        "small.yaml: collection “people” keeps “covers”, which must reach “case.kind”, which is"
        " no date of the case. Name one.",
    ]


def test_a_bar_that_takes_along_rows_of_no_list_is_refused_in_a_sentence():
    assert [each.entry for each in lint(framework({**BAR, "takes_with": "people"}))] == ["bar “b3”"]


def test_a_field_that_lasts_until_one_name_alone_is_refused():
    listed = {**LISTED, "fields": [{"id": "covers", "lasts_until": ["until"]}]}

    with pytest.raises(FrameworkError, match="“lasts_until” that is not a pair"):
        framework(listed=listed)
