"""Conditions as data, in three values: true, false, and not known yet (None).

    all any not · eq ne in gte answered · some every

over `case.*` (facts of the case), `q.*` (answers), `d.*` (derived), `it.*` (the row in hand) and
`switch.*` (choices the framework leaves to its operator). A list-valued answer satisfies `eq`
and `in` if any element does. What nobody has answered is unknown, and an empty collection is
unknown until somebody declares it empty: silence is never a no.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from policy.explanation import Explanation
from policy.facts import UNKNOWN, Facts, Rows, as_facts
from policy.words import _

Condition = Mapping[str, Any]
Truth = bool | None

GROUPS = ("all", "any")
COMPARISONS = ("eq", "ne", "in", "gte")
QUANTIFIERS = ("some", "every")
OPERATORS = (*GROUPS, "not", *COMPARISONS, "answered", *QUANTIFIERS)
NAMESPACES = ("case", "q", "d", "it", "switch")
DEEPEST = 20


def holds(condition: Condition, facts: Facts | Mapping[str, Any]) -> Truth:
    """Weigh one condition against what is known: true, false, or None for not known yet."""
    return _weigh(condition, as_facts(facts))


def _weigh(condition: Condition, facts: Facts) -> Truth:
    ((operator, arguments),) = condition.items()
    match operator:
        case "all":
            return conjunction(_weigh(part, facts) for part in arguments)
        case "any":
            return disjunction(_weigh(part, facts) for part in arguments)
        case "not":
            return negate(_weigh(arguments, facts))
        case "some" | "every":
            rows = facts.rows(arguments[0])
            return _over(operator, rows, (_weigh(arguments[1], facts.about(r)) for r in rows.items))
    return _compare(operator, arguments, facts)


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
    ref, wanted = _sides(operator, arguments)
    return Explanation(
        operator,
        _compare(operator, arguments, facts),
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


def _sides(operator: str, arguments: Any) -> tuple[str, Any]:
    return (arguments, UNKNOWN) if operator == "answered" else (arguments[0], arguments[1])


def _said(facts: Facts, ref: str, value: Any) -> tuple[str, ...]:
    if value is UNKNOWN:
        return ()
    values = value if isinstance(value, list | tuple) else (value,)
    return tuple(facts.say(ref, each) for each in values)


def _over(operator: str, rows: Rows, values: Iterable[Truth]) -> Truth:
    """Over rows that may not all be in yet, only a row that settles it settles it."""
    yet_to_come = () if rows.complete else (UNKNOWN,)
    weigh = disjunction if operator == "some" else conjunction
    return weigh((*values, *yet_to_come))


def _compare(operator: str, arguments: Any, facts: Facts) -> Truth:
    if operator == "answered":
        return facts.get(arguments) is not UNKNOWN
    fact = facts.get(arguments[0])
    match operator:
        case "eq":
            return _any_of(fact, lambda each: _same(each, arguments[1]))
        case "ne":
            return negate(_any_of(fact, lambda each: _same(each, arguments[1])))
        case "in":
            return _any_of(fact, lambda each: any(_same(each, one) for one in arguments[1]))
        case "gte":
            ranking = arguments[2] if len(arguments) > 2 else None
            return _any_of(fact, lambda each: _reaches(each, arguments[1], ranking, facts))
    raise ValueError(
        _("A framework uses the operator “{operator}”, which nobody has defined.").format(
            operator=operator
        )
    )


def _any_of(fact: Any, is_so) -> Truth:
    if fact is UNKNOWN:
        return UNKNOWN
    each = fact if isinstance(fact, list | tuple) else (fact,)
    return disjunction(UNKNOWN if one is UNKNOWN else is_so(one) for one in each)


def _same(one: Any, other: Any) -> bool:
    """Equal, and true is not the number one."""
    return isinstance(one, bool) is isinstance(other, bool) and bool(one == other)


def _reaches(value: Any, bound: Any, ranking: str | None, facts: Facts) -> Truth:
    if ranking:
        place, least = facts.rank(ranking, value), facts.rank(ranking, bound)
        return UNKNOWN if place is UNKNOWN or least is UNKNOWN else place >= least
    number, least_number = _number(value), _number(bound)
    if number is UNKNOWN or least_number is UNKNOWN:
        return UNKNOWN
    return number >= least_number


def _number(value: Any) -> Decimal | None:
    if isinstance(value, bool):
        return UNKNOWN
    try:
        number = Decimal(str(value))
    except InvalidOperation:
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
