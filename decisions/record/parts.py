"""The parts of a sealed record as one reader has them: some to read, some by digest only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from decisions.record.view import Withheld


class Parts:
    """What a reader may read of a record, by path, and what is withheld from them.

    `rows` are (path, permission needed, canonical bytes or None, digest).
    """

    def __init__(self, rows: Iterable[tuple[str, str, bytes | None, str]], legible: frozenset):
        self.digests: dict[str, str] = {}
        self.withheld: list[Withheld] = []
        self._held: dict[str, Any] = {}
        for path, readers, canonical, digest in sorted(rows, key=lambda row: _in_order(row[0])):
            self.digests[path] = digest
            if canonical is not None and (not readers or readers in legible):
                self._held[path] = json.loads(canonical)
            else:
                self.withheld.append(Withheld(path, _what(path, readers, canonical), digest))

    def get(self, path: str, otherwise: Any = None) -> Any:
        """Return what one part says, or `otherwise` where it is absent or withheld."""
        return self._held.get(path, otherwise)

    def under(self, prefix: str) -> Iterator[tuple[str, Any]]:
        """Yield each legible part under a prefix, in the order of its rows."""
        return ((path, said) for path, said in self._held.items() if path.startswith(prefix))


def _in_order(path: str) -> list[tuple[int, int, str]]:
    """Sort “risks/2” before “risks/10”."""
    return [
        (0, int(each), "") if each.isdigit() else (1, 0, each)
        for each in path.replace("-", "/-/").split("/")
    ]


def _what(path: str, readers: str, canonical: bytes | None) -> str:
    if canonical is None:
        return _("A part that was destroyed when its time to be kept was over")
    if readers.endswith("legal_advice"):
        return _("Legal advice")
    if readers.endswith("protected_source"):
        return _("Who a protected source is")
    if readers.endswith("restricted_baseline"):
        return _("What a restricted baseline of the country says")
    if path.startswith("content/allegations/"):
        return _("A restricted allegation")
    if readers.endswith("restricted_allegation"):
        return _("Answers that only some may read")
    if readers.endswith("read_advice"):
        return _("Advice")
    return _("A part that only some may read")


def day(text: str | None) -> date | None:
    """Read a day as it was sealed."""
    return date.fromisoformat(text) if text else None


def moment(text: str | None) -> datetime | None:
    """Read a moment as it was sealed."""
    return datetime.fromisoformat(text) if text else None


def label(choices: Any, code: str | None) -> str:
    """Say a code of the program's own in words; an unknown one as it stands."""
    known = {str(value): str(said) for value, said in choices.choices}
    return known.get(code or "", str(code or "").replace("_", " "))
