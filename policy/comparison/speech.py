"""A difference between two texts in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policy.periods import Period
from policy.words import _

LONGEST = 160


def said_of(noun: str, id: str, part: str, was: Any, is_now: Any) -> str:
    """One sentence: which entry, which part of it, what it said and what it says."""
    name = f"{noun[:1].upper()}{noun[1:]} “{id}”" if id else f"{noun[:1].upper()}{noun[1:]}"
    if part == "added":
        return _("{name} is new: {what}").format(name=name, what=_title(is_now))
    if part == "removed":
        return _("{name} is gone: {what}").format(name=name, what=_title(was))
    return _("{name}: “{part}” was {was}; it is {now}.").format(
        name=name, part=part.replace("_", " "), was=_value(was), now=_value(is_now)
    )


def _title(entry: Any) -> str:
    for part in ("text", "message", "says", "label", "title"):
        words = getattr(entry, part, "")
        if words:
            return _short(str(words))
    return str(getattr(entry, "id", "")) or _("see both texts")


def _value(value: Any) -> str:
    if value is None or value == () or value == "":
        return _("not there")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Period):
        return value.words()
    if isinstance(value, list | tuple):
        return _short(", ".join(str(getattr(each, "id", each)) for each in value))
    if isinstance(value, Mapping):
        return _short(" ".join(_condition(value)))
    return f"“{_short(str(value))}”"


def _condition(condition: Any) -> list[str]:
    """A condition in as few words as a line has room for."""
    if isinstance(condition, Mapping):
        return [
            word
            for operator, arguments in condition.items()
            for word in (operator, *_condition(arguments))
        ]
    if isinstance(condition, list | tuple):
        inner = [" ".join(_condition(each)) for each in condition]
        return [f"({', '.join(inner)})"]
    return [str(condition)]


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
