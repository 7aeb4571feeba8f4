"""One recipient, as the register of the made-up world is given it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One recipient as the register knows it."""

    kind: str
    name: str
    latin: str
    country: str
    parent: str = ""
    aliases: tuple[str, ...] = ()
    about: str = ""
    portfolio: str = "Security assistance"
