"""One person of the made-up world, in the post they sit in."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.roles import Role


@dataclass(frozen=True, slots=True)
class Seated:
    """One person: their name, the post they sit in, whose it is, and their roles where."""

    name: str
    title: str
    organisation: str
    roles: tuple[Role, ...]
    portfolios: tuple[str, ...] = ("Security assistance",)
    time_zone: str = "Europe/London"
    language: str = "en"
