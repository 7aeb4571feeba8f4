"""Every name in a condition leads somewhere, and every value wanted there can occur."""

from collections.abc import Iterator
from typing import Any

from policy.document import row_keys
from policy.framework import Framework
from policy.lint.fault import Fault, duties, fault, questions, rules
from policy.logic import COMPARISONS, GROUPS, QUANTIFIERS, Condition, references
from policy.words import _

ANYTHING: Any = None


def conditions_resolve(framework: Framework) -> Iterator[Fault]:
    """Walk every condition with the collection it looks at, and check each name and value."""
    for name, condition, rows_of in conditions(framework):
        for sentence in Walk(framework, rows_of).faults(condition):
            yield fault(framework, name, "{what}", what=sentence)
    for id, collection in framework.collections.items():
        if collection.required_if and _leans_on_derived(collection.required_if):
            yield fault(
                framework,
                _("collection “{id}”").format(id=id),
                _("is required by a derived value, which may depend on it. Use answers only."),
            )


def conditions(framework: Framework) -> Iterator[tuple[str, Condition, str]]:
    """Every condition in a framework: where it stands, itself, and whose rows it looks at."""
    for name, rule in rules(framework):
        yield name, rule.when, ""
    for bar in framework.bars:
        if not isinstance(bar.warns, bool):
            yield _("bar “{id}”").format(id=bar.id), bar.warns, ""
    for name, question in questions(framework):
        per = "" if question.per == "case" else question.per
        for condition in filter(None, (question.required_if, question.visible_if)):
            yield name, condition, per
    for section in framework.sections:
        if section.visible_if:
            per = "" if section.per == "case" else section.per
            yield _("section “{id}”").format(id=section.id), section.visible_if, per
    for id, collection in framework.collections.items():
        if collection.required_if:
            name = _("collection “{id}”").format(id=id)
            yield name, collection.required_if, collection.belongs_to
    yield from _of_derived(framework)
    for level in framework.levels:
        for need in level.advice:
            if need.when:
                yield _("level “{id}”").format(id=level.id), need.when, ""
    for name, duty in duties(framework):
        if getattr(duty, "when", None):
            yield name, duty.when, ""


def _of_derived(framework: Framework) -> Iterator[tuple[str, Condition, str]]:
    for id, derived in framework.derived.items():
        name = _("derived “{id}”").format(id=id)
        if derived.condition:
            yield name, derived.condition, ""
        for step in derived.steps:
            yield name, step.when, ""
        for side in derived.sides:
            yield name, {"answered": side}, derived.collection


def _leans_on_derived(condition: Condition) -> bool:
    return any(ref.startswith("d.") for ref in references(condition))


class Walk:
    """One walk through a condition, knowing whose rows `it.` means at each place."""

    def __init__(self, framework: Framework, collection: str) -> None:
        self.framework, self.collection = framework, collection

    def faults(self, condition: Condition) -> Iterator[str]:
        """Each name that leads nowhere and each value that cannot occur, as a sentence."""
        ((operator, arguments),) = condition.items()
        if operator in GROUPS:
            for part in arguments:
                yield from self.faults(part)
        elif operator == "not":
            yield from self.faults(arguments)
        elif operator in QUANTIFIERS:
            yield from self._of_rows(arguments)
        elif operator == "answered":
            yield from self._of_name(arguments)
        else:
            yield from self._of_comparison(operator, arguments)

    def _of_rows(self, arguments: list) -> Iterator[str]:
        named = arguments[0].removeprefix("it.")
        collection = self.framework.collections.get(named)
        if collection is None:
            yield _("looks through “{name}”, which is no collection. Declare it.").format(
                name=arguments[0]
            )
        elif arguments[0].startswith("it.") and collection.belongs_to != self.collection:
            yield _(
                "looks through “{name}”, which belongs to no row here. Leave out “it.”."
            ).format(name=arguments[0])
        elif self.collection and not arguments[0].startswith("it."):
            yield _(
                "looks through the whole of “{name}” again for each row of “{outer}”. Write"
                " “it.{name}” for the rows that belong to it, or put the two side by side."
            ).format(name=named, outer=self.collection)
        else:
            yield from Walk(self.framework, named).faults(arguments[1])

    def _of_name(self, ref: str) -> Iterator[str]:
        if not self._exists(ref):
            yield _("looks up “{ref}”, which does not exist. Mend the name or declare it.").format(
                ref=ref
            )

    def _of_comparison(self, operator: str, arguments: list) -> Iterator[str]:
        assert operator in COMPARISONS
        missing = list(self._of_name(arguments[0]))
        yield from missing
        if missing:
            return
        if operator == "gte" and len(arguments) > 2:
            yield from self._of_ranking(arguments)
            return
        possible = possible_values(self.framework, arguments[0], self.collection)
        wanted = arguments[1] if operator == "in" else [arguments[1]]
        for value in wanted:
            if possible is not None and operator != "gte" and not _among(value, possible):
                yield _(
                    "wants “{ref}” to be “{value}”, which it can never be. Use one of: {all}."
                ).format(ref=arguments[0], value=value, all=", ".join(map(str, possible)))

    def _of_ranking(self, arguments: list) -> Iterator[str]:
        order = self.framework.rankings.get(arguments[2])
        if order is None:
            yield _("ranks by “{name}”, which is no scale or ranked list. Add it.").format(
                name=arguments[2]
            )
        elif arguments[1] not in order:
            yield _(
                "wants at least “{value}”, which is not in “{name}”. Use one of: {all}."
            ).format(value=arguments[1], name=arguments[2], all=", ".join(order))

    def _exists(self, ref: str) -> bool:
        space, _dot, key = ref.partition(".")
        match space:
            case "it":
                collection = self.framework.collections.get(self.collection)
                return collection is not None and key in row_keys(self.framework, collection)
            case "d":
                return ref in self.framework.derived
            case "switch":
                return any(switch.id == key for switch in self.framework.switches)
            case "case":
                return ref in self.framework.questions
        question = self.framework.questions.get(key)
        return question is not None and question.per == "case"


def possible_values(framework: Framework, ref: str, collection: str) -> list[Any] | None:
    """Every value a name can have, or None where it can have any, or leads nowhere."""
    space, _dot, key = ref.partition(".")
    if space == "d":
        return _of_derived_value(framework, ref) if ref in framework.derived else ANYTHING
    if space == "switch":
        return [o.id for switch in framework.switches if switch.id == key for o in switch.options]
    question = framework.questions_by_ref.get(ref)
    if space == "it":
        held = framework.collections.get(collection)
        field = held.field(key) if held else None
        if field and field.looked_up:
            return _marks(framework, collection, field.looked_up)
        if field:
            named = [term.id for name in field.vocab for term in framework.terms(name)]
            return named or [option.id for option in field.options] or ANYTHING
        question = framework.outlines[collection].questions.get(key) if held else None
    options = question.options if question else ()
    return [option.id for option in options] or ANYTHING


def _marks(framework: Framework, collection: str, looked_up: tuple[str, str]) -> list[Any]:
    holder = framework.collections[collection].field(looked_up[0])
    terms = [term for name in (holder.vocab if holder else ()) for term in framework.terms(name)]
    return sorted({term.marks.get(looked_up[1]) for term in terms} - {None}, key=str)


def _of_derived_value(framework: Framework, ref: str) -> list[Any] | None:
    derived = framework.derived[ref]
    if derived.kind == "when":
        return [True, False]
    if derived.table and derived.table in framework.tables:
        return sorted({cell for line in framework.tables[derived.table].cells for cell in line})
    return [term.id for term in framework.terms(derived.scale)] or ANYTHING


def _among(value: Any, possible: list[Any]) -> bool:
    return any(
        value == each and isinstance(value, bool) is isinstance(each, bool) for each in possible
    )
