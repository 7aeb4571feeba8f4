"""Why a rule came out as it did, as a tree down to what was answered."""

import pytest

from policy.evaluate import evaluate
from policy.tree import restricted_names, rule_in_words, tree_of
from tests.policy.frameworks import case, osja, shipped


def test_what_is_derived_is_opened_down_to_what_was_answered():
    found = evaluate(osja(), case("sri_lanka_police"))

    node = tree_of(found, "overall_high")

    (derived,) = node["because"]
    assert (node["value"], derived["value"]) == (True, True)
    assert len(derived["because"]) == len(osja().derived["d.overall"].steps)


def test_what_a_reader_may_not_read_is_named_and_not_opened():
    found = evaluate(shipped("un-hrddp"), case("drc_2015_two_commanders"))

    whole = tree_of(found, "b19-commander")
    closed = tree_of(found, "b19-commander", restricted_names(found))

    assert "Substantial grounds to suspect" in str(whole)
    assert "Substantial grounds to suspect" not in str(closed)
    assert (closed["value"], closed["because"]) == (True, [])


def test_a_rule_and_a_derived_value_are_told_in_their_own_words():
    found = evaluate(osja(), case("sri_lanka_police"))

    assert rule_in_words(found, "overall_high")[0] == "The overall rating is high."
    assert rule_in_words(found, "d.overall")[0] == str(osja().derived["d.overall"].label)
    with pytest.raises(KeyError):
        rule_in_words(found, "nothing")
