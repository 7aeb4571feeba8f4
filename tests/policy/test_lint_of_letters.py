"""A letter nothing would make owed, and ways past a bar nobody could tell apart, are faults."""

import pytest

from policy.framework import FRAMEWORKS, load, loads
from policy.lint import lint
from tests.policy.frameworks import as_yaml, changed

LETTER = {"id": "told", "trigger": "authorised", "to": "public", "cite": "SRC 1"}
WAY = {"kind": "exception", "by": "minister", "requires": ["reasons"], "cite": "SRC 1"}


def said_of(*path, to):
    found = lint(loads(as_yaml(changed(*path, to=to)), "small.yaml"))
    return [str(each) for each in found]


@pytest.mark.parametrize(
    ("letter", "sentence"),
    [
        ({"trigger": "blue_moon"}, "waits for “blue_moon”, which never happens. Use “bar_” and"),
        ({"trigger": "bar_gone"}, "waits for “bar_gone”, which never happens."),
        ({"trigger": "units_unknown"}, "(“units_unknown”) and does not say which. Add “when”."),
    ],
)
def test_a_letter_that_nothing_makes_owed_is_refused_with_what_could(letter, sentence):
    (found,) = said_of("communications", to=[LETTER | letter])

    assert "small.yaml: communication “told” " in found
    assert sentence in found


def test_a_letter_after_a_decision_or_a_bar_of_this_framework_is_sound():
    assert said_of("communications", to=[LETTER]) == []


def test_two_ways_past_one_bar_under_one_name_are_refused():
    found = said_of("bars", 0, "override", to=[WAY, WAY])

    assert any("has 2 ways past it called “exception”. Give each an “id”" in each for each in found)


@pytest.mark.parametrize("file", sorted(FRAMEWORKS.glob("*.yaml")), ids=lambda each: each.stem)
def test_every_letter_of_every_framework_as_delivered_is_owed_by_something(file):
    assert lint(load(file)) == []
