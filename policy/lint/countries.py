"""A list that Heed fills is one it knows, and a further country never silences a rule.

Answers kept for each country route a programme by the worst of them. That holds only while every
rule that bars or raises asks whether some country meets it: one that asks it of every country, or
of none, would fall silent when a country is added to the help.
"""

from collections.abc import Iterator

from policy.framework import COUNTRIES, Bar, Check, Collection, EscalationRule, Framework
from policy.lint.fault import Fault, fault
from policy.logic import GROUPS, QUANTIFIERS, Condition
from policy.words import _


def countries_are_given(framework: Framework) -> Iterator[Fault]:
    """A list Heed fills is that of the countries, which is never empty and never signed to be."""
    for name, collection in framework.collections.items():
        if collection.given_by == "heed":
            for sentence in _faults(collection):
                yield fault(framework, _("collection “{id}”").format(id=name), sentence)


def _faults(collection: Collection) -> Iterator[str]:
    if collection.name != COUNTRIES:
        yield _(
            "is given by Heed, which fills only the list “countries”. Let an officer give it, or"
            " name it so."
        )
    if collection.declare_none or collection.belongs_to or collection.must_cover:
        yield _(
            "is given by Heed, and is signed empty, belongs to rows or must cover a list. Leave"
            " that out: its rows are the countries of the help."
        )
    if collection.field("name") is None:
        yield _("is given by Heed, and has no field “name”. Declare it: people read the name.")


def countries_only_add(framework: Framework) -> Iterator[Fault]:
    """What bars or raises a case of one country bars or raises it when another is added."""
    if framework.countries is None:
        return
    raising = [check for check in framework.checks if check.raise_to]
    rules: list[Bar | Check | EscalationRule] = [*framework.bars, *framework.escalation, *raising]
    for rule in rules:
        if falls_silent(framework, rule.when, wanted=True):
            yield fault(
                framework,
                _("rule “{id}”").format(id=rule.id),
                _(
                    "would fall silent when a country is added to the help. Ask whether “some” of"
                    " the “countries” meets it."
                ),
            )


def falls_silent(framework: Framework, condition: Condition, *, wanted: bool) -> bool:
    """Whether a further row of countries could keep this from coming out as it is wanted."""
    ((operator, arguments),) = condition.items()
    if operator in GROUPS:
        return any(falls_silent(framework, part, wanted=wanted) for part in arguments)
    if operator == "not":
        return falls_silent(framework, arguments, wanted=not wanted)
    if operator in QUANTIFIERS:
        return arguments[0] == COUNTRIES and (operator == "some") is not wanted
    derived = framework.derived.get(arguments[0]) if isinstance(arguments, list | tuple) else None
    if derived is None or derived.kind not in ("when", "highest_of"):
        return False
    if derived.kind == "highest_of":
        return any(falls_silent(framework, step.when, wanted=True) for step in derived.steps)
    turned = (operator == "ne") is not (arguments[1] is False)
    return falls_silent(framework, derived.condition or {}, wanted=wanted is not turned)
