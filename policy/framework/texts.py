"""Every text of a framework, found wherever it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from policy.text import Text


def texts_in(part: Any, where: str = "") -> Iterator[tuple[str, Text]]:
    """Every text in a framework or a part of one, with where it stands."""
    if isinstance(part, Text):
        if part:
            yield where, part
    elif is_dataclass(part):
        for each in fields(part):
            yield from texts_in(getattr(part, each.name), f"{where}.{each.name}")
    elif isinstance(part, Mapping):
        for key, held in part.items():
            yield from texts_in(held, f"{where}.{key}")
    elif isinstance(part, tuple):
        for held in part:
            yield from texts_in(held, f"{where}.{getattr(held, 'id', '')}")
