"""Which way a change goes, part by part: what asks for more, what for less, what must be read."""

import pytest

from policy.comparison import compare
from policy.comparison import weighing as way
from policy.comparison.weighing import LOOSER, SAME, TIGHTER, UNCLEAR
from policy.periods import Period
from tests.policy.frameworks import osja, shipped, small

WEEK, MONTH, THIRTY, YEAR = (Period.parse(each) for each in ("P7D", "P1M", "P30D", "P1Y"))
ODD, MORE = {"eq": ["case.kind", "odd"]}, {"eq": ["case.kind", "help"]}
BOTH, EITHER = {"all": [ODD, MORE]}, {"any": [ODD, MORE]}
# (how it is weighed, what was, what is, which way that goes)
WEIGHED = [
    (way.wording, "a", "b", SAME),
    (way.judgement, 1, 2, UNCLEAR),
    (way.more, 1, 2, TIGHTER),
    (way.more, True, False, LOOSER),
    (way.less, 1, 2, LOOSER),
    (way.less, True, False, TIGHTER),
    (way.among("hold", "prohibit"), "hold", "prohibit", TIGHTER),
    (way.among("hold", "prohibit"), "prohibit", "hold", LOOSER),
    (way.among("hold", "prohibit"), "hold", "must_suspend", UNCLEAR),
    (way.set_at_all, "", "authorised", TIGHTER),
    (way.set_at_all, "authorised", "", LOOSER),
    (way.set_at_all, "authorised", "resume", UNCLEAR),
    (way.earlier, "authorise", "submit", TIGHTER),
    (way.all_of, ("a",), ("b", "a"), TIGHTER),
    (way.all_of, ("a", "b"), ("a",), LOOSER),
    (way.all_of, ("a", "b"), ("b", "a"), SAME),
    (way.all_of, ("a", "b"), ("a", "c"), UNCLEAR),
    (way.one_of, (), ("waiver",), LOOSER),
    (way.one_of, ("waiver",), (), TIGHTER),
    (way.one_of, ("waiver",), ("waiver",), UNCLEAR),
    (way.sooner, None, YEAR, TIGHTER),
    (way.sooner, YEAR, None, LOOSER),
    (way.sooner, YEAR, MONTH, TIGHTER),
    (way.sooner, WEEK, THIRTY, LOOSER),
    (way.sooner, MONTH, THIRTY, UNCLEAR),
    (way.later, WEEK, THIRTY, TIGHTER),
    (way.later, None, WEEK, TIGHTER),
    (way.later, WEEK, None, LOOSER),
    (way.wider, ODD, EITHER, TIGHTER),
    (way.wider, BOTH, ODD, TIGHTER),
    (way.wider, ODD, None, TIGHTER),
    (way.wider, ODD, BOTH, LOOSER),
    (way.wider, EITHER, ODD, LOOSER),
    (way.wider, None, ODD, LOOSER),
    (way.wider, ODD, MORE, UNCLEAR),
    (way.asked_when, None, ODD, TIGHTER),
    (way.asked_when, ODD, None, LOOSER),
    (way.asked_when, ODD, EITHER, TIGHTER),
    (way.only_warns, True, False, TIGHTER),
    (way.only_warns, ODD, True, LOOSER),
    (way.only_warns, ODD, MORE, UNCLEAR),
    (way.supported_by, {}, {"min_sources": 1}, TIGHTER),
    (way.supported_by, {"min_sources": 2}, {"min_sources": 1}, LOOSER),
    (way.supported_by, {}, {"min_standard": "reliable"}, TIGHTER),
    (way.supported_by, {"min_standard": "reliable"}, {}, LOOSER),
    (way.supported_by, {"min_standard": "a"}, {"min_standard": "b"}, UNCLEAR),
]


@pytest.mark.parametrize(("weigh", "was", "is_now", "expected"), WEIGHED)
def test_each_part_goes_the_way_it_asks(weigh, was, is_now, expected):
    assert weigh(was, is_now, small(), small()) == expected


@pytest.mark.parametrize(
    ("was", "is_now", "expected"),
    [
        ("team_leader", "minister", TIGHTER),
        ("minister", "team_leader", LOOSER),
        ("", "minister", TIGHTER),
        ("minister", "nobody", UNCLEAR),
    ],
)
def test_a_higher_rung_asks_for_more(was, is_now, expected):
    assert way.higher(was, is_now, osja(), osja()) == expected


@pytest.mark.parametrize(
    ("was", "is_now", "expected"),
    [
        ([["low", "medium"]], [["low", "high"]], TIGHTER),
        ([["low", "high"]], [["low", "medium"]], LOOSER),
        ([["low", "high"]], [["medium", "low"]], UNCLEAR),
        ([["low"]], [["low", "high"]], UNCLEAR),
        ([["low"]], [["beyond"]], UNCLEAR),
    ],
)
def test_a_table_whose_values_only_rose_asks_for_more(was, is_now, expected):
    assert way.cells(was, is_now, small(), small()) == expected


@pytest.mark.parametrize("id", ["uk-osja", "un-hrddp", "eu-hrddp", "us-leahy"])
def test_every_framework_we_ship_is_the_same_as_itself(id):
    assert compare(shipped(id), shipped(id)) == []
