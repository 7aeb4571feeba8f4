"""Each kind of entry in a framework: how its parts are weighed when two texts are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from policy.comparison import weighing as way
from policy.comparison.weighing import LOOSER, SAME, TIGHTER, UNCLEAR, Weigh
from policy.framework import Framework
from policy.words import _

PROVENANCE: Mapping[str, Weigh] = {"cite": way.wording, "basis": way.wording}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entry: what it is called, where it stands, and how each part of it weighs.

    `adding` and `removing` say which way a new entry goes, and one taken away.
    """

    name: str
    noun: str
    entries: Callable[[Framework], Iterable[Any]]
    parts: Mapping[str, Weigh]
    adding: str = TIGHTER
    removing: str = LOOSER

    def by_id(self, framework: Framework) -> dict[str, Any]:
        """The entries by id, in the order in which they stand."""
        return {_id(entry): entry for entry in self.entries(framework)}


def _id(entry: Any) -> str:
    return str(getattr(entry, "id", getattr(entry, "name", "")))


def _questions(framework: Framework) -> Iterable[Any]:
    yield from framework.questions.values()
    for form in framework.forms:
        yield from form.questions


def _must_cover(framework: Framework) -> set[str]:
    return {each.must_cover for each in framework.collections.values()} - {""}


def _covered_terms(framework: Framework) -> Iterable[Any]:
    for name in sorted(_must_cover(framework)):
        yield from framework.vocab.get(name, ())


def _other_terms(framework: Framework) -> Iterable[Any]:
    lists = {**framework.vocab, **framework.scales}
    covered = _must_cover(framework)
    return (_Listed(f"{n}/{t.id}", t) for n in lists if n not in covered for t in lists[n])


@dataclass(frozen=True, slots=True)
class _Listed:
    """A term under the name of its list: two lists may have the same word."""

    id: str
    term: Any


QUESTION: Mapping[str, Weigh] = {
    "text": way.wording,
    "help": way.wording,
    "why": way.wording,
    "type": way.judgement,
    "options": way.judgement,
    "scale": way.judgement,
    "vocab": way.judgement,
    "required": way.more,
    "required_if": way.asked_when,
    "visible_if": way.wider,
    "notes": way.among("", "optional", "required"),
    "evidence": way.supported_by,
    "columns": way.all_of,
    "min_items": way.more,
    "due_at": way.earlier,
    "per": way.judgement,
    "section": way.wording,
    "meaning": way.judgement,
    "sensitivity": way.judgement,
    "answered_by": way.among("author", "decider_or_adviser"),
    "given_by": way.judgement,
    **PROVENANCE,
}
SECTION: Mapping[str, Weigh] = {
    "title": way.wording,
    "help": way.wording,
    "per": way.judgement,
    "visible_if": way.wider,
    **PROVENANCE,
}
COLLECTION: Mapping[str, Weigh] = {
    "label": way.wording,
    "row": way.wording,
    "fields": way.judgement,
    "min": way.more,
    "declare_none": way.less,
    "declare_requires": way.all_of,
    "must_cover": way.set_at_all,
    "covers_by": way.judgement,
    "required_if": way.asked_when,
    "belongs_to": way.judgement,
    "belongs_by": way.judgement,
    "due_at": way.earlier,
    "sensitivity": way.judgement,
    "given_by": way.judgement,
    **PROVENANCE,
}
BAR: Mapping[str, Weigh] = {
    "when": way.wider,
    "effect": way.among("hold", "prohibit"),
    "subject": way.judgement,
    "message": way.wording,
    "lifts_when": way.wording,
    "overrides": way.one_of,
    "requires": way.all_of,
    "takes_with": way.set_at_all,
    "warns": way.only_warns,
    **PROVENANCE,
}
CHECK: Mapping[str, Weigh] = {
    "when": way.wider,
    "says": way.wording,
    "remedy": way.wording,
    "require": way.among("justification", "change"),
    "raise_to": way.higher,
    "only_warns": way.less,
    **PROVENANCE,
}
LEVEL: Mapping[str, Weigh] = {
    "rank": way.judgement,
    "label": way.wording,
    "help": way.wording,
    "advice": way.all_of,
    "inform": way.all_of,
    **PROVENANCE,
}
ESCALATION: Mapping[str, Weigh] = {
    "when": way.wider,
    "level": way.higher,
    "says": way.wording,
    **PROVENANCE,
}
LETTER: Mapping[str, Weigh] = {
    "trigger": way.judgement,
    "to": way.judgement,
    "label": way.wording,
    "form": way.judgement,
    "signed_by": way.higher,
    "contents": way.all_of,
    "when": way.wider,
    "due": way.sooner,
    "response_due": way.sooner,
    "due_basis": way.wording,
    "blocks": way.set_at_all,
    "repeat_each": way.set_at_all,
    "serves": way.among("authority", ""),
    "until": way.all_of,
    "every": way.judgement,
    "inform": way.all_of,
    **PROVENANCE,
}
DUTY: Mapping[str, Weigh] = {
    "label": way.wording,
    "every": way.sooner,
    "upon": way.all_of,
    "due": way.sooner,
    "by": way.judgement,
    "form": way.judgement,
    "when": way.wider,
    "help": way.wording,
    **PROVENANCE,
}
REPORT: Mapping[str, Weigh] = {
    "label": way.wording,
    "audience": way.judgement,
    "kind": way.judgement,
    "trigger": way.judgement,
    "unless": way.judgement,
    "contents": way.all_of,
    **PROVENANCE,
}
VALIDITY: Mapping[str, Weigh] = {
    "default": way.sooner,
    "max": way.sooner,
    "shorter": way.judgement,
    "warn_before": way.later,
    "must_cover": way.set_at_all,
    "reassess_on": way.all_of,
    **PROVENANCE,
}
HOLD: Mapping[str, Weigh] = {
    "by": way.judgement,
    "ratify_within": way.sooner,
    "ratified_by": way.higher,
    "says": way.wording,
    **PROVENANCE,
}
DERIVED: Mapping[str, Weigh] = {
    "label": way.wording,
    "kind": way.judgement,
    "sides": way.judgement,
    "table": way.judgement,
    "collection": way.judgement,
    "condition": way.judgement,
    "steps": way.judgement,
    "otherwise": way.judgement,
    "scale": way.judgement,
    **PROVENANCE,
}
TABLE: Mapping[str, Weigh] = {
    "rows": way.judgement,
    "cols": way.judgement,
    "cells": way.cells,
    **PROVENANCE,
}
SWITCH: Mapping[str, Weigh] = {
    "label": way.wording,
    "options": way.judgement,
    "value": way.judgement,
    "help": way.wording,
    **PROVENANCE,
}
TERM: Mapping[str, Weigh] = {
    "label": way.wording,
    "help": way.wording,
    "rank": way.judgement,
    "marks": way.judgement,
    **PROVENANCE,
}
SCOPE_RULE: Mapping[str, Weigh] = {
    "when": way.judgement,
    "outcome": way.among("out", "covered", "refer", "in"),
    "says": way.wording,
    "reason_required": way.more,
    "record_precedent": way.more,
    **PROVENANCE,
}

KINDS: tuple[Kind, ...] = (
    Kind("switches", _("choice left open"), lambda f: f.switches, SWITCH, UNCLEAR, UNCLEAR),
    Kind("must_cover", _("item that must be covered"), _covered_terms, TERM),
    Kind("vocab", _("word of a list"), _other_terms, {"term": way.judgement}, UNCLEAR, UNCLEAR),
    Kind("questions", _("question"), _questions, QUESTION),
    Kind("sections", _("section"), lambda f: f.sections, SECTION, SAME, SAME),
    Kind("collections", _("list"), lambda f: f.collections.values(), COLLECTION),
    Kind("derived", _("derived value"), lambda f: f.derived.values(), DERIVED, SAME, UNCLEAR),
    Kind("tables", _("table"), lambda f: f.tables.values(), TABLE, SAME, UNCLEAR),
    Kind("bars", _("bar"), lambda f: f.bars, BAR),
    Kind("checks", _("contradiction looked for"), lambda f: f.checks, CHECK),
    Kind("levels", _("rung"), lambda f: f.levels, LEVEL, UNCLEAR, UNCLEAR),
    Kind("escalation", _("reason to go higher"), lambda f: f.escalation, ESCALATION),
    Kind("communications", _("letter"), lambda f: f.communications, LETTER),
    Kind("monitoring", _("duty"), lambda f: f.monitoring, DUTY),
    Kind("reports", _("report"), lambda f: f.reports, REPORT),
    Kind("validity", _("validity"), lambda f: (f.validity,), VALIDITY),
    Kind("hold", _("emergency hold"), lambda f: filter(None, (f.lifecycle.emergency_hold,)), HOLD),
)
