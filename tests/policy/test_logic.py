"""Conditions in three values: what is true, what is false, and what nobody has said yet."""

import pickle

import pytest

from policy import logic
from policy.explanation import explain
from policy.facts import Facts, Rows
from policy.logic import (
    Weighable,
    conjunction,
    disjunction,
    holds,
    references,
    rows_hit,
)
from policy.shape import fault_in

YES = {"eq": ["q.a", "yes"]}
NO = {"eq": ["q.a", "no"]}
OPEN = {"eq": ["q.open", "yes"]}
FACTS = {"q.a": "yes", "q.list": ["x", "y"], "q.number": "12.5", "case.flag": True}


@pytest.mark.parametrize(
    ("condition", "value"),
    [
        (YES, True),
        (NO, False),
        (OPEN, None),
        ({"ne": ["q.a", "no"]}, True),
        ({"ne": ["q.a", "yes"]}, False),
        ({"ne": ["q.open", "yes"]}, None),
        ({"in": ["q.a", ["yes", "perhaps"]]}, True),
        ({"in": ["q.a", ["perhaps"]]}, False),
        ({"in": ["q.open", ["perhaps"]]}, None),
        ({"not": YES}, False),
        ({"not": NO}, True),
        ({"not": OPEN}, None),
        ({"all": [YES, OPEN]}, None),
        ({"all": [NO, OPEN]}, False),
        ({"all": [YES, YES]}, True),
        ({"any": [YES, OPEN]}, True),
        ({"any": [NO, OPEN]}, None),
        ({"any": [NO, NO]}, False),
        ({"answered": "q.a"}, True),
        ({"answered": "q.open"}, False),
        ({"eq": ["q.list", "x"]}, True),
        ({"eq": ["q.list", "z"]}, False),
        ({"ne": ["q.list", "x"]}, False),
        ({"in": ["q.list", ["z", "y"]]}, True),
        ({"gte": ["q.number", 12]}, True),
        ({"gte": ["q.number", 12.5]}, True),
        ({"gte": ["q.number", "13"]}, False),
        ({"gte": ["q.a", 12]}, None),
        ({"gte": ["q.open", 12]}, None),
        ({"gte": ["case.flag", 1]}, None),
        ({"eq": ["case.flag", True]}, True),
        ({"eq": ["case.flag", 1]}, False),
    ],
)
def test_each_operator_answers_true_false_or_not_known_yet(condition, value):
    outcome = holds(condition, FACTS)

    assert outcome is value


@pytest.mark.parametrize("blank", [None, "", "  ", [], {}, {"value": None}, {"value": " "}])
def test_an_answer_that_says_nothing_is_no_answer(blank):
    outcome = holds({"eq": ["q.a", "yes"]}, {"q.a": blank})

    assert outcome is None


def test_an_answer_given_with_reasons_counts_by_its_value():
    outcome = holds(YES, {"q.a": {"value": "yes", "notes": "Seen on the spot."}})

    assert outcome is True


def test_nan_and_infinity_are_not_numbers_one_can_compare():
    outcomes = [holds({"gte": ["q.n", 1]}, {"q.n": text}) for text in ("NaN", "Infinity")]

    assert outcomes == [None, None]


def test_a_number_too_long_to_be_written_out_is_none_one_can_compare():
    outcome = holds({"gte": ["q.n", 1]}, {"q.n": 10**5000})

    assert outcome is None


def test_a_list_with_an_open_element_is_settled_only_by_one_that_is_there():
    facts = {"q.list": ["x", None]}

    outcomes = [holds({"eq": ["q.list", each]}, facts) for each in ("x", "z")]

    assert outcomes == [True, None]


def test_a_ranked_word_reaches_those_below_it_and_a_strange_one_reaches_nothing():
    facts = Facts(
        values={"q.p": "suspect", "q.strange": "hearsay"},
        rankings={"proof": ("rumour", "suspect", "believe")},
    )

    outcomes = [
        holds({"gte": ["q.p", "rumour", "proof"]}, facts),
        holds({"gte": ["q.p", "suspect", "proof"]}, facts),
        holds({"gte": ["q.p", "believe", "proof"]}, facts),
        holds({"gte": ["q.strange", "rumour", "proof"]}, facts),
    ]

    assert outcomes == [True, True, False, None]


@pytest.mark.parametrize(
    ("condition", "value"),
    [
        ({"eq": ["it.bad", "yes"]}, True),
        ({"ne": ["it.bad", "yes"]}, False),
        ({"in": ["it.bad", ["no"]]}, False),
        ({"gte": ["it.many", 3]}, True),
        ({"gte": ["it.rank", "b", "order"]}, False),
        ({"answered": "it.bad"}, True),
        ({"answered": "it.open"}, False),
        ({"not": {"eq": ["it.bad", "no"]}}, True),
        ({"all": [{"eq": ["it.bad", "yes"]}, {"eq": ["it.many", 3]}]}, True),
        ({"any": [{"eq": ["it.bad", "no"]}, {"eq": ["it.many", 4]}]}, False),
    ],
)
def test_every_operator_looks_at_the_row_in_hand(condition, value):
    row = {"id": "1", "bad": "yes", "many": 3, "rank": "a"}
    units = {"units": Rows((row,), complete=True)}
    facts = Facts(collections=units, rankings={"order": ("a", "b")})

    outcomes = [
        holds(condition, facts.about(row)),
        holds({"some": ["units", condition]}, facts),
        holds({"every": ["units", condition]}, facts),
        holds(condition, facts),
    ]

    assert outcomes[:3] == [value] * 3
    assert outcomes[3] in (None, False)


@pytest.mark.parametrize(
    ("values", "both", "either"),
    [
        ([True, True], True, True),
        ([True, None], None, True),
        ([None, True], None, True),
        ([True, False], False, True),
        ([False, None], False, None),
        ([None, False], False, None),
        ([False, False], False, False),
        ([], True, False),
    ],
)
def test_what_is_unknown_keeps_open_only_what_nothing_else_settles(values, both, either):
    assert (conjunction(values), disjunction(values)) == (both, either)


def test_the_rows_that_make_a_condition_true_are_named_once_in_their_order():
    bad, worse = {"eq": ["it.bad", "yes"]}, {"eq": ["it.worse", "yes"]}
    condition = {
        "any": [
            {"all": [{"some": ["units", {"all": [bad, YES]}]}, YES]},
            {"some": ["units", worse]},
            {"every": ["units", bad]},
            {"not": {"some": ["units", {"eq": ["it.bad", "no"]}]}},
        ]
    }
    rows = (
        {"id": "1", "bad": "no", "worse": "no"},
        {"id": "2", "bad": None, "worse": "yes"},
        {"id": "3", "bad": "yes", "worse": "yes"},
    )
    facts = Facts(values=FACTS, collections={"units": Rows(rows, complete=True)})

    assert rows_hit(condition, facts) == rows_hit(Weighable(condition), facts) == ("3", "2")
    assert rows_hit(YES, facts) == ()


@pytest.mark.parametrize("quantifier", ["some", "every"])
@pytest.mark.parametrize("nothing", [{}, {"units": []}, {"units": None}])
def test_an_empty_list_is_unknown_and_never_clear(quantifier, nothing):
    outcome = holds({quantifier: ["units", {"eq": ["it.bad", "yes"]}]}, nothing)

    assert outcome is None


def test_a_list_declared_empty_has_no_row_of_any_kind():
    facts = Facts(collections={"units": Rows((), complete=True)})

    outcomes = [
        holds({each: ["units", {"eq": ["it.bad", "yes"]}]}, facts) for each in ("some", "every")
    ]

    assert outcomes == [False, True]


def test_over_rows_that_may_be_incomplete_only_a_row_that_settles_it_settles_it():
    facts = Facts(collections={"units": Rows(({"id": "1", "bad": "yes"},), complete=False)})

    outcomes = [
        holds({"some": ["units", {"eq": ["it.bad", "yes"]}]}, facts),
        holds({"some": ["units", {"eq": ["it.bad", "no"]}]}, facts),
        holds({"every": ["units", {"eq": ["it.bad", "yes"]}]}, facts),
        holds({"every": ["units", {"eq": ["it.bad", "no"]}]}, facts),
    ]

    assert outcomes == [True, None, None, False]


def test_rows_may_hold_rows_of_their_own():
    facts = {"risks": [{"id": "r", "measures": [{"id": "m", "type": "vetting"}]}]}
    condition = {"some": ["risks", {"every": ["it.measures", {"eq": ["it.type", "vetting"]}]}]}

    outcome = holds(condition, facts)

    assert outcome is True


def test_a_condition_a_framework_holds_is_turned_into_a_test_once_and_survives_being_copied():
    held = Weighable(YES)

    assert held.test is logic.tested(held)
    assert held.hits is held.hits
    assert pickle.loads(pickle.dumps(held)).test(Facts(values=FACTS), None) is True  # noqa: S301
    assert held == YES


def test_a_row_is_unknown_where_there_is_no_row_in_hand():
    outcomes = [holds({"eq": ["it.bad", "yes"]}, {}), holds({"some": ["it.m", YES]}, {})]

    assert outcomes == [None, None]


def test_an_operator_nobody_defined_is_refused_by_name():
    with pytest.raises(ValueError, match="nobody has defined") as refused:
        holds({"xor": ["q.a", "yes"]}, FACTS)

    assert str(refused.value) == "A framework uses the operator “xor”, which nobody has defined."


def test_every_name_a_condition_looks_up_is_listed():
    condition = {
        "all": [YES, {"not": {"answered": "q.b"}}, {"some": ["risks", {"eq": ["it.c", "x"]}]}]
    }

    names = list(references(condition))

    assert names == ["q.a", "q.b", "risks", "it.c"]


def test_an_explanation_is_a_tree_in_sentences():
    facts = {"q.a": "yes", "risks": [{"id": "r1", "after": "serious"}]}
    condition = {"all": [YES, OPEN, {"not": {"some": ["risks", {"eq": ["it.after", "no"]}]}}]}

    words = explain(condition, facts).words()

    assert words == "\n".join(
        [
            "Not known yet: all of these.",
            "  True: it should be “yes”. “q.a” is “yes”.",
            "  Not known yet: it should be “yes”. “q.open” has not been answered.",
            "  True: the opposite of this.",
            "    False: at least one row of “risks”.",
            "      False: it should be “no”. “it.after” (row r1) is “serious”.",
        ]
    )


def test_an_explanation_names_the_answers_that_carry_the_outcome():
    condition = {"any": [NO, {"not": {"every": ["risks", {"answered": "it.x"}]}}]}
    facts = {"q.a": "yes", "risks": [{"id": "r1"}]}

    because = explain(condition, facts).because()

    assert because == ["“it.x” (row r1) has not been answered."]


def test_an_explanation_says_when_rows_may_be_missing():
    tree = explain({"some": ["risks", YES]}, {})

    assert tree.because() == ["“risks” is not complete yet, or has no rows."]
    assert tree.words() == "Not known yet: at least one row of “risks”. Rows may still be missing."


def test_an_explanation_lists_every_answer_it_looked_up():
    tree = explain({"any": [YES, {"in": ["q.b", ["x", "y"]]}, {"gte": ["q.c", 3]}]}, FACTS)

    assert [leaf.ref for leaf in tree.answers()] == ["q.a", "q.b", "q.c"]
    assert tree.tree()["because"][1] == {
        "says": "it should be one of “x”, “y”. “q.b” has not been answered.",
        "value": None,
        "because": [],
    }


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ("q.a", "a condition is one operator"),
        ({"eq": ["q.a", "x"], "ne": ["q.a", "x"]}, "a condition is one operator"),
        ({"xor": []}, "“xor” is not an operator"),
        ({"all": []}, "“all” needs a list of at least one condition"),
        ({"any": "q.a"}, "“any” needs a list of at least one condition"),
        ({"not": "q.a"}, "a condition is one operator"),
        ({"answered": "a"}, "“a” names nothing"),
        ({"answered": 3}, "“3” names nothing"),
        ({"eq": ["q.a"]}, "“eq” needs a list of two"),
        ({"eq": ["q.a", "x", "y"]}, "“eq” needs a list of two"),
        ({"eq": ["nowhere.a", "x"]}, "“nowhere.a” names nothing"),
        ({"eq": ["q.a", {"x": 1}]}, "is neither a word nor a number"),
        ({"in": ["q.a", "x"]}, "“in” needs a list"),
        ({"in": ["q.a", []]}, "“in” needs a list"),
        ({"some": [3, {"answered": "q.a"}]}, "“some” must begin with the name of a collection"),
        ({"some": ["risks", "x"]}, "a condition is one operator"),
    ],
)
def test_what_is_not_a_condition_is_told_why(condition, sentence):
    fault = fault_in(condition)

    assert sentence in fault


def test_what_is_a_condition_has_no_fault():
    conditions = [
        {"all": [{"gte": ["it.x", "b", "scale"]}, {"not": {"answered": "case.b"}}]},
        {"every": ["it.measures", {"in": ["it.type", ["a", 3, True]]}]},
    ]

    assert [fault_in(each) for each in conditions] == [None, None]


def test_a_condition_nested_without_end_is_refused():
    condition = {"answered": "q.a"}
    for _depth in range(30):
        condition = {"not": condition}

    assert "more than 20 deep" in fault_in(condition)
