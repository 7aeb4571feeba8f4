"""How the result of a vetting counts on a day, and what that makes it: cleared, or not.

A framework says which results clear somebody, which are suspensions, and after how long a
suspension that nobody settles counts as cancelled. Nothing is stored: the day alone decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.utils.dateparse import parse_date

from policy.framework import Framework, Question
from policy.periods import Period

LISTS = ("subjects", "persons")  # of those vetted, in the frameworks that vet
# The results a row may hold: its own, and that of whoever is vetted with it; and since when.
OWN, WITH, DATED = "result", "with_result", "result_on"
CLEARED, SUSPENDED, CANCELLED, REJECTED = "cleared", "suspended", "cancelled", "rejected"


@dataclass(frozen=True, slots=True)
class Vetting:
    """What a framework says of the results of vetting, and by which questions they are given."""

    clears: tuple[str, ...]
    suspended: tuple[str, ...]
    cancelled_after: Period | None
    becomes: str
    asked: dict[str, Question]

    @classmethod
    def of(cls, framework: Framework) -> Self | None:
        """Return what a framework says of vetting, or None where it vets nobody."""
        said = framework.more.get("vetting")
        sections = [s for name in LISTS if said for s in framework.sections_per(name)]
        asked = {q.key: q for s in sections for q in s.questions}
        if OWN not in asked:
            return None
        after = said.get("suspend_auto_cancel_after")
        return cls(
            clears=tuple(said.get("clears", ())),
            suspended=tuple(said.get("suspended", ())),
            cancelled_after=Period.parse(after) if after else None,
            becomes=said.get("becomes", ""),
            asked={key: asked[key] for key in (OWN, WITH, DATED) if key in asked},
        )

    @property
    def list(self) -> str:
        """The list of those vetted, by its name."""
        return self.asked[OWN].per

    @property
    def results(self) -> dict[str, Question]:
        """The questions that hold a result, by what they are of."""
        return {key: asked for key, asked in self.asked.items() if key != DATED}

    def cancelled_on(self, result: str, since: Any) -> date | None:
        """Return the last day on which a suspension still counts, or None where it is none."""
        day = parse_date(str(since)) if since else None
        if result not in self.suspended or self.cancelled_after is None or day is None:
            return None
        return self.cancelled_after.after(day)

    def standing(self, result: str) -> str:
        """Return what a result makes of somebody: cleared, suspended, cancelled or rejected."""
        if result in self.clears:
            return CLEARED
        if result == self.becomes:
            return CANCELLED
        return SUSPENDED if result in self.suspended else REJECTED

    def counts_as(self, result: str, since: Any, today: date) -> str:
        """Return what a result counts as on a day: suspended for too long is cancelled."""
        last = self.cancelled_on(result, since)
        return self.becomes if last is not None and last < today else result
