"""Two texts side by side: what was added, taken away, asked for more, asked for less."""

from dataclasses import fields

import pytest

from policy.comparison import compare, counted, loosened
from policy.comparison.kinds import KINDS, SCOPE_RULE
from policy.comparison.weighing import LOOSER, SAME, TIGHTER, UNCLEAR
from policy.framework.scope import ScopeRule
from tests.policy.frameworks import SMALL, osja, small, spoiled

BAR = SMALL["bars"][0]
CHECK = SMALL["consistency_checks"][0]
EXTRA = {"id": "extra", "text": "What else?", "type": "text"}
# (where, what is written there, which way that goes)
CHANGES = [
    (("bars", 0, "message"), "Said better.", SAME),
    (("bars", 0, "when"), {"any": [BAR["when"], {"eq": ["case.kind", "odd"]}]}, TIGHTER),
    (("bars", 0, "when"), {"all": [BAR["when"], {"eq": ["case.kind", "odd"]}]}, LOOSER),
    (("bars", 0, "when"), {"eq": ["case.kind", "odd"]}, UNCLEAR),
    (("bars", 0, "override"), {"kind": "waiver", "by": "boss"}, LOOSER),
    (("bars", 0), ..., LOOSER),
    (("bars", len(SMALL["bars"])), {**BAR, "id": "another"}, TIGHTER),
    (("sections", 0, "questions", 0, "required"), False, LOOSER),
    (("sections", 0, "questions", 1, "required"), True, TIGHTER),
    (("sections", 0, "questions", 1, "due_at"), "submit", TIGHTER),
    (("sections", 0, "questions", 1, "due_at"), "authorise", LOOSER),
    (("sections", 0, "questions", 0), ..., LOOSER),
    (("sections", 0, "questions", 2), EXTRA, TIGHTER),
    (("sections", 0, "questions", 0, "options"), ["yes_"], UNCLEAR),
    (("sections", 0, "visible_if"), {"eq": ["case.kind", "help"]}, LOOSER),
    (("collections", "risks", "declare_none"), True, LOOSER),
    (("collections", "reports", "declare_none"), False, TIGHTER),
    (("collections", "risks", "must_cover"), ..., LOOSER),
    (("collections", "risks", "min"), 3, TIGHTER),
    (("scope", "rules", 0), ..., TIGHTER),
    (("scope", "rules", 1), ..., LOOSER),
    (("scope", "default"), "out", LOOSER),
    (("scope", "default"), "in", TIGHTER),
    (("vocab", "harms", 2), {"id": "C", "axis": "one"}, TIGHTER),
    (("vocab", "proof", 2), {"id": "belief", "rank": 2}, UNCLEAR),
]


@pytest.mark.parametrize(("path", "to", "expected"), CHANGES, ids=lambda each: str(each)[:40])
def test_each_change_goes_the_way_a_lawyer_would_say(path, to, expected):
    found = {each.way for each in compare(small(), spoiled(*path, to=to))}

    assert expected in found
    assert found <= {expected, SAME, UNCLEAR}


def test_a_text_does_not_differ_from_itself():
    assert compare(osja(), osja()) == []


def test_what_goes_one_way_goes_the_other_way_back():
    other = {TIGHTER: LOOSER, LOOSER: TIGHTER, SAME: SAME, UNCLEAR: UNCLEAR}

    for path, to, _way in CHANGES:
        there, back = (
            compare(small(), spoiled(*path, to=to)),
            compare(spoiled(*path, to=to), small()),
        )
        ways = sorted(other[each.way] for each in there if each.what == "changed")

        assert sorted(each.way for each in back if each.what == "changed") == ways


def test_rules_of_scope_in_another_order_must_be_read():
    turned = spoiled("scope", "rules", to=list(reversed(SMALL["scope"]["rules"])))

    assert [(each.part, each.way) for each in compare(small(), turned)] == [("order", UNCLEAR)]


def test_a_difference_says_what_was_and_what_is():
    looser = spoiled("sections", 0, "questions", 0, "required", to=False)

    (found,) = compare(small(), looser)

    assert found.says == "Question “sm.stop”: “required” was yes; it is no."
    assert loosened(small(), looser) == [found]
    assert counted([found]) == {TIGHTER: 0, LOOSER: 1, UNCLEAR: 0, SAME: 0}


def test_no_part_of_any_entry_is_left_out_of_the_comparison():
    """A part nobody weighs could be loosened unseen."""
    named = {"id", "name", "questions"}
    for kind in KINDS:
        for entry in kind.entries(osja()):
            known = {each.name for each in fields(entry)}
            assert known - named == set(kind.parts) - named, kind.name
    assert {each.name for each in fields(ScopeRule)} - named == set(SCOPE_RULE)


def test_what_no_rule_can_weigh_is_named_to_be_read():
    other = spoiled("vetting", to={"stages": ["nominate"]})

    assert [(each.kind, each.id, each.way) for each in compare(small(), other)] == [
        ("more", "vetting", UNCLEAR)
    ]
