"""Guards that speak: conditions on a move that say why they are not met.

django-fsm asks a condition for a bool. A guard here is a function of an `Asking` that
yields objections; it never queries, because page and road load one case file before it is
asked. Higher apps add guards to a lower app's move with `also()`, by name, when they start.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import update_wrapper
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from casework.refusals import Objection

if TYPE_CHECKING:
    from django.db.models import TextChoices

    from accounts.models import Officer
    from casework.files import CaseFile


@dataclass(frozen=True, slots=True)
class Asking:
    """One officer asking to make one move: all that a guard may look at.

    `making` is False while a page asks whether to offer the move, and True when somebody
    makes it; a guard on the proposal has nothing to say before there is one.
    """

    case: Any
    move: str
    by: Officer
    file: CaseFile
    on_behalf_of: Officer | None = None
    proposal: Any = None
    reason: str = ""
    making: bool = False
    now: datetime = field(default_factory=timezone.now)

    @property
    def today(self) -> date:
        """The day in the zone of the officer who asks."""
        return timezone.localdate(self.now)


Find = Callable[[Asking], Iterable[Objection]]


class Guard:
    """A django-fsm condition, or permission, that can say why not."""

    def __init__(self, find: Find) -> None:
        update_wrapper(self, find)
        self.find = find

    def __call__(self, case: Any, *by: Any) -> bool:
        """Answer django-fsm: True only inside the road, which has asked every guard already."""
        return getattr(case, "_on_the_road", False)

    def objections(self, asking: Asking) -> list[Objection]:
        """Return every objection this guard has, in words."""
        return list(self.find(asking))

    @property
    def name(self) -> str:
        """The fact the guard states, as tests and the printed table name it."""
        return self.__name__  # type: ignore[attr-defined]


def guard(find: Find) -> Guard:
    """Make a function that yields objections a guard; reads as a decorator."""
    return Guard(find)


def on_proposal(find: Find) -> Guard:
    """Make a guard that is silent until a proposal is made, and refuses the lack of one."""

    def finds(asking: Asking) -> Iterator[Objection]:
        if not asking.making:
            return
        if asking.proposal is None:
            yield Objection(
                "nothing-proposed",
                _("Nothing has been proposed that could be decided."),
                _("Fill in the form of this act and send it again."),
            )
            return
        yield from find(asking)

    update_wrapper(finds, find)
    return Guard(finds)


@guard
def a_reason_is_given(asking: Asking) -> Iterator[Objection]:
    """What is done to a case is done for a reason that somebody wrote down."""
    if asking.making and not asking.reason.strip():
        yield Objection(
            "no-reason",
            _("No reason has been given."),
            _("Say why in a sentence; it stands in the record."),
        )


def may(permission: TextChoices) -> Guard:
    """Guard a move with a permission on the case's portfolio."""

    def holds_permission(asking: Asking) -> Iterator[Objection]:
        if asking.by.is_program or asking.by.may(permission.value, asking.case.portfolio):
            return
        yield Objection(
            "not-permitted",
            _("Your role does not let you %(act)s.") % {"act": permission.label},
            _("Ask somebody whose role lets them, or an administrator to change yours."),
        )

    holds_permission.__name__ = f"may_{permission.value.partition('.')[2]}"
    return Guard(holds_permission)


def all_of(*guards: Guard) -> Guard:
    """Join several guards into one, for django-fsm's single `permission`."""

    def each_holds(asking: Asking) -> Iterator[Objection]:
        for each in guards:
            yield from each.find(asking)

    each_holds.__name__ = " and ".join(each.name for each in guards)
    joined = Guard(each_holds)
    joined.parts = guards  # type: ignore[attr-defined]
    return joined


_added: dict[str, list[Guard]] = defaultdict(list)


def also(move: str, *guards: Guard) -> None:
    """Let a higher app add its guards to a lower app's move: also("assessments.submit", …).

    Called from the higher app's AppConfig.ready(); a guard added twice counts once.
    """
    for each in guards:
        if each not in _added[move]:
            _added[move].append(each)


def added_to(move: str) -> tuple[Guard, ...]:
    """Return the guards that higher apps added to this move."""
    return tuple(_added.get(move, ()))


def names_of(guards: Iterable[Guard]) -> list[str | Promise]:
    """Return the guards' names, joined ones taken apart, for the table in the tests."""
    names: list[str | Promise] = []
    for each in guards:
        names += [part.name for part in getattr(each, "parts", (each,))]
    return names
