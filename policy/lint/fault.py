"""One thing wrong with a framework, as a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from policy.framework import Framework
from policy.words import _


@dataclass(frozen=True, slots=True)
class Fault:
    """Which file and entry, what is wrong with it, and how to mend it."""

    file: str
    entry: str
    says: str

    def __str__(self) -> str:
        return f"{self.file}: {self.entry} {self.says}"


def fault(framework: Framework, entry: str, sentence: str, **words: Any) -> Fault:
    """A fault of this framework's file."""
    return Fault(framework.name, entry, sentence.format(**words))


def entries(framework: Framework) -> Iterator[tuple[str, Any]]:
    """Everything that must say where it comes from, with the name the file knows it by."""
    for switch in framework.switches:
        yield _("switch “{id}”").format(id=switch.id), switch
    for name, terms in framework.vocab.items():
        for term in terms:
            yield _("vocab “{name}”, “{id}”").format(name=name, id=term.id), term
    yield from questions(framework)
    for name, collection in framework.collections.items():
        yield _("collection “{id}”").format(id=name), collection
    for section in framework.sections:
        yield _("section “{id}”").format(id=section.id), section
    for id, derived in framework.derived.items():
        yield _("derived “{id}”").format(id=id), derived
        for place, step in enumerate(derived.steps, start=1):
            yield _("derived “{id}”, step {place}").format(id=id, place=place), step
    for id, table in framework.tables.items():
        yield _("table “{id}”").format(id=id), table
    yield from rules(framework)
    for level in framework.levels:
        yield _("level “{id}”").format(id=level.id), level
        for need in level.advice:
            kinds = ", ".join(need.kinds)
            yield _("level “{id}”, advice “{kinds}”").format(id=level.id, kinds=kinds), need
    yield from duties(framework)


def questions(framework: Framework) -> Iterator[tuple[str, Any]]:
    """Every question, fact and question of a form."""
    asked = [*framework.scope.questions, *framework.facts]
    asked += [question for section in framework.sections for question in section.questions]
    asked += [question for form in framework.forms for question in form.questions]
    for question in asked:
        yield _("question “{id}”").format(id=question.id), question


def rules(framework: Framework) -> Iterator[tuple[str, Any]]:
    """Everything that has a condition of its own and an id people may ask “why?” of."""
    for rule in framework.scope.rules:
        yield _("scope rule “{id}”").format(id=rule.id), rule
    for bar in framework.bars:
        yield _("bar “{id}”").format(id=bar.id), bar
    for check in framework.checks:
        yield _("consistency check “{id}”").format(id=check.id), check
    for step in framework.escalation:
        yield _("escalation rule “{id}”").format(id=step.id), step


def duties(framework: Framework) -> Iterator[tuple[str, Any]]:
    """What an approval carries with it."""
    for letter in framework.communications:
        yield _("communication “{id}”").format(id=letter.id), letter
    for duty in framework.monitoring:
        yield _("duty “{id}”").format(id=duty.id), duty
    for report in framework.reports:
        yield _("report “{id}”").format(id=report.id), report
    yield _("validity"), framework.validity
    for term in framework.validity.reassess_on:
        yield _("validity, “{id}”").format(id=term.id), term
    if framework.lifecycle.emergency_hold:
        yield _("the emergency hold"), framework.lifecycle.emergency_hold
