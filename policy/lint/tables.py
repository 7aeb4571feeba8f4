"""Derived values: tables fit what is looked up in them, and no value leads back to itself."""

from collections.abc import Iterator

from policy.framework import Derived, Framework
from policy.lint.fault import Fault, fault
from policy.lint.references import possible_values
from policy.logic import references
from policy.words import _


def derived_values_fit(framework: Framework) -> Iterator[Fault]:
    """Each derived value has its table or scale, and can be worked out."""
    for id, derived in framework.derived.items():
        name = _("derived “{id}”").format(id=id)
        for sentence in _faults(framework, derived):
            yield fault(framework, name, "{what}", what=sentence)
        if id in _led_to(framework, id):
            yield fault(framework, name, _("leads back to itself. Break the circle."))


def _faults(framework: Framework, derived: Derived) -> Iterator[str]:
    if derived.kind == "matrix" or derived.table:
        yield from _of_matrix(framework, derived)
    if derived.kind in ("max_over", "highest_of"):
        yield from _of_scale(framework, derived)
    if derived.kind == "max_over" and derived.collection not in framework.collections:
        yield _("takes the worst of “{name}”, which is no collection. Declare it.").format(
            name=derived.collection
        )


def _of_matrix(framework: Framework, derived: Derived) -> Iterator[str]:
    table = framework.tables.get(derived.table)
    if table is None:
        yield _("uses the table “{table}”, which does not exist. Add it.").format(
            table=derived.table
        )
        return
    if len(derived.sides) != 2:
        yield _("needs two names to look up in its table. Give both.")
        return
    for side, heads in zip(derived.sides, (table.rows, table.cols), strict=True):
        values = possible_values(framework, side, derived.collection) or []
        if missing := [value for value in values if value not in heads]:
            yield _("has no place in its table for “{side}” being {missing}. Add it.").format(
                side=side, missing=", ".join(map(str, missing))
            )


def _of_scale(framework: Framework, derived: Derived) -> Iterator[str]:
    order = framework.rankings.get(derived.scale)
    if not order:
        yield _("has no scale to say which value is higher. Add “scale”.")
        return
    wanted = [step.value for step in derived.steps]
    wanted += [derived.otherwise] if derived.kind == "highest_of" else []
    for value in wanted:
        if value not in order:
            yield _("gives “{value}”, which is not on its scale. Use one of: {all}.").format(
                value=value, all=", ".join(order)
            )


def _led_to(framework: Framework, start: str) -> set[str]:
    """Every derived value this one depends on, however far."""
    found: set[str] = set()
    ahead = [start]
    while ahead:
        derived = framework.derived.get(ahead.pop())
        if derived is None:
            continue
        conditions = [step.when for step in derived.steps]
        conditions += [derived.condition] if derived.condition else []
        named = {ref for each in conditions for ref in references(each)} | set(derived.sides)
        new = {ref for ref in named if ref.startswith("d.")} - found
        found |= new
        ahead += new
    return found
