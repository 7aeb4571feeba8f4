"""One framework, whole: frozen, and asked for its parts by name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from policy.framework.basics import Source, Switch, Term
from policy.framework.derived import Derived, Table
from policy.framework.duties import Communication, Duty, Lifecycle, Report, Validity
from policy.framework.outline import Outline, choices_of, outline_of, plainly
from policy.framework.questions import (
    COUNTRIES,
    Collection,
    Form,
    Question,
    Section,
    is_due,
)
from policy.framework.rules import Bar, Check, EscalationRule, Level
from policy.framework.scope import Scope
from policy.framework.texts import texts_in
from policy.logic import Condition
from policy.text import Text
from policy.words import _


@dataclass(frozen=True)
class Framework:
    """A policy as data: what it covers, asks and forbids, who decides, and what follows."""

    name: str  # what its errors call it: the file
    id: str
    version: str
    title: Text
    state: str  # draft · published · retired
    issuer: str
    effective_from: str
    provisional_because: Text
    digest: str
    text: str
    sources: tuple[Source, ...]
    switches: tuple[Switch, ...]
    vocab: Mapping[str, tuple[Term, ...]]
    scales: Mapping[str, tuple[Term, ...]]
    facts: tuple[Question, ...]
    scope: Scope
    collections: Mapping[str, Collection]
    sections: tuple[Section, ...]
    derived: Mapping[str, Derived]
    tables: Mapping[str, Table]
    bars: tuple[Bar, ...]
    checks: tuple[Check, ...]
    levels: tuple[Level, ...]
    escalation: tuple[EscalationRule, ...]
    communications: tuple[Communication, ...]
    lifecycle: Lifecycle
    validity: Validity
    monitoring: tuple[Duty, ...]
    reports: tuple[Report, ...]
    forms: tuple[Form, ...]
    more: Mapping[str, Any]

    @property
    def is_draft(self) -> bool:
        """Whether the text is not yet good enough to be published; screens and exports say so."""
        return self.state == "draft"

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question and fact of the case, by id."""
        asked = [*self.scope.questions, *self.facts]
        asked += [question for section in self.sections for question in section.questions]
        return {question.id: question for question in asked}

    @cached_property
    def questions_by_ref(self) -> Mapping[str, Question]:
        """Every question by the name conditions use for its answer."""
        return {question.ref: question for question in self.questions.values()}

    @cached_property
    def choices(self) -> Mapping[str, frozenset[str]]:
        """The codes that count as an answer, by the question's id, where only some do."""
        found = {id: choices_of(question) for id, question in self.questions.items()}
        return {id: codes for id, codes in found.items() if codes is not None}

    @cached_property
    def plainly_answered(self) -> Mapping[str, Callable[[str], bool]]:
        """What makes a bare word enough of an answer, for questions that ask for no more."""
        return {
            id: enough
            for id, question in self.questions.items()
            if (enough := plainly(question, self.choices.get(id)))
        }

    @cached_property
    def outlines(self) -> Mapping[str, Outline]:
        """What the engine asks of each list again and again, by the list's name."""
        return {name: outline_of(self, each) for name, each in self.collections.items()}

    @cached_property
    def latest_stages(self) -> dict[int, tuple[Condition, int]]:
        """Room for policy.due to keep what it worked out of each condition."""
        return {}

    @cached_property
    def bars_by_id(self) -> Mapping[str, Bar]:
        return {bar.id: bar for bar in self.bars}

    def question(self, id: str) -> Question:
        """The question with this id, or KeyError with a sentence."""
        return _found(self.questions, id, self, _("question"))

    def questions_due(self, stage: str | None) -> tuple[Question, ...]:
        """Every question that should be answered by this stage."""
        return tuple(each for each in self.questions.values() if is_due(each.due_at, stage))

    def section(self, id: str) -> Section:
        """The section with this id, or KeyError with a sentence."""
        return _found({each.id: each for each in self.sections}, id, self, _("section"))

    @cached_property
    def countries(self) -> Collection | None:
        """The list of the countries of the help, where this text asks anything of each."""
        found = self.collections.get(COUNTRIES)
        return found if found and found.is_of_countries else None

    def is_asked_per_country(self, question: str) -> bool:
        """Whether this question is asked of each country of the help."""
        asked = self.questions.get(question)
        return bool(self.countries and asked and asked.per == COUNTRIES)

    def sections_per(self, collection: str) -> tuple[Section, ...]:
        """The sections asked of each row of this collection, or of the “case”."""
        return tuple(section for section in self.sections if section.per == collection)

    def level(self, id: str) -> Level:
        """The rung with this id, or KeyError with a sentence."""
        return _found({each.id: each for each in self.levels}, id, self, _("level"))

    def collection(self, name: str) -> Collection:
        """The list with this name, or KeyError with a sentence."""
        return _found(self.collections, name, self, _("collection"))

    def bar(self, id: str) -> Bar:
        """The bar with this id, or KeyError with a sentence."""
        return _found(self.bars_by_id, id, self, _("bar"))

    def form(self, id: str) -> Form:
        """The form with this id, or KeyError with a sentence."""
        return _found({each.id: each for each in self.forms}, id, self, _("form"))

    def terms(self, name: str) -> tuple[Term, ...]:
        """A code list or a scale, by name."""
        return self.vocab.get(name) or self.scales.get(name) or ()

    def called(self, code: str) -> Text:
        """What people call a column of a table, or a thing a letter says, named by a bare word."""
        known = next((term.label for term in self.terms("words") if term.id == code), None)
        return known or Text(code.replace("_", " ").capitalize())

    @cached_property
    def texts(self) -> Mapping[str, Text]:
        """Every text of the framework, by its English."""
        return {text.authoritative: text for _where, text in texts_in(self)}

    def worded(self, kept: str) -> Text:
        """What was kept in English as the framework says it, in every language it has it in."""
        return self.texts.get(kept) or Text(kept)

    def levels_at_or_above(self, rank: int) -> Iterator[Level]:
        """The rungs from this height up, lowest first."""
        return (each for each in sorted(self.levels, key=_rank) if each.rank >= rank)

    def report_upon(self, trigger: str) -> Report | None:
        """The account this framework wants when something happens, or None where it wants none."""
        return next((each for each in self.reports if each.trigger == trigger), None)

    @cached_property
    def rankings(self) -> Mapping[str, tuple[str, ...]]:
        """Every ordered list: scales as written, code lists whose entries have a rank, levels."""
        ranked = {name: _ids(terms) for name, terms in self.scales.items()}
        for name, entries in self.vocab.items():
            if entries and all(term.rank is not None for term in entries):
                ranked[name] = _ids(sorted(entries, key=lambda term: term.rank or 0))
        ranked["levels"] = _ids(sorted(self.levels, key=_rank))
        return ranked


def _ids(entries: Any) -> tuple[str, ...]:
    return tuple(entry.id for entry in entries)


def _rank(level: Level) -> int:
    return level.rank


def _found(parts: Mapping[str, Any], id: str, framework: Framework, noun: str) -> Any:
    if id not in parts:
        raise KeyError(
            _("{framework} {version} has no {noun} “{id}”.").format(
                framework=framework.id, version=framework.version, noun=noun, id=id
            )
        )
    return parts[id]
