"""Pages of long lists by where one stands, not by how far one has counted.

A page begins after (or ends before) the keys of a row one has seen; the hundredth page costs
what the first did, and a row added meanwhile shifts nothing.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

SIZE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, and the marks by which its neighbours are asked for ("": none)."""

    rows: list[Any]
    after: str = ""
    before: str = ""

    def addresses(self, params: Mapping[str, str]) -> dict[str, str]:
        """Return `next_url` and `previous_url` for the pager, keeping the filters in `params`."""
        from urllib.parse import urlencode

        kept = {name: value for name, value in params.items() if name not in ("after", "before")}
        found = {"next_url": "", "previous_url": ""}
        for name, mark in (("after", self.after), ("before", self.before)):
            if mark:
                key = "next_url" if name == "after" else "previous_url"
                found[key] = "?" + urlencode(kept | {name: mark})
        return found


def page_of(
    rows: QuerySet[Any],
    keys: tuple[str, ...],
    *,
    after: str = "",
    before: str = "",
    size: int = SIZE,
    falling: bool = False,
) -> Page:
    """Return one page of `rows` in the order of `keys`, the last of which is unique.

    A mark that says nothing (cut short, from another list) gives the first page.
    """
    start, back = (_read(before, keys), True) if before else (_read(after, keys), False)
    downwards = falling != (back and start is not None)
    ordered = rows.order_by(*(f"-{key}" if downwards else key for key in keys))
    if start is not None:
        try:
            ordered = ordered.filter(_beyond(keys, start, downwards))
        except (ValueError, ValidationError):  # the keys of another list
            return page_of(rows, keys, size=size, falling=falling)
    back = back and start is not None
    found = list(ordered[: size + 1])
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    there_is_before = more if back else start is not None
    there_is_after = start is not None if back else more
    return Page(
        found,
        after=_mark(found[-1], keys) if found and there_is_after else "",
        before=_mark(found[0], keys) if found and there_is_before else "",
    )


def _beyond(keys: tuple[str, ...], start: list[Any], downwards: bool) -> Q:
    """Return the condition that a row stands beyond these keys, the first key leading."""
    way = "lt" if downwards else "gt"
    first, value = keys[0], start[0]
    if len(keys) == 1:
        return Q(**{f"{first}__{way}": value})
    rest = _beyond(keys[1:], start[1:], downwards)
    return Q(**{f"{first}__{way}e": value}) & (Q(**{f"{first}__{way}": value}) | rest)


def _mark(row: Any, keys: tuple[str, ...]) -> str:
    """Write a row's keys as one word for an address."""
    values = [getattr(row, key) for key in keys]
    plain = [each.isoformat() if isinstance(each, dt.date) else each for each in values]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def _read(mark: str, keys: tuple[str, ...]) -> list[Any] | None:
    """Read a mark back into keys, or None where it is not one of this list's."""
    try:
        values = json.loads(base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)))
    except (ValueError, RecursionError):
        return None
    fits = isinstance(values, list) and len(values) == len(keys)
    if not fits or not all(isinstance(each, (str, int)) for each in values):
        return None
    if any("\x00" in each for each in values if isinstance(each, str)):
        return None
    return values
