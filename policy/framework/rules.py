"""What follows from the answers: scope, derived ratings, bars, checks, levels, escalation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from policy.framework.entry import Entry
from policy.framework.questions import Question
from policy.logic import Condition
from policy.periods import Period
from policy.text import Text

OUTCOMES = ("in", "out", "covered", "refer")
EFFECTS = ("prohibit", "prohibit_part", "hold", "must_suspend")
OVERRIDES = ("none", "exception", "waiver", "political_decision")


@dataclass(frozen=True, slots=True)
class ScopeRule:
    """One step of the ordered list that decides whether the policy applies."""

    id: str
    when: Condition
    outcome: str
    says: Text
    reason_required: bool
    record_precedent: bool
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry) -> Self:
        rule = cls(
            id=entry.word("id"),
            when=entry.condition("when"),
            outcome=entry.word("outcome", among=OUTCOMES),
            says=entry.text("says", ""),
            reason_required=entry.flag("reason_required"),
            record_precedent=entry.flag("record_precedent"),
            **entry.provenance(),
        )
        entry.done()
        return rule


@dataclass(frozen=True, slots=True)
class Scope:
    """Whether the policy applies: the first true rule wins, and an unknown one before it waits."""

    rules: tuple[ScopeRule, ...]
    default: str
    questions: tuple[Question, ...]

    @classmethod
    def read(cls, entry: Entry) -> Self:
        scope = cls(
            rules=entry.entries("rules", ScopeRule.read),
            default=entry.word("default", among=OUTCOMES),
            questions=entry.entries(
                "questions",
                lambda each: Question.read(each, "case", "screening", "begin_mitigation"),
            ),
        )
        entry.done()
        return scope


@dataclass(frozen=True, slots=True)
class Step:
    """One way a derived value is reached: while this holds, it is at least this."""

    when: Condition
    value: str
    says: Text
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry) -> Self:
        step = cls(
            when=entry.condition("when"),
            value=entry.word("value"),
            says=entry.text("says", ""),
            **entry.provenance(),
        )
        entry.done()
        return step


@dataclass(frozen=True, slots=True)
class Derived:
    """A value worked out from answers: by a matrix, the worst row, a condition, or the highest."""

    id: str
    label: Text
    kind: str  # matrix · max_over · when · highest_of
    sides: tuple[str, ...]
    table: str
    collection: str
    condition: Condition | None
    steps: tuple[Step, ...]
    otherwise: str
    scale: str
    cite: str
    basis: str

    @classmethod
    def read(cls, id: str, entry: Entry) -> Self:
        kinds = [
            kind for kind in ("matrix", "max_over", "when", "highest_of") if kind in entry.data
        ]
        if len(kinds) != 1:
            raise entry.refused("should have exactly one of: matrix, max_over, when, highest_of")
        collection, inner = _row_value(entry) if kinds[0] == "max_over" else ("", entry)
        derived = cls(
            id=id,
            label=entry.text("label", id),
            kind=kinds[0],
            sides=inner.words("matrix" if "matrix" in inner.data else "value"),
            table=inner.word("table", ""),
            collection=collection,
            condition=entry.condition("when", None),
            steps=entry.entries("highest_of", Step.read),
            otherwise=entry.word("otherwise", ""),
            scale=entry.word("scale", ""),
            **entry.provenance(),
        )
        entry.done()
        return derived


def _row_value(entry: Entry) -> tuple[str, Entry]:
    pair = entry.take("max_over")
    if not isinstance(pair, list) or len(pair) != 2 or not isinstance(pair[0], str):
        raise entry.refused("has a “max_over” that is not a pair: a collection, and what to take")
    inner = {"value": pair[1]} if isinstance(pair[1], str) else pair[1]
    return pair[0], entry.within(f"{entry.where}, max_over", inner)


@dataclass(frozen=True, slots=True)
class Table:
    """A matrix: rows, columns and cells, each a value of a scale."""

    id: str
    rows: tuple[str, ...]
    cols: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    cite: str
    basis: str

    def cell(self, row: str, col: str) -> str | None:
        """Where a row and a column meet, or None where the table has no such row or column."""
        if row not in self.rows or col not in self.cols:
            return None
        return self.cells[self.rows.index(row)][self.cols.index(col)]

    @classmethod
    def read(cls, id: str, entry: Entry) -> Self:
        rows, cols = entry.words("rows"), entry.words("cols")
        cells = entry.take("cells")
        if (
            not isinstance(cells, list)
            or len(cells) != len(rows)
            or not all(isinstance(line, list) and len(line) == len(cols) for line in cells)
            or not all(isinstance(cell, str) for line in cells for cell in line)
        ):
            raise entry.refused(
                f"should have {len(rows)} rows of {len(cols)} words each in “cells”, to fit its"
                " “rows” and “cols”"
            )
        made = cls(id, rows, cols, tuple(tuple(line) for line in cells), **entry.provenance())
        entry.done()
        return made


@dataclass(frozen=True, slots=True)
class Override:
    """The only lawful way past a bar: who may take it, with what, and whom they must tell."""

    kind: str
    id: str
    by: str
    requires: tuple[str, ...]
    consult: tuple[str, ...]
    applies_to: tuple[str, ...]
    scope: str
    report_to: str
    report_within: Period | None
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry) -> Self:
        report = entry.entry_if_any("report")
        kind = entry.word("kind", among=OVERRIDES)
        override = cls(
            kind=kind,
            id=entry.word("id", kind),
            by=entry.word("by"),
            requires=entry.words("requires"),
            consult=entry.words("consult"),
            applies_to=entry.words("applies_to"),
            scope=entry.word("for", ""),
            report_to=report.word("to") if report else "",
            report_within=report.period_if_any("within") if report else None,
            **entry.provenance(),
        )
        entry.done()
        return override


@dataclass(frozen=True, slots=True)
class Bar:
    """A finding that stops support, the words that say so, and what would lift it."""

    id: str
    when: Condition
    effect: str
    subject: str
    message: Text
    lifts_when: Text
    overrides: tuple[Override, ...]
    requires: tuple[str, ...]
    warns: bool | Condition
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry) -> Self:
        warns = entry.take("only_warns", False)
        bar = cls(
            id=entry.word("id"),
            when=entry.condition("when"),
            effect=entry.word("effect", among=EFFECTS),
            subject=entry.word("subject", ""),
            message=entry.text("message"),
            lifts_when=entry.text("lifts_when"),
            overrides=_overrides(entry),
            requires=entry.words("requires"),
            warns=warns if isinstance(warns, bool) else entry.condition("only_warns"),
            **entry.provenance(),
        )
        entry.done()
        if not bar.message.strip():
            raise entry.refused("has an empty message. Say what may not be done, and why")
        return bar


def _overrides(entry: Entry) -> tuple[Override, ...]:
    value = entry.take("override")
    if value == "none":
        return ()
    if isinstance(value, dict):
        return (Override.read(entry.within(f"{entry.where}, override", value)),)
    if isinstance(value, list):
        return entry.entries("override", Override.read)
    raise entry.refused("has an “override” that is neither “none” nor an entry with a kind")


@dataclass(frozen=True, slots=True)
class Check:
    """A contradiction to be looked at by a person, who changes something or says why not."""

    id: str
    when: Condition
    says: Text
    remedy: Text
    require: str  # change · justification
    raise_to: str
    only_warns: bool
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry) -> Self:
        then = entry.entry("then")
        check = cls(
            id=entry.word("id"),
            when=entry.condition("when"),
            says=entry.text("says", ""),
            remedy=entry.text("remedy", ""),
            require=then.word("require", "justification", among=("change", "justification")),
            raise_to=then.word("raise_to", ""),
            only_warns=entry.flag("only_warns"),
            **entry.provenance(),
        )
        then.done()
        entry.done()
        return check


@dataclass(frozen=True, slots=True)
class AdviceNeed:
    """Advice a level must have before it decides, its clock, and what a “do not concur” does."""

    kinds: tuple[str, ...]
    due: Period | None
    on_non_concur: str  # raise · show
    when: Condition | None
    says: Text
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry) -> Self:
        need = cls(
            kinds=entry.words("kinds"),
            due=entry.period_if_any("due"),
            on_non_concur=entry.word("on_non_concur", "show", among=("raise", "show")),
            when=entry.condition("when", None),
            says=entry.text("says", ""),
            **entry.provenance(),
        )
        entry.done()
        return need


@dataclass(frozen=True, slots=True)
class Level:
    """A rung of the ladder: who may decide at this height, and whose advice they need."""

    id: str
    rank: int
    label: Text
    help: Text
    advice: tuple[AdviceNeed, ...]
    inform: tuple[str, ...]
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry) -> Self:
        level = cls(
            id=entry.word("id"),
            rank=entry.number("rank", 0),
            label=entry.text("label"),
            help=entry.text("help", ""),
            advice=entry.entries("advice", AdviceNeed.read),
            inform=entry.words("inform"),
            **entry.provenance(),
        )
        entry.done()
        return level


@dataclass(frozen=True, slots=True)
class EscalationRule:
    """While this holds, nobody below this level may decide."""

    id: str
    when: Condition
    level: str
    says: Text
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry, default: Mapping[str, Any]) -> Self:
        entry.data = {**default, **entry.data}
        rule = cls(
            id=entry.word("id"),
            when=entry.condition("when"),
            level=entry.word("level"),
            says=entry.text("says", ""),
            **entry.provenance(),
        )
        entry.done()
        return rule
