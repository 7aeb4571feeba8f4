"""Conditions as data, in three values: true, false, and not known yet (None).

    all any not · eq ne in gte answered · some every

over `case.*` (facts of the case), `q.*` (answers), `d.*` (derived), `it.*` (the row in hand) and
`switch.*` (choices the framework leaves to its operator). A list-valued answer satisfies `eq`
and `in` if any element does. What nobody has answered is unknown, and an empty collection is
unknown until somebody declares it empty: silence is never a no.

A condition is turned into a test once, when it is first weighed; `explain` weighs the same tests.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from policy.explanation import Explanation
from policy.facts import UNKNOWN, Facts, Row, Rows, as_facts, look_up
from policy.words import _

Condition = Mapping[str, Any]
Truth = bool | None
Test = Callable[[Facts, Row | None], Truth]

GROUPS = ("all", "any")
COMPARISONS = ("eq", "ne", "in", "gte")
QUANTIFIERS = ("some", "every")
OPERATORS = (*GROUPS, "not", *COMPARISONS, "answered", *QUANTIFIERS)
NAMESPACES = ("case", "q", "d", "it", "switch")
DEEPEST = 20


class Weighable(dict[str, Any]):
    """A condition as a framework holds it: it keeps the test it was turned into."""

    @cached_property
    def test(self) -> Test:
        """The test this condition is, for facts and the row in hand."""
        return test_of(self)

    def __reduce__(self) -> tuple:
        return (Weighable, (dict(self),))


def holds(condition: Condition, facts: Facts | Mapping[str, Any]) -> Truth:
    """Weigh one condition against what is known: true, false, or None for not known yet."""
    known = as_facts(facts)
    return tested(condition)(known, known.row)


def tested(condition: Condition) -> Test:
    """The test a condition is; one that a framework holds is turned into it only once."""
    return condition.test if isinstance(condition, Weighable) else test_of(condition)


def test_of(condition: Condition) -> Test:
    """Turn a condition into a test."""
    ((operator, arguments),) = condition.items()
    match operator:
        case "all":
            return _group(conjunction, arguments)
        case "any":
            return _group(disjunction, arguments)
        case "not":
            part = test_of(arguments)
            return lambda facts, row: negate(part(facts, row))
        case "some" | "every":
            return _over_rows(operator, *arguments)
    return _comparison(operator, arguments)


def _group(weigh: Callable[[Iterable[Truth]], Truth], arguments: Sequence[Condition]) -> Test:
    parts = tuple(test_of(part) for part in arguments)
    return lambda facts, row: weigh(part(facts, row) for part in parts)


def _over_rows(operator: str, collection: str, condition: Condition) -> Test:
    part = test_of(condition)

    def test(facts: Facts, row: Row | None) -> Truth:
        rows = facts.rows_of(collection, row)
        return _over(operator, rows, (part(facts, each) for each in rows.items))

    return test


def _over(operator: str, rows: Rows, values: Iterable[Truth]) -> Truth:
    """Over rows that may not all be in yet, only a row that settles it settles it."""
    settles = operator == "some"
    outcome: Truth = not settles if rows.complete else UNKNOWN
    for value in values:
        if value is settles:
            return settles
        if value is UNKNOWN:
            outcome = UNKNOWN
    return outcome


def _comparison(operator: str, arguments: Any) -> Test:
    if operator == "answered":
        asked = look_up(arguments)
        return lambda facts, row: asked(facts, row) is not UNKNOWN
    if operator == "ne":
        same = _comparison("eq", arguments)
        return lambda facts, row: negate(same(facts, row))
    looked, wanted = look_up(arguments[0]), arguments[1]
    match operator:
        case "eq":
            return _among(looked, (wanted,))
        case "in":
            return _among(looked, tuple(wanted))
        case "gte":
            return _at_least(looked, wanted, arguments[2] if len(arguments) > 2 else None)
    raise ValueError(
        _("A framework uses the operator “{operator}”, which nobody has defined.").format(
            operator=operator
        )
    )


def _among(looked: Callable, wanted: tuple) -> Test:
    words = frozenset(each for each in wanted if isinstance(each, str))

    def test(facts: Facts, row: Row | None) -> Truth:
        fact = looked(facts, row)
        if isinstance(fact, str):
            return fact in words
        return _any_of(fact, lambda each: any(_same(each, one) for one in wanted))

    return test


def _at_least(looked: Callable, bound: Any, ranking: str | None) -> Test:
    least = _number(bound)

    def reaches(value: Any, facts: Facts) -> Truth:
        if ranking:
            place, lowest = facts.rank(ranking, value), facts.rank(ranking, bound)
            return UNKNOWN if place is UNKNOWN or lowest is UNKNOWN else place >= lowest
        number = _number(value)
        return UNKNOWN if number is UNKNOWN or least is UNKNOWN else number >= least

    return lambda facts, row: _any_of(looked(facts, row), lambda each: reaches(each, facts))


def _any_of(fact: Any, is_so: Callable[[Any], Truth]) -> Truth:
    if fact is UNKNOWN:
        return UNKNOWN
    each = fact if isinstance(fact, list | tuple) else (fact,)
    return disjunction(UNKNOWN if one is UNKNOWN else is_so(one) for one in each)


def _same(one: Any, other: Any) -> bool:
    """Equal, and true is not the number one."""
    return isinstance(one, bool) is isinstance(other, bool) and bool(one == other)


def _number(value: Any) -> Decimal | None:
    if isinstance(value, bool):
        return UNKNOWN
    try:
        number = Decimal(str(value))
    except (InvalidOperation, ValueError):  # no number, or one too long to be written out
        return UNKNOWN
    return number if number.is_finite() else UNKNOWN


def conjunction(values: Iterable[Truth]) -> Truth:
    """False if any part is false; else unknown if any is unknown; else true."""
    outcome: Truth = True
    for value in values:
        if value is False:
            return False
        if value is UNKNOWN:
            outcome = UNKNOWN
    return outcome


def disjunction(values: Iterable[Truth]) -> Truth:
    """True if any part is true; else unknown if any is unknown; else false."""
    outcome: Truth = False
    for value in values:
        if value is True:
            return True
        if value is UNKNOWN:
            outcome = UNKNOWN
    return outcome


def negate(value: Truth) -> Truth:
    """The other way round; what is unknown stays unknown."""
    return UNKNOWN if value is UNKNOWN else not value


def rows_hit(condition: Condition, facts: Facts) -> tuple[str, ...]:
    """The rows that make a condition true, where it looks for some row that does."""
    return tuple(dict.fromkeys(_hit(condition, facts)))


def _hit(condition: Condition, facts: Facts) -> Iterator[str]:
    ((operator, arguments),) = condition.items()
    if operator == "some":
        part = test_of(arguments[1])
        for row in facts.rows_of(arguments[0], None).items:
            if part(facts, row) is True:
                yield row["id"]
    for part in arguments if operator in GROUPS else ():
        yield from _hit(part, facts)


def explain(condition: Condition, facts: Facts | Mapping[str, Any]) -> Explanation:
    """Weigh a condition and keep the whole tree: what was true, false or unknown, and on what."""
    return _explain(condition, as_facts(facts))


def _explain(condition: Condition, facts: Facts) -> Explanation:
    ((operator, arguments),) = condition.items()
    if operator in GROUPS:
        parts = tuple(_explain(part, facts) for part in arguments)
        weigh = conjunction if operator == "all" else disjunction
        return Explanation(operator, weigh(part.value for part in parts), parts=parts)
    if operator == "not":
        part = _explain(arguments, facts)
        return Explanation(operator, negate(part.value), parts=(part,))
    if operator in QUANTIFIERS:
        return _explain_rows(operator, arguments, facts)
    ref, wanted = (arguments, UNKNOWN) if operator == "answered" else arguments[:2]
    return Explanation(
        operator,
        _comparison(operator, arguments)(facts, facts.row),
        ref=ref,
        label=facts.name(ref),
        answer=facts.get(ref),
        said=_said(facts, ref, facts.get(ref)),
        wanted=_said(facts, ref, wanted),
        row=(facts.row or {}).get("id") if ref.startswith("it.") else None,
    )


def _explain_rows(operator: str, arguments: Sequence, facts: Facts) -> Explanation:
    rows = facts.rows(arguments[0])
    parts = tuple(_explain(arguments[1], facts.about(row)) for row in rows.items)
    return Explanation(
        operator,
        _over(operator, rows, (part.value for part in parts)),
        ref=arguments[0],
        label=facts.name(arguments[0]),
        parts=parts,
        complete=rows.complete,
    )


def _said(facts: Facts, ref: str, value: Any) -> tuple[str, ...]:
    if value is UNKNOWN:
        return ()
    values = value if isinstance(value, list | tuple) else (value,)
    return tuple(facts.say(ref, each) for each in values)


def parts_of(condition: Condition) -> Iterator[tuple[str, Any]]:
    """Every operator in a condition with its arguments, outermost first."""
    ((operator, arguments),) = condition.items()
    yield operator, arguments
    if operator in GROUPS:
        for part in arguments:
            yield from parts_of(part)
    elif operator == "not":
        yield from parts_of(arguments)
    elif operator in QUANTIFIERS:
        yield from parts_of(arguments[1])


def references(condition: Condition) -> Iterator[str]:
    """Every name a condition looks up, collections included."""
    for operator, arguments in parts_of(condition):
        if operator == "answered":
            yield arguments
        elif operator in COMPARISONS or operator in QUANTIFIERS:
            yield arguments[0]
