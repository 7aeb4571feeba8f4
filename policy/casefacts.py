"""From a case document to facts: answers checked, rows completed, derived values worked out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from policy.document import declarations
from policy.facts import UNKNOWN, Facts, Rows, known
from policy.framework import CHOOSING, Collection, Derived, Framework, Question
from policy.logic import holds
from policy.words import _

RowsByName = dict[str, Rows]


def facts_of(framework: Framework, document: Mapping[str, Any]) -> Facts:
    """Everything conditions may look up for this case, under this framework."""
    facts = Facts(
        values=_values(framework, document),
        rankings=framework.rankings,
        name=_Names(framework).name,
        say=_Names(framework).say,
    )
    facts = replace(facts, collections=_Lists(framework, document, facts).built())
    worked_out = _Derivations(framework)
    worked_out.facts = replace(facts, derive=worked_out.value)
    return worked_out.facts


def answer(question: Question, given: Any) -> Any:
    """What was answered, or None where it says nothing or is no longer an option."""
    value = known(given)
    if value is UNKNOWN or question.type not in CHOOSING or not question.options:
        return value
    if isinstance(value, list | tuple):
        return [each if question.option(each) else UNKNOWN for each in value]
    return value if question.option(value) else UNKNOWN


def _values(framework: Framework, document: Mapping[str, Any]) -> dict[str, Any]:
    values = {f"switch.{switch.id}": switch.value for switch in framework.switches}
    for key, given in (document.get("case") or {}).items():
        question = framework.questions.get(f"case.{key}")
        values[f"case.{key}"] = answer(question, given) if question else known(given)
    for id, given in (document.get("q") or {}).items():
        values[f"q.{id}"] = answer(framework.question(id), given)
    return values


class _Lists:
    """Builds the rows of every collection, with the rows that belong to them inside."""

    def __init__(self, framework: Framework, document: Mapping[str, Any], facts: Facts) -> None:
        self.framework, self.facts = framework, facts
        self.given = document.get("collections") or {}
        self.declared = {(name, owner) for name, owner, _details in declarations(document)}

    def built(self) -> RowsByName:
        return {
            name: self._rows(collection) for name, collection in self.framework.collections.items()
        }

    def _rows(self, collection: Collection) -> Rows:
        questions = self._questions(collection)
        rows = [self._row(collection, row, questions) for row in self._given(collection)]
        if children := self._children(collection):
            rows = [self._with_children(row, children) for row in rows]
        return Rows(tuple(rows), self._complete(collection, rows, None, self.facts))

    def _given(self, collection: Collection) -> list[Mapping[str, Any]]:
        return self.given.get(collection.name) or []

    def _questions(self, collection: Collection) -> dict[str, Question]:
        sections = self.framework.sections_per(collection.name)
        return {each.key: each for section in sections for each in section.questions}

    def _row(
        self, collection: Collection, row: Mapping[str, Any], questions: Mapping[str, Question]
    ) -> dict[str, Any]:
        built = {
            key: answer(questions[key], value) if key in questions else known(value)
            for key, value in row.items()
        }
        for field in collection.fields:
            if field.looked_up:
                built[field.id] = self._looked_up(collection, field.looked_up, built)
            if field.lasts_until:
                last, day = field.lasts_until
                built[field.id] = reaches(built.get(last), self.facts.get(day))
        return built

    def _looked_up(self, collection: Collection, source: tuple[str, str], row: dict) -> Any:
        holder = collection.field(source[0])
        for name in holder.vocab if holder else ():
            for term in self.framework.terms(name):
                if term.id == row.get(source[0]):
                    return term.marks.get(source[1])
        return UNKNOWN

    def _children(self, collection: Collection) -> list[Collection]:
        each = self.framework.collections.values()
        return [child for child in each if child.belongs_to == collection.name]

    def _with_children(self, row: dict[str, Any], children: list[Collection]) -> dict[str, Any]:
        for child in children:
            questions = self._questions(child)
            mine = [
                self._row(child, each, questions)
                for each in self._given(child)
                if each.get(child.belongs_by) == row["id"]
            ]
            complete = self._complete(child, mine, row["id"], self.facts.about(row))
            row = {**row, child.name: Rows(tuple(mine), complete)}
        return row

    def _complete(
        self, collection: Collection, rows: list, owner: str | None, facts: Facts
    ) -> bool:
        """Whether these rows are all there are, so that what no row says is settled."""
        if (collection.name, owner) in self.declared or (collection.name, None) in self.declared:
            return True
        about_a_case_or_row = owner is not None or not collection.belongs_to
        wanted = collection.required_if if about_a_case_or_row else None
        if wanted and holds(wanted, facts) is False:
            return True
        if len(rows) < max(collection.min, 1):
            return False
        return not uncovered(self.framework, collection, rows)


def reaches(last: Any, day: Any) -> bool | None:
    """Whether what lasts until one day still holds on another; unknown unless both are whole."""
    try:
        return date.fromisoformat(str(last)) >= date.fromisoformat(str(day))
    except ValueError:
        return UNKNOWN


def uncovered(framework: Framework, collection: Collection, rows: Any) -> list[str]:
    """The codes this collection must have a row for, and has not."""
    covered: list[Any] = []
    for row in rows:
        code = row.get(collection.covers_by)
        covered += code if isinstance(code, list) else [code]
    return [term.id for term in framework.terms(collection.must_cover) if term.id not in covered]


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
        return holds(derived.condition or {}, self.facts)

    def _matrix(self, derived: Derived, facts: Facts | None = None) -> Any:
        row, col = (single((facts or self.facts).get(side)) for side in derived.sides)
        if row is UNKNOWN or col is UNKNOWN:
            return UNKNOWN
        return self.framework.tables[derived.table].cell(row, col)

    def _max_over(self, derived: Derived) -> Any:
        rows = self.facts.rows(derived.collection)
        found = [self._of_row(derived, self.facts.about(row)) for row in rows.items]
        return highest(order_of(self.framework, derived), found, settled=rows.complete)

    def _of_row(self, derived: Derived, facts: Facts) -> Any:
        if derived.table:
            return self._matrix(derived, facts)
        return single(facts.get(derived.sides[0]))

    def _highest_of(self, derived: Derived) -> Any:
        """The highest value a true step gives, unless an unknown step could still go higher."""
        weighed = [(step.value, holds(step.when, self.facts)) for step in derived.steps]
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


class _Names:
    """What people call the things conditions look up."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework

    def name(self, ref: str) -> str:
        if ref in self.framework.derived:
            return self.framework.derived[ref].label
        if ref in self.framework.collections:
            return self.framework.collections[ref].label
        if question := self._question(ref):
            return question.text
        return self._other_name(ref)

    def _other_name(self, ref: str) -> str:
        space, _dot, key = ref.partition(".")
        if space == "switch":
            return next((each.label for each in self.framework.switches if each.id == key), ref)
        if space == "it":
            for collection in self.framework.collections.values():
                if field := collection.field(key):
                    return field.label
            if key in self.framework.collections:
                return self.framework.collections[key].label
        return ref

    def say(self, ref: str, value: Any) -> str:
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        question = self._question(ref)
        if question and (term := question.option(value)):
            return term.label
        if ref in self.framework.derived:
            for term in self.framework.terms(self.framework.derived[ref].scale):
                if term.id == value:
                    return term.label
        return self._term_label(ref, value) or str(value)

    def _term_label(self, ref: str, value: Any) -> str | None:
        for collection in self.framework.collections.values():
            field = collection.field(ref.partition(".")[2]) if ref.startswith("it.") else None
            for name in field.vocab if field else ():
                for term in self.framework.terms(name):
                    if term.id == value:
                        return term.label
        return None

    def _question(self, ref: str) -> Question | None:
        return self._by_ref().get(ref)

    def _by_ref(self) -> Mapping[str, Question]:
        return self.framework.questions_by_ref
