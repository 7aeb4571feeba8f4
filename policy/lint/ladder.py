"""The ladder: every rung that is named exists, and every case reaches one."""

from collections.abc import Iterator
from itertools import product
from math import prod
from typing import Any

from policy.facts import Facts, Rows
from policy.framework import Framework
from policy.lint.fault import Fault, fault
from policy.lint.references import possible_values
from policy.logic import GROUPS, QUANTIFIERS, Condition, holds
from policy.words import _

MOST_WEIGHINGS = 100_000  # of one rule for one combination of answers
Place = tuple[str, str]  # (name looked up, collection it is looked up in, or nothing)


def levels_exist(framework: Framework) -> Iterator[Fault]:
    """Every level a rule, check or hold names is on the ladder, and has a height."""
    known = {level.id for level in framework.levels}
    named = [(_("escalation rule “{id}”").format(id=r.id), r.level) for r in framework.escalation]
    named += [
        (_("consistency check “{id}”").format(id=check.id), check.raise_to)
        for check in framework.checks
        if check.raise_to
    ]
    if framework.lifecycle.emergency_hold:
        named.append((_("the emergency hold"), framework.lifecycle.emergency_hold.ratified_by))
    for name, wanted in named:
        if wanted not in known:
            yield fault(
                framework,
                name,
                _("names the level “{level}”, which is not on the ladder. Use one of: {known}."),
                level=wanted,
                known=", ".join(sorted(known)),
            )
    for level in framework.levels:
        if level.rank < 1:
            name = _("level “{id}”").format(id=level.id)
            yield fault(framework, name, _("has no rank. Give it one, the lowest being 1."))


def everyone_reaches_a_level(framework: Framework) -> Iterator[Fault]:
    """Whatever is answered, some rule must say who decides; otherwise nobody would."""
    if _one_value_covers_all(framework):
        return
    name = _("the escalation rules")
    places = sorted({place for rule in framework.escalation for place in _places(rule.when)})
    values = [possible_values(framework, *place) or [None] for place in places]
    if prod(map(len, values)) * len(framework.escalation) > MOST_WEIGHINGS:
        yield fault(
            framework,
            name,
            _(
                "cannot be shown to reach a level for every case. Let rules cover each value of"
                " one derived rating."
            ),
        )
        return
    for combination in product(*values):
        facts = _facts(framework, dict(zip(places, combination, strict=True)))
        if not any(holds(rule.when, facts) for rule in framework.escalation):
            said = ", ".join(f"{p[0]} = {v}" for p, v in zip(places, combination, strict=True))
            sentence = _("send nobody a case where {said}. Add a rule for it.")
            yield fault(framework, name, sentence, said=said)
            return


def _one_value_covers_all(framework: Framework) -> bool:
    """Whether rules on a single name between them cover every value it can have."""
    covered: dict[str, list[Any]] = {}
    for rule in framework.escalation:
        ((operator, arguments),) = rule.when.items()
        if operator in ("eq", "in"):
            wanted = arguments[1] if operator == "in" else [arguments[1]]
            covered.setdefault(arguments[0], []).extend(wanted)
    for ref, values in covered.items():
        possible = possible_values(framework, ref, "")
        if possible and all(value in values for value in possible):
            return True
    return False


def _places(condition: Condition, collection: str = "") -> Iterator[Place]:
    """Each name a condition looks up, with the collection its rows come from."""
    ((operator, arguments),) = condition.items()
    if operator in GROUPS:
        for part in arguments:
            yield from _places(part, collection)
    elif operator == "not":
        yield from _places(arguments, collection)
    elif operator in QUANTIFIERS:
        yield from _places(arguments[1], arguments[0].removeprefix("it."))
    else:
        ref = arguments if operator == "answered" else arguments[0]
        yield ref, collection if ref.startswith("it.") else ""


def _facts(framework: Framework, given: dict[Place, Any]) -> Facts:
    """A case with one row in each collection, answered as given."""
    rows: dict[str, dict[str, Any]] = {name: {"id": "1"} for name in framework.collections}
    for (ref, collection), value in given.items():
        if collection:
            rows[collection][ref[3:]] = value
    return Facts(
        values={ref: value for (ref, collection), value in given.items() if not collection},
        collections={name: Rows((row,), complete=True) for name, row in rows.items()},
        rankings=framework.rankings,
    )
