"""Whether a piece of data is a condition at all, and if not, what is wrong with it."""

from typing import Any

from policy.logic import COMPARISONS, DEEPEST, GROUPS, NAMESPACES, OPERATORS, QUANTIFIERS
from policy.words import _


def fault_in(condition: Any, depth: int = 0) -> str | None:
    """A sentence saying what keeps this from being a condition, or None where nothing does."""
    if depth > DEEPEST:
        return _("the condition is nested more than {n} deep; split it in two").format(n=DEEPEST)
    if not isinstance(condition, dict) or len(condition) != 1:
        return _("a condition is one operator with its arguments, such as {eq: [q.a, “yes”]}")
    ((operator, arguments),) = condition.items()
    if operator not in OPERATORS:
        return _("“{operator}” is not an operator; use one of {known}").format(
            operator=operator, known=", ".join(OPERATORS)
        )
    if operator in GROUPS:
        return _fault_in_group(operator, arguments, depth)
    if operator == "not":
        return fault_in(arguments, depth + 1)
    if operator == "answered":
        return _fault_in_reference(arguments)
    return _fault_in_pair(operator, arguments, depth)


def _fault_in_group(operator: str, arguments: Any, depth: int) -> str | None:
    if not isinstance(arguments, list) or not arguments:
        return _("“{operator}” needs a list of at least one condition").format(operator=operator)
    return next(filter(None, (fault_in(part, depth + 1) for part in arguments)), None)


def _fault_in_pair(operator: str, arguments: Any, depth: int) -> str | None:
    most = 3 if operator == "gte" else 2
    if not isinstance(arguments, list) or not 2 <= len(arguments) <= most:
        return _("“{operator}” needs a list of two: what is looked at, and what is wanted").format(
            operator=operator
        )
    if operator in QUANTIFIERS:
        if not isinstance(arguments[0], str):
            return _("“{operator}” must begin with the name of a collection").format(
                operator=operator
            )
        return fault_in(arguments[1], depth + 1)
    if operator == "in" and (not isinstance(arguments[1], list) or not arguments[1]):
        return _("“in” needs a list of the values wanted")
    assert operator in COMPARISONS
    return _fault_in_reference(arguments[0]) or _fault_in_values(arguments[1:])


def _fault_in_reference(ref: Any) -> str | None:
    if isinstance(ref, str) and ref.partition(".")[0] in NAMESPACES and ref.partition(".")[2]:
        return None
    return _("“{ref}” names nothing; a name begins with one of {known}").format(
        ref=ref, known=", ".join(f"{each}." for each in NAMESPACES)
    )


def _fault_in_values(values: list) -> str | None:
    for value in values:
        for each in value if isinstance(value, list) else [value]:
            if not isinstance(each, str | int | float):
                return _("“{value}” is neither a word nor a number").format(value=each)
    return None
