"""The rows of every list of a case, with what is looked up for them and what belongs to them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from policy.document import declarations
from policy.facts import UNKNOWN, Facts, Row, Rows, known
from policy.framework import Collection, Framework
from policy.framework.outline import Outline
from policy.logic import tested

Built = list[dict[str, Any]]


class Lists:
    """Builds the rows of every collection, each row once, with those that belong to it inside."""

    def __init__(self, framework: Framework, document: Mapping[str, Any], facts: Facts) -> None:
        self.framework, self.facts = framework, facts
        self.given = document.get("collections") or {}
        self.declared = {(name, owner) for name, owner, _details in declarations(document)}
        self.done: dict[str, Built] = {}

    def built(self) -> dict[str, Rows]:
        """Every collection by its name, and whether its rows are all there are."""
        found = {}
        for name, collection in self.framework.collections.items():
            rows = self._whole(name)
            found[name] = Rows(tuple(rows), self._complete(collection, rows, None, None))
        return found

    def _whole(self, name: str) -> Built:
        if name not in self.done:
            outline = self.framework.outlines[name]
            rows = [self._row(outline, row) for row in self._given(name)]
            self.done[name] = rows  # lists that belong to each other in a circle end here
            for child in outline.children:
                self._put_inside(rows, child)
        return self.done[name]

    def _given(self, name: str) -> list[Row]:
        return self.given.get(name) or []

    def _row(self, outline: Outline, given: Row) -> dict[str, Any]:
        choices = outline.choices
        row = {
            key: chosen(known(value), choices[key]) if key in choices else known(value)
            for key, value in given.items()
        }
        for field, code, marks in outline.marks:
            found = row.get(code)
            row[field] = marks.get(found) if isinstance(found, str) else UNKNOWN
        for field, last, day in outline.dates:
            row[field] = reaches(row.get(last), self.facts.get(day))
        return row

    def _put_inside(self, rows: Built, child: Collection) -> None:
        """Give each row the rows of another list that belong to it."""
        mine: dict[str, Built] = defaultdict(list)
        for given, built in zip(self._given(child.name), self._whole(child.name), strict=True):
            mine[given[child.belongs_by]].append(built)
        for row in rows:
            belonging = mine.get(row["id"], [])
            complete = self._complete(child, belonging, row["id"], row)
            row[child.name] = Rows(tuple(belonging), complete)

    def _complete(
        self, collection: Collection, rows: Built, owner: str | None, row: Row | None
    ) -> bool:
        """Whether these rows are all there are, so that what no row says is settled."""
        if (collection.name, owner) in self.declared or (collection.name, None) in self.declared:
            return True
        about_a_case_or_row = owner is not None or not collection.belongs_to
        wanted = collection.required_if if about_a_case_or_row else None
        if wanted and tested(wanted)(self.facts, row) is False:
            return True
        if len(rows) < max(collection.min, 1):
            return False
        return not uncovered(self.framework, collection, rows)


def chosen(value: Any, codes: frozenset[str]) -> Any:
    """An answer among these codes, or None for each that is no longer an option."""
    if isinstance(value, list | tuple):
        return [each if _is_among(each, codes) else UNKNOWN for each in value]
    return value if _is_among(value, codes) else UNKNOWN


def _is_among(value: Any, codes: frozenset[str]) -> bool:
    return isinstance(value, str) and value in codes


def reaches(last: Any, day: Any) -> bool | None:
    """Whether what lasts until one day still holds on another; unknown unless both are whole."""
    try:
        return date.fromisoformat(str(last)) >= date.fromisoformat(str(day))
    except ValueError:
        return UNKNOWN


def uncovered(framework: Framework, collection: Collection, rows: Iterable[Row]) -> list[str]:
    """The codes this collection must have a row for, and has not."""
    wanted = framework.outlines[collection.name].to_cover
    if not wanted:
        return []
    covered: set[str] = set()
    for row in rows:
        code = row.get(collection.covers_by)
        codes = code if isinstance(code, list) else [code]
        covered.update(each for each in codes if isinstance(each, str))
    return [code for code in wanted if code not in covered]
