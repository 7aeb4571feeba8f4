"""A framework laid out to be read: parts, each with entries that say, cite and explain."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from policy.framework import CHOOSING, Bar, Framework, Question, Section
from policy.text import Spoken, Text
from policy.words import _


def outcomes() -> dict[str, str]:
    """What a finding on scope is called."""
    return {
        "in": _("In scope"),
        "out": _("Out of scope; a second person must agree"),
        "covered": _("Covered by another assessment"),
        "refer": _("Refer"),
    }


@dataclass(frozen=True, slots=True)
class Line:
    """One rule or question as it is read: what it says, the small print, and where it is from."""

    id: str
    says: str
    small: tuple[str, ...]
    cite: str
    basis: str


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter of the document."""

    id: str
    title: str
    help: str
    lines: tuple[Line, ...]


def reading_copy(framework: Framework, language: str) -> list[Part]:
    """The framework as chapters, in this language where it has it; empty chapters are left out."""
    return [part for part in _Copy(framework, language).parts() if part.lines]


class _Copy:
    def __init__(self, framework: Framework, language: str) -> None:
        self.framework, self.language = framework, language

    def parts(self) -> Iterator[Part]:
        framework = self.framework
        yield self._part("scope", _("Whether it applies"), self._scope())
        yield self._part("facts", _("What Heed adds itself"), self._facts())
        yield self._part("switches", _("Choices left open"), self._switches())
        for section in framework.sections:
            help = self._in(section.help)
            yield self._part(section.id, self._in(section.title), self._asked(section), help)
        yield self._part("derived", _("What follows from the answers"), self._derived())
        yield self._part("bars", _("Bars"), (self._bar(bar) for bar in framework.bars))
        yield self._part("checks", _("Contradictions to look at"), self._checks())
        yield self._part("ladder", _("Who decides"), self._ladder())
        yield self._part("escalation", _("Why it goes higher"), self._escalation())
        yield self._part("letters", _("Who must be told"), self._letters())
        yield self._part("watch", _("The watch"), self._watch())
        yield self._part("validity", _("How long a yes lasts"), self._validity())

    def _part(self, id: str, title: str, lines: Iterable[Line], help: str = "") -> Part:
        return Part(id, title, help, tuple(lines))

    def _in(self, text: Text | str) -> str:
        return Spoken(text, self.language) if isinstance(text, Text) else str(text)

    def _line(self, entry: Any, says: Text | str, *small: str) -> Line:
        told = tuple(filter(None, small))
        return Line(getattr(entry, "id", ""), self._in(says), told, entry.cite, entry.basis)

    def _scope(self) -> Iterator[Line]:
        for rule in self.framework.scope.rules:
            yield self._line(rule, rule.says, outcomes()[rule.outcome])
        for question in self.framework.scope.questions:
            yield self._question(question)

    def _facts(self) -> Iterator[Line]:
        return (self._question(question) for question in self.framework.facts)

    def _switches(self) -> Iterator[Line]:
        for switch in self.framework.switches:
            chosen = next(each for each in switch.options if each.id == switch.value)
            said = _("Here: {chosen}.").format(chosen=self._in(chosen.label))
            yield self._line(switch, switch.label, said, self._in(switch.help))

    def _asked(self, section: Section) -> Iterator[Line]:
        return (self._question(question) for question in section.questions)

    def _question(self, question: Question) -> Line:
        options = ""
        if question.type in CHOOSING:
            labels = "; ".join(self._in(option.label) for option in question.options)
            options = _("Choose: {labels}.").format(labels=labels)
        return self._line(
            question, question.text, self._in(question.help), options, _demand(question)
        )

    def _derived(self) -> Iterator[Line]:
        for derived in self.framework.derived.values():
            small = (
                f"{self._in(step.says)} → {self._value(derived.scale, step.value)}"
                for step in derived.steps
                if step.says
            )
            yield self._line(derived, derived.label, *small)

    def _value(self, scale: str, value: str) -> str:
        labels = {term.id: self._in(term.label) for term in self.framework.terms(scale)}
        return labels.get(value, value)

    def _bar(self, bar: Bar) -> Line:
        warns = "" if bar.warns is False else _("Warns only, unless its switch says stop.")
        ways = "; ".join(self._in(override.name) for override in bar.overrides)
        past = _("Way past it: {ways}.").format(ways=ways) if ways else _("Nobody may override it.")
        lifts = _("Lifted when: {when}").format(when=self._in(bar.lifts_when))
        return self._line(bar, bar.message, warns or past, lifts)

    def _checks(self) -> Iterator[Line]:
        for check in self.framework.checks:
            raised = ""
            if check.raise_to:
                label = self._in(self.framework.level(check.raise_to).label)
                raised = _("Raises the case to: {level}.").format(level=label)
            yield self._line(check, check.says, self._in(check.remedy), raised)

    def _ladder(self) -> Iterator[Line]:
        for level in sorted(self.framework.levels, key=lambda each: each.rank):
            advice = (
                _("{says} Within {period}.").format(
                    says=self._in(need.says), period=need.due.words() if need.due else "—"
                )
                for need in level.advice
            )
            label = f"{level.rank}. {self._in(level.label)}"
            yield self._line(level, label, self._in(level.help), *advice)

    def _escalation(self) -> Iterator[Line]:
        for rule in self.framework.escalation:
            label = self._in(self.framework.level(rule.level).label)
            yield self._line(rule, rule.says, _("Goes to: {level}.").format(level=label))

    def _letters(self) -> Iterator[Line]:
        for letter in self.framework.communications:
            blocks = _("Nothing is delivered before it is sent.") if letter.blocks else ""
            due = _("Within {p}.").format(p=letter.due.words()) if letter.due else ""
            serves = _(
                "Sent once, it may serve other cases of the same authority while nothing changed."
            )
            yield self._line(letter, letter.label, due, blocks, serves if letter.serves else "")

    def _watch(self) -> Iterator[Line]:
        for duty in self.framework.monitoring:
            often = _("Kept up at all times.") if duty.continuous else ""
            often = _("Every {p}.").format(p=duty.every.words()) if duty.every else often
            due = _("Within {p}.").format(p=duty.due.words()) if duty.due else ""
            yield self._line(duty, duty.label, often, due, self._in(duty.help))
        hold = self.framework.lifecycle.emergency_hold
        if hold:
            yield self._line(hold, hold.says or _("Emergency hold"), hold.ratify_within.words())

    def _validity(self) -> Iterator[Line]:
        validity = self.framework.validity
        warned = validity.warn_before
        yield self._line(
            validity,
            _("A yes lasts {p}.").format(p=validity.default.words()),
            _("It must cover the first delivery.") if validity.must_cover else "",
            _("Warned {p} before it ends.").format(p=warned.words()) if warned else "",
        )
        for each in validity.shorter:
            most = _("A yes lasts {p} at most.").format(p=each.max.words())
            yield self._line(each, self._in(each.says), most)
        for term in validity.reassess_on:
            yield self._line(term, _("Assess again on: {what}.").format(what=self._in(term.label)))


def _demand(question: Question) -> str:
    stages = {
        "begin_mitigation": _("before measures are weighed"),
        "submit": _("before it is submitted"),
        "put_to_decision": _("before it is put to decision"),
        "authorise": _("before it is authorised"),
    }
    if question.required:
        return _("Needed {stage}.").format(stage=stages[question.due_at])
    if question.required_if:
        return _("Needed {stage}, where other answers make it matter.").format(
            stage=stages[question.due_at]
        )
    return _("May be left open.")
