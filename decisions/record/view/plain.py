"""What every chapter of a record is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from policy.citations import Citation


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known, by its name; `small` says what qualifies it."""

    key: str
    value: Any
    small: str = ""
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Who acted, in which post, and for whom where the post was lent."""

    name: str
    post: str = ""
    organisation: str = ""
    acting_for: str = ""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A part of the record this reader may not see: what it is, and the digest that binds it."""

    path: str
    what: str
    digest: str
