"""The route of a case: how high it must go, why, past whom, and who is missing on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.queries import Seat
from assessments.models import Advice
from casework.files import CaseFile
from decisions.models import Signature
from policy.framework.rules import AdviceNeed, Level


@dataclass(frozen=True, slots=True)
class Why:
    """One reason why nobody below a rung may decide, and where the reason comes from."""

    says: Any
    rank: int
    level_id: str
    cites: str = ""
    basis: str = ""
    rule: str = ""


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
    """Works out one route from one case file."""

    def __init__(self, file: CaseFile) -> None:
        self.file = file
        self.case = file.case
        self.levels = sorted(file.framework.levels, key=lambda each: each.rank)
        self.today: date = timezone.localdate()
        self.without: list[str] = []
        self.outstanding: list[AdviceNeed] = []

    def route(self) -> Route:
        evaluation = self.file.evaluation
        reasons = [*self._demanded(), *self._raised(), *self._inherited()]
        rank = max((each.rank for each in reasons), default=0)
        rank, climbed = self._climbed(rank)
        reasons = sorted([*reasons, *climbed], key=lambda each: -each.rank)
        level = self._level(rank)
        return Route(
            level.id if level else "",
            rank,
            str(level.label) if level else "",
            tuple(reasons),
            evaluation.level.provisional,
            tuple(self._rungs(rank)),
            tuple(self.without),
            tuple(self.outstanding),
            self._fell_from(rank),
        )

    def _level(self, rank: int) -> Level | None:
        """The level of this rank; between two, the higher."""
        return next((each for each in self.levels if each.rank >= rank > 0), None)

    def _demanded(self) -> Iterator[Why]:
        ranks = {level.id: level.rank for level in self.levels}
        for each in self.file.evaluation.level.reasons:
            yield Why(
                str(each.says), ranks[each.level], each.level, each.cite, each.basis, each.rule
            )

    def _raised(self) -> Iterator[Why]:
        rank = self.case.raised_to_rank
        if rank and (level := self._level(rank)):
            says = _("It was raised by hand: %(why)s") % {"why": self.case.raised_why}
            yield Why(says, rank, level.id, basis="practice", rule="raised")

    def _inherited(self) -> Iterator[Why]:
        """A case like one that was refused goes at least as high as that one went."""
        ranks = [(each.rank, each) for each in self.file.earlier if each.rank]
        if self.case.inherited_rank:
            ranks.append((self.case.inherited_rank, None))
        if not ranks:
            return
        rank, earlier = max(ranks, key=lambda each: each[0])
        level = self._level(rank)
        if level is None:
            return
        if earlier is None:
            says = _("A case like it went to this level before, and ended without a yes.")
        else:
            says = _("%(reference)s, like it, was %(state)s after going to this level.") % {
                "reference": earlier.reference,
                "state": str(earlier.get_state_display()).lower(),
            }
        yield Why(says, rank, level.id, basis="operator_default", rule="inherited")

    # -- advice that raises ------------------------------------------------------------------

    def _climbed(self, rank: int) -> tuple[int, list[Why]]:
        """Go up a rung for each dissent that raises and each clock that ran out."""
        reasons: list[Why] = []
        while level := self._level(rank):
            above = next((each for each in self.levels if each.rank > level.rank), None)
            self.outstanding = []
            raising = list(self._raising_at(level, above))
            if above is None or not raising:
                break
            reasons += raising
            rank = above.rank
        return rank, reasons

    def _raising_at(self, level: Level, above: Level | None) -> Iterator[Why]:
        top = above or level
        for need in self.file.evaluation.advice_needed(level.id):
            for kind in need.kinds:
                yield from self._what_advice_does(need, kind, top)

    def _what_advice_does(self, need: AdviceNeed, kind: str, top: Level) -> Iterator[Why]:
        label = _advice_label(kind)
        given = self.current_advice(kind)
        if given is None or (given.returned_at is None and not self._ran_out(given)):
            self.outstanding.append(need)
        elif given.returned_at is None:
            if kind not in self.without:
                self.without.append(kind)
            says = _("It goes up without the advice of %(adviser)s, whose time ran out.") % {
                "adviser": label
            }
            yield Why(says, top.rank, top.id, need.cite, need.basis, f"without-{kind}")
        elif given.concur == Advice.Concur.NON_CONCUR and need.on_non_concur == "raise":
            says = _("%(adviser)s does not concur.") % {"adviser": label}
            yield Why(says, top.rank, top.id, need.cite, need.basis, f"non-concur-{kind}")

    def current_advice(self, kind: str) -> Advice | None:
        """The newest advice of a kind on the current content."""
        root = self.case.content_root
        found = [a for a in self.file.advice if a.kind == kind and a.content_root == root]
        return found[-1] if found else None

    def _ran_out(self, asked: Advice) -> bool:
        return asked.ran_out_at is not None or asked.due_on < self.today

    # -- the ladder --------------------------------------------------------------------------

    def _rungs(self, rank: int) -> Iterator[Rung]:
        """Every rung on the way: those below that have a seat, and the one that decides."""
        signed = [
            each
            for each in self.file.signatures
            if each.root == self.case.content_root and each.root
        ]
        deciding = self._level(rank)
        for level in self.levels:
            seats = tuple(seat for seat in self.file.seats if seat.rank == level.rank)
            decides = deciding is not None and level.id == deciding.id
            if level.rank > rank and not decides:
                break
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
            str(level.label),
            seats,
            None if decides else signature,
            decides,
            bool(holders) and all(each.pk in wrote for each in holders),
        )

    def _fell_from(self, rank: int) -> tuple[int, str] | None:
        """The highest earlier rung of this case, where it is higher than today's."""
        highest = max(self.file.earlier_rungs, default=(0, ""))
        return highest if rank and highest[0] > rank else None


def _advice_label(kind: str) -> str:
    known = dict(Advice.Kind.choices)
    return str(known.get(kind, kind))
