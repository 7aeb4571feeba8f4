"""Rows by the hundred thousand: COPY, as the owner, with the triggers told to stand aside.

Only an empty database on a bench is filled so: the application's role can neither COPY past
the guards nor silence them, and the ledger that is written here is chained by the same hash.
"""

import io
import json
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model


def cell(value: Any) -> str:
    """Return one value as COPY's text format takes it."""
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, (int, Decimal)):
        return str(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, bytes):
        return "\\\\x" + value.hex()
    if isinstance(value, (dict, list)):
        value = json.dumps(value)
    return (
        str(value)
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
    )


class Loader:
    """Collects rows of several tables and copies each in when it has enough."""

    def __init__(self, cursor: Any, batch: int = 20_000) -> None:
        self.cursor = cursor
        self.batch = batch
        self.waiting: dict[type[Model], list[tuple]] = {}
        self.columns: dict[type[Model], tuple[list[str], dict[str, Any]]] = {}
        self.next_id: dict[type[Model], int] = {}
        self.as_json: dict[type[Model], set[str]] = {}

    def add(self, model: type[Model], **values: Any) -> int:
        """Add one row, its other columns at their defaults; return its id."""
        if model not in self.columns:
            self.columns[model] = self._columns_of(model)
            self.waiting[model] = []
            self.next_id[model] = 1
            self.as_json[model] = {
                each.column
                for each in model._meta.concrete_fields
                if each.get_internal_type() == "JSONField"
            }
        names, defaults = self.columns[model]
        key = model._meta.pk.column
        values.setdefault(key, self.next_id[model])
        self.next_id[model] += 1
        for name in self.as_json[model] & values.keys():
            values[name] = json.dumps(values[name])
        self.waiting[model].append(tuple(values.get(name, defaults[name]) for name in names))
        if len(self.waiting[model]) >= self.batch:
            self.flush(model)
        return values[key]

    def _columns_of(self, model: type[Model]) -> tuple[list[str], dict[str, Any]]:
        fields = [each for each in model._meta.concrete_fields if not each.generated]
        defaults = {}
        for field in fields:
            default = field.get_default()
            if default is None and not field.null and field.get_internal_type() == "BinaryField":
                default = b""
            defaults[field.column] = default
        return [field.column for field in fields], defaults

    def flush(self, model: type[Model]) -> None:
        """Copy the rows that wait for one table."""
        rows, self.waiting[model] = self.waiting[model], []
        self.copy(model._meta.db_table, self.columns[model][0], rows)

    def copy(self, table: str, columns: list[str], rows: Iterable[tuple]) -> None:
        """Copy rows into a table."""
        text = io.StringIO()
        for row in rows:
            text.write("\t".join(map(cell, row)))
            text.write("\n")
        text.seek(0)
        names = ", ".join(f'"{name}"' for name in columns)
        self.cursor.copy_expert(f'COPY public."{table}" ({names}) FROM STDIN', text)

    def finish(self) -> None:
        """Copy what still waits, and set every series past the ids given out."""
        for model in self.columns:
            self.flush(model)
            table, key = model._meta.db_table, model._meta.pk.column
            self.cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, %s), %s)",
                [f"public.{table}", key, max(self.next_id[model], 2) - 1],
            )
