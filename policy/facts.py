"""What is known of a case, as conditions see it: `case.*`, `q.*`, `d.*`, `it.*`, `switch.*`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

UNKNOWN = None


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one collection, and whether they are all there are.

    An empty list says nothing until somebody signs “searched, none found”; a list that leaves
    out what it must cover says nothing about the rows that are not in it yet.
    """

    items: tuple[Mapping[str, Any], ...] = ()
    complete: bool = False


NO_ROWS = Rows()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a condition may look up. What is not there is unknown."""

    values: Mapping[str, Any] = field(default_factory=dict)
    collections: Mapping[str, Rows | Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    rankings: Mapping[str, Sequence[str]] = field(default_factory=dict)
    derive: Callable[[str], Any] | None = None
    name: Callable[[str], str] = str
    say: Callable[[str, Any], str] = lambda ref, value: str(value)
    row: Mapping[str, Any] | None = None

    def get(self, ref: str) -> Any:
        """The answer under this name, or None where nobody has given one."""
        if ref.startswith("it."):
            return UNKNOWN if self.row is None else known(self.row.get(ref[3:]))
        if self.derive and ref.startswith("d."):
            return self.derive(ref)
        return known(self.values.get(ref))

    def rows(self, ref: str) -> Rows:
        """The rows of a collection, or of the rows belonging to the present row (`it.…`)."""
        if ref.startswith("it."):
            found = (self.row or {}).get(ref[3:])
        else:
            found = self.collections.get(ref)
        if isinstance(found, Rows):
            return found
        return Rows(tuple(found), complete=bool(found)) if found else NO_ROWS

    def about(self, row: Mapping[str, Any]) -> "Facts":
        """The same facts, looking at one row."""
        # Built by hand: this is done for every row of every condition.
        return Facts(
            self.values,
            self.collections,
            self.rankings,
            self.derive,
            self.name,
            self.say,
            row,
        )

    def rank(self, ranking: str, value: Any) -> int | None:
        """Where a value stands in a ranked list, or None where it has no place there."""
        order = self.rankings.get(ranking, ())
        return order.index(value) if value in order else UNKNOWN


def known(value: Any) -> Any:
    """The value, or None where what was written says nothing."""
    while isinstance(value, dict) and "value" in value:
        value = value["value"]
    if isinstance(value, str):
        return value if value.strip() else UNKNOWN
    if isinstance(value, list | tuple | Mapping) and not value:
        return UNKNOWN
    return value


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
