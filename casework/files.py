"""The case file: everything guards and pages read about one case, loaded once.

Each app keeps one drawer or more (`@drawer("assessments.assessment", "risks")`). A drawer is
opened the first time somebody reads it, in a number of queries that does not grow with the
case, and stays as it was then: guards read the file and never ask the database anything.

A drawer of few plain rows is a leaf (`@leaf("assessments.assessment", "consultations")`): all
leaves of a file are read in one statement, with the first of them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

Loader = Callable[[Any, "CaseFile"], Any]
Rows = Callable[[Any], "QuerySet[Any, Any]"]
_drawers: dict[str, dict[str, Loader]] = defaultdict(dict)
_leaves: dict[str, dict[str, Rows]] = defaultdict(dict)


def drawer(kind: str, name: str) -> Callable[[Loader], Loader]:
    """Register the loader of one drawer of the file of one kind of case.

    The loader is called with the case and its file, and may read other drawers.
    """

    def register(load: Loader) -> Loader:
        _drawers[kind][name] = load
        return load

    return register


def leaf(kind: str, name: str) -> Callable[[Rows], Rows]:
    """Register a leaf: which rows it holds of a case, whole or by `.values()`.

    Whole rows come without what they point to; values come as plain JSON.
    """

    def register(rows_of: Rows) -> Rows:
        _leaves[kind][name] = rows_of
        _drawers[kind][name] = lambda case, file: file.read_leaves()[name]
        return rows_of

    return register


class CaseFile:
    """One case with all its drawers, each as it stood when it was first opened."""

    def __init__(self, case: Any) -> None:
        self.case = case
        self._loaders = _drawers[case._meta.label_lower]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._loaders:
            raise AttributeError(f"The case file has no drawer “{name}”.")
        self.__dict__[name] = content = self._loaders[name](self.case, self)
        return content

    def read_leaves(self) -> dict[str, list[Any]]:
        """Return the rows of every leaf by its name, read together when the first is asked for."""
        if "_read" not in self.__dict__:
            rows_of = _leaves[self.case._meta.label_lower]
            self.__dict__["_read"] = _together(
                {name: of(self.case) for name, of in rows_of.items()}
            )
        read: dict[str, list[Any]] = self.__dict__["_read"]
        return read


def _together(wanted: dict[str, QuerySet[Any, Any]]) -> dict[str, list[Any]]:
    """Read several querysets in one statement."""
    parts, params = [], []
    for name, rows in wanted.items():
        try:
            statement, given = rows.query.sql_with_params()
        except EmptyResultSet:  # nothing could be like that, so nothing is asked
            continue
        parts.append(f"SELECT %s, jsonb_agg(to_jsonb(leaf)) FROM ({statement}) leaf")  # noqa: S608
        params += [name, *given]
    found: dict[str, list[Any]] = {name: [] for name in wanted}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), params)
        for name, rows_as_json in cursor.fetchall():
            found[name] = _rows(wanted[name], json.loads(rows_as_json or "[]"))
    return found


def _rows(wanted: QuerySet[Any, Any], read: list[dict[str, Any]]) -> list[Any]:
    """Return rows as the queryset would have: of its model, or as values."""
    if wanted.query.values_select:
        return read
    fields = wanted.model._meta.concrete_fields
    names = [field.attname for field in fields]
    return [
        wanted.model.from_db(
            wanted.db, names, [field.to_python(row[field.column]) for field in fields]
        )
        for row in read
    ]
