"""What is true of every condition, whatever it says: answers settle, and order never matters."""

from hypothesis import given, settings
from hypothesis import strategies as st

from policy.explanation import explain
from policy.facts import Facts, Rows
from policy.logic import holds

VALUES = ("low", "medium", "high")
NAMES = ("q.a", "q.b", "q.c", "case.d")
ROW_NAMES = ("x", "y")
RANKING = {"grade": VALUES}

value = st.sampled_from(VALUES)


def comparisons(names):
    """Every way to compare one name, without `answered`, which looks at silence itself."""
    name = st.sampled_from(names)
    return st.one_of(
        st.builds(lambda n, v: {"eq": [n, v]}, name, value),
        st.builds(lambda n, v: {"ne": [n, v]}, name, value),
        st.builds(lambda n, v: {"in": [n, v]}, name, st.lists(value, min_size=1, max_size=2)),
        st.builds(lambda n, v: {"gte": [n, v, "grade"]}, name, value),
    )


def grown(leaves):
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3)),
            st.builds(lambda part: {"not": part}, inner),
        ),
        max_leaves=6,
    )


in_rows = grown(comparisons([f"it.{name}" for name in ROW_NAMES] + ["q.a"]))
over_rows = st.builds(
    lambda operator, part: {operator: ["rows", part]}, st.sampled_from(["some", "every"]), in_rows
)
conditions = grown(st.one_of(comparisons(NAMES), over_rows))

answer = st.one_of(st.none(), value, st.lists(st.one_of(value, st.none()), min_size=1, max_size=2))
answers = st.fixed_dictionaries(dict.fromkeys(NAMES, answer))
a_row = st.fixed_dictionaries(dict.fromkeys(ROW_NAMES, answer))
rows = st.lists(a_row, max_size=3)


def known_more(given_value, later):
    """What was open is answered; what was answered stays as it was."""
    if given_value is None:
        return later
    if isinstance(given_value, list):
        filler = later if isinstance(later, str) else "high"
        return [filler if each is None else each for each in given_value]
    return given_value


def facts_of(values, rows, complete):
    named = tuple({"id": str(place), **row} for place, row in enumerate(rows))
    return Facts(values=values, collections={"rows": Rows(named, complete)}, rankings=RANKING)


@settings(max_examples=500, deadline=None)
@given(conditions, answers, answers, rows, st.lists(a_row, min_size=3, max_size=3), st.booleans())
def test_answering_what_was_open_never_turns_a_settled_outcome_round(
    condition, before, later, given_rows, later_rows, complete
):
    after = {name: known_more(before[name], later[name]) for name in NAMES}
    after_rows = [
        {name: known_more(row[name], new[name]) for name in ROW_NAMES}
        for row, new in zip(given_rows, later_rows, strict=False)
    ]

    first = holds(condition, facts_of(before, given_rows, complete))
    second = holds(condition, facts_of(after, after_rows, complete))

    assert first is None or first is second


@settings(max_examples=500, deadline=None)
@given(conditions, answers, rows)
def test_completing_a_list_never_turns_a_settled_outcome_round(condition, values, given_rows):
    first = holds(condition, facts_of(values, given_rows, complete=False))
    second = holds(condition, facts_of(values, given_rows, complete=True))

    assert first is None or first is second


@settings(max_examples=500, deadline=None)
@given(conditions, answers, rows, st.booleans())
def test_an_explanation_comes_out_as_the_condition_does(condition, values, given_rows, complete):
    facts = facts_of(values, given_rows, complete)

    tree = explain(condition, facts)

    assert tree.value is holds(condition, facts)
    assert tree.words()
    assert tree.because() or tree.value is not None


def turned_round(condition):
    """The same condition with every list of parts the other way round."""
    ((operator, arguments),) = condition.items()
    if operator in ("all", "any"):
        return {operator: [turned_round(part) for part in reversed(arguments)]}
    if operator == "not":
        return {operator: turned_round(arguments)}
    if operator in ("some", "every"):
        return {operator: [arguments[0], turned_round(arguments[1])]}
    return condition


@settings(max_examples=500, deadline=None)
@given(conditions, answers, rows, st.booleans())
def test_the_order_of_parts_and_rows_never_matters(condition, values, given_rows, complete):
    one_way = holds(condition, facts_of(values, given_rows, complete))
    other_way = holds(
        turned_round(condition), facts_of(values, list(reversed(given_rows)), complete)
    )

    assert one_way is other_way
