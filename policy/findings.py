"""What an evaluation finds, each finding able to speak for itself and to become plain data."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from policy.framework import Bar, Check
from policy.text import authoritative


@dataclass(frozen=True, slots=True)
class ScopeFinding:
    """Whether the policy applies (None while that cannot be said), and which rule says so."""

    outcome: str | None
    rule: str | None
    cite: str
    says: str

    def as_dict(self) -> dict[str, Any]:
        return {"outcome": self.outcome, "rule": self.rule, "cite": self.cite}


@dataclass(frozen=True, slots=True)
class BarFinding:
    """One bar as it stands: true, false or unknown; which rows it hits, and on what answers."""

    bar: Bar
    value: bool | None
    rows: tuple[str, ...]
    why: Callable[[], list[str]]  # put into words only when somebody asks
    only_warns: bool
    due: bool

    @property
    def id(self) -> str:
        return self.bar.id

    @property
    def because(self) -> list[str]:
        """The answers it came out on, each in a sentence; nothing where it is false."""
        return [] if self.value is False else self.why()

    def as_dict(self) -> dict[str, Any]:
        bar = self.bar
        return {
            "value": self.value,
            "effect": bar.effect,
            "only_warns": self.only_warns,
            "message": authoritative(bar.message),
            "cite": bar.cite,
            "basis": bar.basis,
            "lifts_when": authoritative(bar.lifts_when),
            "rows": list(self.rows),
            "because": self.because,
        }


@dataclass(frozen=True, slots=True)
class Reason:
    """Why nobody below a level may decide."""

    rule: str
    level: str
    cite: str
    basis: str
    says: str
    countries: tuple[str, ...] = ()  # the codes of those it holds in, where it hangs on some

    def as_dict(self) -> dict[str, Any]:
        said = {
            "rule": self.rule,
            "level": self.level,
            "cite": self.cite,
            "basis": self.basis,
            "says": authoritative(self.says),
        }
        return said | ({"countries": list(self.countries)} if self.countries else {})


@dataclass(frozen=True, slots=True)
class LevelFinding:
    """The rung a case has reached, every reason for it, and whether it may still change."""

    ids: tuple[str, ...]
    rank: int | None
    provisional: bool
    reasons: tuple[Reason, ...]

    @property
    def id(self) -> str | None:
        return self.ids[0] if self.ids else None

    @property
    def countries(self) -> tuple[str, ...]:
        """The codes of the countries that take the case as high as it goes."""
        top = (reason for reason in self.reasons if reason.level in self.ids)
        return tuple(dict.fromkeys(code for reason in top for code in reason.countries))

    def as_dict(self) -> dict[str, Any]:
        said = {
            "id": self.id,
            "ids": list(self.ids),
            "rank": self.rank,
            "provisional": self.provisional,
            "reasons": [reason.as_dict() for reason in self.reasons],
        }
        return said | ({"countries": list(self.countries)} if self.countries else {})


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """A contradiction that holds (or may hold), the rows it is about, and what it asks for."""

    check: Check
    value: bool | None
    rows: tuple[str, ...]
    due: bool

    @property
    def id(self) -> str:
        return self.check.id

    def as_dict(self) -> dict[str, Any]:
        check = self.check
        return {
            "check": check.id,
            "value": self.value,
            "says": authoritative(check.says),
            "remedy": authoritative(check.remedy),
            "require": check.require,
            "raise_to": check.raise_to or None,
            "cite": check.cite,
            "basis": check.basis,
            "rows": list(self.rows),
        }


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is due and unknown: which question, of which row, where, and what to do."""

    question: str
    row: str | None
    section: str
    due_at: str
    say: Callable[[], str] = field(repr=False, compare=False)  # put into words only when asked

    @property
    def says(self) -> str:
        """What is missing, and what to do about it."""
        return self.say()

    def as_dict(self) -> dict[str, Any]:
        return {
            "question": self.question,
            "row": self.row,
            "section": self.section,
            "due_at": self.due_at,
            "says": self.says,
        }
