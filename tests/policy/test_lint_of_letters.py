"""A letter nothing would make owed, and ways past a bar nobody could tell apart, are faults."""

import pytest

from policy.framework import FRAMEWORKS, FrameworkError, load, loads
from policy.lint import lint
from policy.overlay import lay_over
from tests.policy.frameworks import as_yaml, changed

LETTER = {"id": "told", "trigger": "authorised", "to": "public", "cite": "SRC 1"}
SERVING = {"blocks": "start_delivery", "contents": ["principles"], "serves": "authority"}
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


@pytest.mark.parametrize(
    ("letter", "sentence"),
    [
        ({"trigger": "suspended"}, "tells of one event."),
        ({"blocks": ""}, "tells of one event."),
        ({"contents": []}, "does not say what it must hold"),
        ({"until": ["rain"]}, "serves until “rain”, which nobody can tell of."),
    ],
)
def test_a_letter_about_one_event_or_with_nothing_in_it_serves_no_other_case(letter, sentence):
    (found,) = said_of("communications", to=[LETTER | SERVING | letter])

    assert sentence in found


def test_a_letter_that_serves_no_other_case_says_not_until_when():
    known = {"until": ["new_allegation"], "serves": ""}

    assert any(
        "Take “until” out." in each for each in said_of("communications", to=[LETTER | known])
    )


def test_a_letter_of_what_the_policy_is_may_serve_every_case_of_an_authority():
    assert said_of("communications", to=[LETTER | SERVING]) == []


def test_an_overlay_may_have_a_letter_sent_for_each_case_and_may_not_spare_it():
    about = {"id": "ours", "version": "1", "of": "small", "of_version": "1"}

    def laid(under, over):
        base = loads(as_yaml(changed("communications", to=[LETTER | SERVING | under])), "small")
        text = {"schema_version": 1, "overlay": about, "communications": [{"id": "told", **over}]}
        return lay_over(base, as_yaml(text), "ours.yaml").communications[0].serves

    assert laid({}, {"serves": None}) == ""
    with pytest.raises(FrameworkError, match="asks for less than the framework"):
        laid({"serves": ""}, {"serves": "authority"})


def test_two_ways_past_one_bar_under_one_name_are_refused():
    found = said_of("bars", 0, "override", to=[WAY, WAY])

    assert any("has 2 ways past it called “exception”. Give each an “id”" in each for each in found)


def test_two_ways_past_one_bar_that_people_call_alike_are_refused():
    alike = {"id": "another", "label": "An exception"}
    found = said_of("bars", 0, "override", to=[WAY | {"label": "An exception"}, WAY | alike])

    assert any("2 ways past it that people call “An exception”" in each for each in found)


@pytest.mark.parametrize("file", sorted(FRAMEWORKS.glob("*.yaml")), ids=lambda each: each.stem)
def test_every_letter_of_every_framework_as_delivered_is_owed_by_something(file):
    assert lint(load(file)) == []
