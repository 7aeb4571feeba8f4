"""Conditions as data, in three values: true, false, and not known yet (None).

    all any not · eq ne in gte answered · some every

over `case.*` (facts of the case), `q.*` (answers), `d.*` (derived), `it.*` (the row in hand) and
`switch.*` (choices the framework leaves to its operator). A list-valued answer satisfies `eq`
and `in` if any element does. What nobody has answered is unknown, and an empty collection is
unknown until somebody declares it empty: silence is never a no.

A condition is turned into a test once, when it is first weighed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

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

    @cached_property
    def hits(self) -> tuple[tuple[str, Test], ...]:
        """Where it looks for some row that makes it true: the list, and the test of one row."""
        return tuple(_hits(self))

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
            return _group(arguments, settled_by=False)
        case "any":
            return _group(arguments, settled_by=True)
        case "not":
            part = test_of(arguments)
            return lambda facts, row: negate(part(facts, row))
        case "some" | "every":
            return _over_rows(operator, *arguments)
    return comparison(operator, arguments)


def _group(arguments: Sequence[Condition], settled_by: bool) -> Test:
    parts = tuple(test_of(part) for part in arguments)

    def test(facts: Facts, row: Row | None) -> Truth:
        # As conjunction() and disjunction() weigh, written out: most of all time is spent here.
        outcome: Truth = not settled_by
        for part in parts:
            value = part(facts, row)
            if value is settled_by:
                return settled_by
            if value is UNKNOWN:
                outcome = UNKNOWN
        return outcome

    return test


def _over_rows(operator: str, collection: str, condition: Condition) -> Test:
    part = test_of(condition)

    def test(facts: Facts, row: Row | None) -> Truth:
        rows = facts.rows_of(collection, row)
        return over(operator, rows, (part(facts, each) for each in rows.items))

    return test


def over(operator: str, rows: Rows, values: Iterable[Truth]) -> Truth:
    """Over rows that may not all be in yet, only a row that settles it settles it."""
    settles = operator == "some"
    outcome: Truth = not settles if rows.complete else UNKNOWN
    for value in values:
        if value is settles:
            return settles
        if value is UNKNOWN:
            outcome = UNKNOWN
    return outcome


def comparison(operator: str, arguments: Any) -> Test:
    """The test of one answer."""
    if operator == "answered":
        asked = look_up(arguments)
        return lambda facts, row: asked(facts, row) is not UNKNOWN
    if operator == "ne":
        same = comparison("eq", arguments)
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
    hits = condition.hits if isinstance(condition, Weighable) else tuple(_hits(condition))
    found = (
        row["id"]
        for collection, test in hits
        for row in facts.rows_of(collection, None).items
        if test(facts, row) is True
    )
    return tuple(dict.fromkeys(found))


def _hits(condition: Condition) -> Iterator[tuple[str, Test]]:
    ((operator, arguments),) = condition.items()
    if operator == "some":
        yield arguments[0], test_of(arguments[1])
    for part in arguments if operator in GROUPS else ():
        yield from _hits(part)


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
