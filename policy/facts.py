"""What is known of a case, as conditions see it: `case.*`, `q.*`, `d.*`, `it.*`, `switch.*`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

UNKNOWN = None
Row = Mapping[str, Any]
EMPTY = (list, tuple, dict)  # of these, one that holds nothing says nothing


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one collection, and whether they are all there are.

    An empty list says nothing until somebody signs “searched, none found”; a list that leaves
    out what it must cover says nothing about the rows that are not in it yet.
    """

    items: tuple[Row, ...] = ()
    complete: bool = False


NO_ROWS = Rows()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a condition may look up. What is not there is unknown."""

    values: Mapping[str, Any] = field(default_factory=dict)
    collections: Mapping[str, Rows | Sequence[Row]] = field(default_factory=dict)
    rankings: Mapping[str, Sequence[str]] = field(default_factory=dict)
    derive: Callable[[str], Any] | None = None
    name: Callable[[str], str] = str
    say: Callable[[str, Any], str] = lambda ref, value: str(value)
    place: Callable[[Row], str | None] = lambda row: None
    row: Row | None = None

    def get(self, ref: str) -> Any:
        """The answer under this name, or None where nobody has given one."""
        return look_up(ref)(self, self.row)

    def rows(self, ref: str) -> Rows:
        """The rows of a collection, or of the rows belonging to the present row (`it.…`)."""
        return self.rows_of(ref, self.row)

    def rows_of(self, ref: str, row: Row | None) -> Rows:
        """The rows of a collection, or of the rows belonging to this row (`it.…`)."""
        found = (row or {}).get(ref[3:]) if ref.startswith("it.") else self.collections.get(ref)
        if isinstance(found, Rows):
            return found
        return Rows(tuple(found), complete=bool(found)) if found else NO_ROWS

    def about(self, row: Row) -> "Facts":
        """The same facts, looking at one row."""
        return replace(self, row=row)

    def rank(self, ranking: str, value: Any) -> int | None:
        """Where a value stands in a ranked list, or None where it has no place there."""
        order = self.rankings.get(ranking, ())
        return order.index(value) if value in order else UNKNOWN


def look_up(ref: str) -> Callable[[Facts, Row | None], Any]:
    """How to find the answer under a name, among facts and with a row in hand."""
    if ref.startswith("it."):
        key = ref[3:]
        return lambda facts, row: UNKNOWN if row is None else known(row.get(key))
    if ref.startswith("d."):
        return lambda facts, row: (
            facts.derive(ref) if facts.derive else known(facts.values.get(ref))
        )
    return lambda facts, row: known(facts.values.get(ref))


def known(value: Any) -> Any:
    """The value, or None where what was written says nothing."""
    while isinstance(value, dict) and "value" in value:
        value = value["value"]
    if isinstance(value, str):
        return value if value and not value.isspace() else UNKNOWN
    return UNKNOWN if not value and isinstance(value, EMPTY) else value


def as_facts(facts: "Facts | Mapping[str, Any]") -> Facts:
    """Facts as they are; a plain mapping is read as facts, its lists of rows as collections."""
    if isinstance(facts, Facts):
        return facts
    collections = {name: rows for name, rows in facts.items() if _is_rows(rows)}
    return Facts(values=facts, collections=collections)


def _is_rows(value: Any) -> bool:
    return isinstance(value, Rows) or (
        isinstance(value, list | tuple) and all(isinstance(row, Mapping) for row in value)
    )
