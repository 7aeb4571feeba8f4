"""Values worked out from answers, and the tables they are looked up in."""

from dataclasses import dataclass
from typing import Any, Self

from policy.framework.entry import Entry
from policy.logic import Condition
from policy.text import Text

KINDS = ("matrix", "max_over", "when", "highest_of")
NAMES = {"type": ["string", "array", "null"], "items": {"type": "string"}}
BY_TABLE = {
    "type": "object",
    "properties": {"matrix": NAMES, "value": NAMES, "table": {"type": ["string", "null"]}},
    "additionalProperties": False,
}
MAX_OVER = {
    "type": "array",
    "prefixItems": [{"type": "string"}, {"anyOf": [{"type": "string"}, BY_TABLE]}],
    "minItems": 2,
    "maxItems": 2,
}
LINES = {"type": "array", "items": {"type": "array", "items": {"type": "string"}}}


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
        over = entry.take("max_over", None, shape=MAX_OVER)
        collection, inner = _row_value(entry, over) if over is not None else ("", entry)
        matrix, condition = entry.words("matrix"), entry.condition("when", None)
        steps = entry.entries("highest_of", Step.read)
        kinds = [kind for kind in KINDS if kind in entry.data]
        derived = cls(
            id=id,
            label=entry.text("label", id),
            kind=kinds[0] if kinds else "",
            sides=_sides(inner) if collection else matrix,
            table=inner.word("table", ""),
            collection=collection,
            condition=condition,
            steps=steps,
            otherwise=entry.word("otherwise", ""),
            scale=entry.word("scale", ""),
            **entry.provenance(),
        )
        entry.done()
        if len(kinds) != 1:
            raise entry.refused("should have exactly one of: matrix, max_over, when, highest_of")
        return derived


def _row_value(entry: Entry, pair: Any) -> tuple[str, Entry]:
    if not isinstance(pair, list) or len(pair) != 2 or not isinstance(pair[0], str):
        raise entry.refused("has a “max_over” that is not a pair: a collection, and what to take")
    inner = {"value": pair[1]} if isinstance(pair[1], str) else pair[1]
    return pair[0], entry.within(f"{entry.where}, max_over", inner)


def _sides(inner: Entry) -> tuple[str, ...]:
    """What is taken of each row: one answer, or two that are looked up in a table."""
    sides = inner.words("matrix" if "matrix" in inner.data else "value")
    inner.word("table", "")
    inner.done()
    return sides


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
        cells = entry.take("cells", shape=LINES)
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
