"""Write decisions out row by row, straight from one SELECT, in memory that does not grow."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from decisions.exports.columns import COLUMNS, SOURCES

FORMATS = ("csv", "json", "jsonl")
BOM = "\ufeff"
AT_ONCE = 2000
# What a spreadsheet would run as a formula, were it the first thing in a cell.
RUNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which decisions: of these portfolios (None: all), made on or after a day."""

    portfolios: tuple[int, ...] | None = None
    since: date | None = None

    @property
    def where(self) -> tuple[str, list]:
        """The condition in SQL, with its values."""
        asked, values = ["TRUE"], []
        if self.portfolios is not None:
            asked.append("COALESCE(s.portfolio_id, barred.portfolio_id) = ANY(%s)")
            values.append(list(self.portfolios))
        if self.since is not None:
            asked.append("d.made_at >= %s")
            values.append(self.since)
        return f"WHERE {' AND '.join(asked)}", values


def export_sql(wanted: Wanted = Wanted(), *, text: bool = True) -> tuple[str, list]:
    """Return the SELECT behind every export, and its values; with `text`, each cell as text."""
    columns = ", ".join(each.guarded for each in COLUMNS)
    where, values = wanted.where
    # Percent signs of the columns are no places for values.
    select = f"SELECT {columns} {SOURCES}".replace("%", "%%")
    select = f"{select} {where} ORDER BY d.id"
    if not text:
        return select, values
    names = ", ".join(f'"{each.name}"::text' for each in COLUMNS)
    return f"SELECT {names} FROM ({select}) row", values  # noqa: S608


def as_csv(wanted: Wanted = Wanted(), *, bom: bool = False) -> Iterator[str]:
    """Yield the export as CSV: a head, then one line per decision, safe for a spreadsheet."""
    head = _lines([[each.name for each in COLUMNS]])
    yield f"{BOM}{head}" if bom else head
    for rows in _chunks(*export_sql(wanted)):
        yield _lines([[safe(cell) for cell in row] for row in rows])


def as_json(wanted: Wanted = Wanted(), *, lines: bool = False) -> Iterator[str]:
    """Yield the export as one JSON array, or as one object on each line."""
    select, values = export_sql(wanted, text=False)
    select = f"SELECT row_to_json(row)::text FROM ({select}) row"  # noqa: S608
    if lines:
        for rows in _chunks(select, values):
            yield "".join(f"{row[0]}\n" for row in rows)
        return
    before = "["
    for rows in _chunks(select, values):
        yield before + ",\n".join(row[0] for row in rows)
        before = ",\n"
    yield "]\n" if before != "[" else "[]\n"


def safe(cell: str | None) -> str:
    """Return a cell no spreadsheet runs: one that begins like a formula begins with '."""
    if not cell:
        return ""
    return f"'{cell}" if cell.startswith(RUNS) else cell


class _Echo:
    """Gives each line back to whoever wrote it, so that nothing is kept."""

    def write(self, line: str) -> str:
        return line


_writer = csv.writer(_Echo())


def _lines(rows: Iterable[Iterable[str]]) -> str:
    return "".join(_writer.writerow(row) for row in rows)


def _chunks(select: str, values: list) -> Iterator[list[tuple]]:
    """Yield rows some thousands at a time from a cursor the server keeps."""
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(select, values)
        while rows := cursor.fetchmany(AT_ONCE):
            yield rows
