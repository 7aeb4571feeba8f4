"""The route of a case: how high it must go, why, past whom, and who is missing on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accounts.queries import Seat
from assessments.routing import Why, demand_of
from casework.files import CaseFile
from decisions.models import Signature
from policy.framework.rules import AdviceNeed, Level


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the ladder: its seats, and the signature it has given on this content."""

    level_id: str
    rank: int
    label: str
    seats: tuple[Seat, ...]
    signature: Signature | None = None
    decides: bool = False
    conflicted: bool = False

    @property
    def is_vacant(self) -> bool:
        """Say whether nobody sits on this rung today."""
        return all(seat.holder is None for seat in self.seats)


@dataclass(frozen=True, slots=True)
class Route:
    """Where a case must go, and every reason; `rungs` are those it passes, lowest first."""

    level_id: str
    rank: int
    label: str
    reasons: tuple[Why, ...]
    provisional: bool
    rungs: tuple[Rung, ...]
    without: tuple[str, ...] = ()
    outstanding: tuple[AdviceNeed, ...] = ()
    fell_from: tuple[int, str] | None = None
    named: tuple[str, ...] = ()  # of several levels of this rank, those to which a rule sends it

    @property
    def deciding(self) -> Rung | None:
        """The rung that decides, or None where no rule has reached any."""
        return next((each for each in self.rungs if each.decides), None)

    @property
    def lower(self) -> tuple[Rung, ...]:
        """The rungs that sign on the way up."""
        return tuple(each for each in self.rungs if not each.decides)

    @property
    def unsigned(self) -> tuple[Rung, ...]:
        """The lower rungs that have not signed the current content."""
        return tuple(each for each in self.lower if each.signature is None)

    @property
    def vacant(self) -> tuple[Rung, ...]:
        """The rungs it must pass and finds nobody on."""
        return tuple(each for each in self.rungs if each.is_vacant)

    @property
    def conflicted(self) -> tuple[Rung, ...]:
        """The rungs whose every holder wrote part of the case."""
        return tuple(each for each in self.rungs if each.conflicted)

    @property
    def next_rung(self) -> Rung | None:
        """Whose turn it is: the lowest unsigned rung, else the one that decides."""
        return next(iter(self.unsigned), self.deciding)


def route_of(file: CaseFile) -> Route:
    """Return the route of a case as it stands; kept on the file, and asks nothing twice."""
    found = file.__dict__.get("_route")
    if found is None:
        found = file.__dict__["_route"] = _Plotting(file).route()
    return found


class _Plotting:
    """Works out one route from one case file: the rung demanded, and who sits on the way."""

    def __init__(self, file: CaseFile) -> None:
        self.file = file
        self.case = file.case
        self.demand = demand_of(file)
        self.levels = sorted(file.framework.levels, key=lambda each: each.rank)

    def route(self) -> Route:
        demand = self.demand
        return Route(
            demand.level.id if demand.level else "",
            demand.rank,
            demand.level.label if demand.level else "",
            demand.reasons,
            self.file.evaluation.level.provisional,
            tuple(self._rungs(demand.rank)),
            demand.without,
            demand.outstanding,
            self._fell_from(demand.rank),
            demand.named,
        )

    def _rungs(self, rank: int) -> Iterator[Rung]:
        """Every rung on the way: those below that have a seat, and the one that decides."""
        signed = [
            each
            for each in self.file.signatures
            if each.root == self.case.content_root and each.root
        ]
        deciding = self.demand.level
        for level in self.levels:
            seats = tuple(seat for seat in self.file.seats if seat.rank == level.rank)
            decides = deciding is not None and level.id == deciding.id
            if decides and (named := self.demand.named):
                seats = tuple(seat for seat in seats if seat.level_id in named)
            if level.rank >= rank and not decides:
                continue  # above it, or beside it: a level of the same rank is no step on the way
            if decides and all(seat.holder is None for seat in seats):
                # A seat above may decide too: authority counts at the rung or above it.
                seats += tuple(seat for seat in self.file.seats if seat.rank > level.rank)
            if seats or decides:
                yield self._rung(level, seats, decides, signed)

    def _rung(self, level: Level, seats: tuple, decides: bool, signed: list) -> Rung:
        wrote = self.file.contributors
        holders = [seat.holder for seat in seats if seat.holder]
        # Whoever stands higher may sign for a rung below.
        signature = next((each for each in signed if each.rank >= level.rank), None)
        return Rung(
            level.id,
            level.rank,
            level.label,
            seats,
            None if decides else signature,
            decides,
            bool(holders) and all(each.pk in wrote for each in holders),
        )

    def _fell_from(self, rank: int) -> tuple[int, str] | None:
        """The highest earlier rung of this case, where it is higher than today's."""
        highest = max(self.file.earlier_rungs, default=(0, ""))
        return highest if rank and highest[0] > rank else None
