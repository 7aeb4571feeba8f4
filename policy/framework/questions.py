"""What a framework asks: facts, questions, the sections they stand in, and the rows they ask of."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from policy.framework.basics import Term, terms
from policy.framework.entry import Entry
from policy.logic import Condition
from policy.text import Text

STAGES = ("begin_mitigation", "submit", "put_to_decision", "authorise")
TYPES = (
    "text",
    "longtext",
    "choice",
    "multichoice",
    "scale",
    "date",
    "duration",
    "money",
    "number",
    "document",
    "table",
    "mitigation_list",
    "consultation_log",
    "subject_list",
    "item_list",
    "finding",
)
COUNTRIES = "countries"  # the one list the program fills from the plan, where a text says so
CHOOSING = ("choice", "multichoice", "scale", "finding")


def is_due(due_at: str, stage: str | None) -> bool:
    """Should what is due at `due_at` be known by `stage`? By None, everything should."""
    return stage is None or STAGES.index(due_at) <= STAGES.index(stage)


@dataclass(frozen=True, slots=True)
class Question:
    """One thing a framework wants to know, why, by when, and where that demand comes from.

    `per` is “case”, or the collection whose rows it is asked of. `given_by` is “officer”, or
    “heed” for facts the program itself puts into the case document.
    """

    id: str
    text: Text
    help: Text
    why: Text
    type: str
    options: tuple[Term, ...]
    scale: str
    vocab: tuple[str, ...]
    required: bool
    required_if: Condition | None
    visible_if: Condition | None
    notes: str
    evidence: Mapping[str, Any]
    columns: tuple[str, ...]
    min_items: int
    due_at: str
    per: str
    section: str
    meaning: int
    sensitivity: str
    answered_by: str
    given_by: str
    cite: str
    basis: str

    @property
    def key(self) -> str:
        """The name of the answer inside a row: the id without its prefix."""
        return self.id.partition(".")[2] or self.id

    @property
    def ref(self) -> str:
        """How conditions name the answer."""
        if self.per != "case":
            return f"it.{self.key}"
        return self.id if self.id.startswith("case.") else f"q.{self.id}"

    @property
    def many(self) -> bool:
        """Whether several answers may be given at once."""
        return self.type == "multichoice"

    def option(self, code: Any) -> Term | None:
        """The option with this code."""
        return next((each for each in self.options if each.id == code), None)

    @classmethod
    def read(cls, entry: Entry, per: str = "case", section: str = "", due: str = "submit") -> Self:
        kind = entry.word("type", among=TYPES)
        question = cls(
            id=entry.word("id"),
            text=entry.text("text"),
            help=entry.text("help", ""),
            why=entry.text("why", ""),
            type=kind,
            options=terms(entry, "options"),
            scale=entry.word("scale", ""),
            vocab=entry.words("vocab"),
            required=entry.flag("required"),
            required_if=entry.condition("required_if", None),
            visible_if=entry.condition("visible_if", None),
            notes=entry.word("notes", "", among=("required", "optional")),
            evidence=_evidence(entry.entry_if_any("evidence")),
            columns=entry.words("columns"),
            min_items=entry.number("min_items", 0),
            due_at=entry.word("due_at", due, among=STAGES),
            per=per,
            section=section,
            meaning=entry.number("meaning", 1),
            sensitivity=entry.word("sensitivity", "ordinary"),
            answered_by=entry.word("answered_by", "author", among=("author", "decider_or_adviser")),
            given_by=entry.word("given_by", "officer", among=("officer", "heed")),
            **entry.provenance(),
        )
        entry.done()
        return question

    def choosing_from(self, terms: tuple[Term, ...]) -> Self:
        """The same question with the options its scale or code list gives it."""
        return replace(self, options=terms)


def _evidence(entry: Entry | None) -> Mapping[str, Any]:
    """How many sources an answer needs, and of what standard."""
    if entry is None:
        return {}
    wanted = {"min_sources": entry.number("min_sources", 0)}
    standard = entry.word("min_standard", "")
    entry.done()
    return {**wanted, "min_standard": standard} if standard else wanted


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the form: some questions asked of the case, or of each row of a collection."""

    id: str
    title: Text
    help: Text
    per: str
    questions: tuple[Question, ...]
    visible_if: Condition | None
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry) -> Self:
        id, per = entry.word("id"), entry.word("per", "case")
        due = entry.word("due_at", "submit", among=STAGES)
        section = cls(
            id=id,
            title=entry.text("title"),
            help=entry.text("help", ""),
            per=per,
            questions=entry.entries("questions", lambda each: Question.read(each, per, id, due)),
            visible_if=entry.condition("visible_if", None),
            **entry.provenance(),
        )
        entry.done()
        return section


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a row that is not a question: a code, a link, a date the program keeps."""

    id: str
    label: Text
    vocab: tuple[str, ...]
    options: tuple[Term, ...]
    required: bool
    looked_up: tuple[str, str] | None  # (field holding the code, mark of that term)
    lasts_until: tuple[str, str] | None = None  # (the row's last day, the day it must reach)

    @classmethod
    def read(cls, entry: Entry) -> Self:
        id = entry.word("id")
        source, _dot, mark = entry.word("from", "").partition(".")
        lasts = entry.words("lasts_until")
        if lasts and len(lasts) != 2:
            raise entry.refused(
                "has a “lasts_until” that is not a pair: the row's last day, and the day it must"
                " reach"
            )
        made = cls(
            id=id,
            label=entry.text("label", id.replace("_", " ").capitalize()),
            vocab=entry.words("vocab"),
            options=terms(entry, "options"),
            required=entry.flag("required"),
            looked_up=(source, mark) if mark else None,
            lasts_until=(lasts[0], lasts[1]) if lasts else None,
        )
        entry.done()
        return made


@dataclass(frozen=True, slots=True)
class Collection:
    """A list a case keeps (risks, measures, people), and when it may be called complete.

    `given_by` is “officer”, or “heed” for a list the program itself fills from the plan.
    """

    name: str
    label: Text
    row: Text
    fields: tuple[Field, ...]
    min: int
    declare_none: bool
    declare_requires: tuple[str, ...]
    must_cover: str
    covers_by: str
    required_if: Condition | None
    belongs_to: str
    belongs_by: str
    due_at: str
    sensitivity: str
    cite: str
    basis: str
    given_by: str = "officer"

    @property
    def is_of_countries(self) -> bool:
        """Whether its rows are the countries of the help: nobody types them."""
        return self.name == COUNTRIES and self.given_by == "heed"

    def field(self, id: str) -> Field | None:
        """The declared field of this name."""
        return next((each for each in self.fields if each.id == id), None)

    @classmethod
    def read(cls, name: str, entry: Entry) -> Self:
        owner = entry.entry_if_any("belongs_to")
        collection = cls(
            name=name,
            label=entry.text("label"),
            row=entry.text("row", entry.text("label")),
            fields=entry.entries("fields", Field.read),
            min=entry.number("min", 1),
            declare_none=entry.flag("declare_none"),
            declare_requires=entry.words("declare_requires"),
            must_cover=entry.word("must_cover", ""),
            covers_by=entry.word("covers_by", "code"),
            required_if=entry.condition("required_if", None),
            belongs_to=owner.word("collection") if owner else "",
            belongs_by=owner.word("by") if owner else "",
            due_at=entry.word("due_at", "submit", among=STAGES),
            sensitivity=entry.word("sensitivity", "ordinary"),
            given_by=entry.word("given_by", "officer", among=("officer", "heed")),
            **entry.provenance(),
        )
        if owner:
            owner.done()
        entry.done()
        return collection


@dataclass(frozen=True, slots=True)
class Form:
    """Questions asked after the decision: of a delivery, a review, an outcome."""

    id: str
    title: Text
    questions: tuple[Question, ...] = field(default_factory=tuple)

    @classmethod
    def read(cls, entry: Entry) -> Self:
        id = entry.word("id")
        form = cls(
            id=id,
            title=entry.text("title"),
            questions=entry.entries("questions", lambda each: Question.read(each, "case", id)),
        )
        entry.done()
        return form
