"""From a case document to facts: answers checked, rows completed, derived values worked out."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from policy.caserows import Lists, chosen, uncovered
from policy.facts import UNKNOWN, Facts, Row, known, look_up
from policy.framework import COUNTRIES, Derived, Framework, Question
from policy.framework.outline import choices_of
from policy.logic import tested
from policy.naming import Names


def facts_of(framework: Framework, document: Mapping[str, Any]) -> Facts:
    """Everything conditions may look up for this case, under this framework."""
    names = Names(framework)
    facts = Facts(
        values=_values(framework, document),
        rankings=framework.rankings,
        name=names.name,
        say=names.say,
    )
    facts = replace(facts, collections=Lists(framework, document, facts).built())
    facts = replace(facts, place=_Places(framework, facts).of)
    worked_out = _Derivations(framework)
    worked_out.facts = replace(facts, derive=worked_out.value)
    return worked_out.facts


def answer(question: Question, given: Any) -> Any:
    """What was answered, or None where it says nothing or is no longer an option."""
    codes = choices_of(question)
    return known(given) if codes is None else chosen(known(given), codes)


def _values(framework: Framework, document: Mapping[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {f"switch.{each.id}": each.value for each in framework.switches}
    named = {f"case.{key}": given for key, given in (document.get("case") or {}).items()}
    for id, given in {**named, **(document.get("q") or {})}.items():
        codes = framework.choices.get(id)
        value = known(given) if codes is None else chosen(known(given), codes)
        values[id if id in named else f"q.{id}"] = value
    return values


class _Places:
    """Names the country a row is, so that people read of Kadar and not of a row."""

    def __init__(self, framework: Framework, facts: Facts) -> None:
        self.rows = facts.rows(COUNTRIES).items if framework.countries else ()

    def of(self, row: Row) -> str | None:
        """The country's name; nothing where there is only one; None for rows of other lists."""
        if not any(row is each for each in self.rows):
            return None
        return str(row.get("name") or row["id"]) if len(self.rows) > 1 else ""


class _Derivations:
    """Works out each derived value once, when it is first asked for."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.facts = Facts()
        self.values: dict[str, Any] = {}

    def value(self, ref: str) -> Any:
        derived = self.framework.derived.get(ref)
        if derived is None:
            return UNKNOWN
        if ref not in self.values:
            self.values[ref] = UNKNOWN  # a value that leads back to itself is never known
            self.values[ref] = getattr(self, f"_{derived.kind}")(derived)
        return self.values[ref]

    def _when(self, derived: Derived) -> Any:
        return tested(derived.condition or {})(self.facts, None)

    def _matrix(self, derived: Derived, row: Row | None = None) -> Any:
        across, down = (single(look_up(side)(self.facts, row)) for side in derived.sides)
        if across is UNKNOWN or down is UNKNOWN:
            return UNKNOWN
        return self.framework.tables[derived.table].cell(across, down)

    def _max_over(self, derived: Derived) -> Any:
        rows = self.facts.rows(derived.collection)
        found = [self._of_row(derived, row) for row in rows.items]
        return highest(order_of(self.framework, derived), found, settled=rows.complete)

    def _of_row(self, derived: Derived, row: Row) -> Any:
        if derived.table:
            return self._matrix(derived, row)
        return single(look_up(derived.sides[0])(self.facts, row))

    def _highest_of(self, derived: Derived) -> Any:
        """The highest value a true step gives, unless an unknown step could still go higher."""
        weighed = [(step.value, tested(step.when)(self.facts, None)) for step in derived.steps]
        order = order_of(self.framework, derived)
        reached = [value for value, truth in weighed if truth is True] or [derived.otherwise]
        best = max(order.index(value) for value in reached)
        open_to = [order.index(value) for value, truth in weighed if truth is UNKNOWN]
        return UNKNOWN if open_to and max(open_to) > best else order[best]


def single(value: Any) -> Any:
    """One value; a list says one thing only when it has one element."""
    if isinstance(value, list | tuple):
        return value[0] if len(value) == 1 else UNKNOWN
    return value


def highest(order: tuple[str, ...], values: list[Any], *, settled: bool) -> Any:
    """The highest of some values; unknown while a missing one could still be higher."""
    places = [order.index(value) for value in values if value in order]
    best = max(places, default=None)
    if best is not None and best == len(order) - 1:
        return order[best]
    if best is None or not settled or len(places) < len(values):
        return UNKNOWN
    return order[best]


def order_of(framework: Framework, derived: Derived) -> tuple[str, ...]:
    """The ranked list a derived value moves on."""
    return tuple(framework.rankings.get(derived.scale, ()))


__all__ = ["answer", "facts_of", "uncovered"]
