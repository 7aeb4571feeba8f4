"""Tables for spreadsheets, which no cell of ours may turn into a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any

OPENS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class _Line:
    """A file of one line: what the writer wrote last."""

    def write(self, line: str) -> str:
        return line


def csv_lines(rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Yield rows as lines of CSV, each cell safe to open; the first line says it is UTF-8."""
    writer = csv.writer(_Line())
    yield "\ufeff"
    for row in rows:
        yield writer.writerow([safe_cell(cell) for cell in row])


def safe_cell(value: Any) -> str:
    """Return a value as text that a spreadsheet shows and never works out.

    A number stays a number, minus or not; anything else that could open a formula is quoted.
    """
    text = "" if value is None else str(value)
    if text.startswith(OPENS_A_FORMULA) and not _is_number(text):
        return "'" + text
    return text


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdigit()
