"""How high a case must go, and every reason why nobody below may decide it.

One rule for the list and the decision page alike: what the framework's rules demand, what a hand
raised it to, what a case like it reached, and what advisers' dissent or silence does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Advice
from casework.files import CaseFile
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
    is_law: bool = False  # a rule of the framework, which can be explained


@dataclass(frozen=True, slots=True)
class Demand:
    """The rung a case must reach: why, past whose silence, and which advice is still to come."""

    level: Level | None
    rank: int
    reasons: tuple[Why, ...]
    without: tuple[str, ...] = ()
    outstanding: tuple[AdviceNeed, ...] = ()
    named: tuple[str, ...] = ()  # of several levels of this rank, those to which a rule sends it


def demand_of(file: CaseFile) -> Demand:
    """Return the rung a case must reach as things stand; kept on the file, asks nothing twice."""
    found = file.__dict__.get("_demand")
    if found is None:
        found = file.__dict__["_demand"] = _Weighing(file).demand()
    return found


def cache_route(case, file=None):
    """Work out the rung and the overall rating afresh, keep them on the case, return the level."""
    file = file or CaseFile(case)
    demand = demand_of(file)
    case.rank = demand.rank
    case.level_id = demand.level.id if demand.level else ""
    case.overall = file.evaluation.derived.get("d.overall") or ""
    case.save(update_fields=["rank", "level_id", "overall", "inherited_rank"])
    return demand.level


def rung_of(case, file):
    """Return the level that must decide as things stand, or None where none can be said."""
    return demand_of(file).level


def inherited_rank(file):
    """Return the rung a case takes over from the ones like it that were stopped."""
    return max((each.rank for each in file.earlier), default=0)


class _Weighing:
    """Weighs one case file."""

    def __init__(self, file: CaseFile) -> None:
        self.file = file
        self.case = file.case
        self.levels = sorted(file.framework.levels, key=lambda each: each.rank)
        self.today: date = timezone.localdate()
        self.without: list[str] = []
        self.outstanding: list[AdviceNeed] = []
        self.demanded = tuple(self._demanded())

    def demand(self) -> Demand:
        reasons = [*self.demanded, *self._raised(), *self._inherited()]
        rank = max((each.rank for each in reasons), default=0)
        rank, climbed = self._climbed(rank)
        reasons = sorted([*reasons, *climbed], key=lambda each: -each.rank)
        return Demand(
            self._level(rank),
            rank,
            tuple(reasons),
            tuple(self.without),
            tuple(self.outstanding),
            self._named(rank),
        )

    def _level(self, rank: int) -> Level | None:
        """The level of this rank; of two of the same, the one to which a rule sends the case."""
        found = next((each for each in self.levels if each.rank >= rank > 0), None)
        named = self._named(found.rank) if found else ()
        return next((each for each in self.levels if each.id in named), found)

    def _named(self, rank: int) -> tuple[str, ...]:
        """Of several levels of this rank, those to which a rule of the framework sends the case."""
        held = [each.id for each in self.levels if each.rank == rank]
        asked = {each.level_id for each in self.demanded}
        return tuple(each for each in held if each in asked) if len(held) > 1 else ()

    def _demanded(self) -> Iterator[Why]:
        ranks = {level.id: level.rank for level in self.levels}
        for each in self.file.evaluation.level.reasons:
            yield Why(
                each.says,
                ranks[each.level],
                each.level,
                each.cite,
                each.basis,
                each.rule,
                is_law=True,
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
        given = self._current_advice(kind)
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

    def _current_advice(self, kind: str) -> Advice | None:
        """The newest advice of a kind on the current content."""
        root = self.case.content_root
        found = [a for a in self.file.advice if a.kind == kind and a.content_root == root]
        return found[-1] if found else None

    def _ran_out(self, asked: Advice) -> bool:
        return asked.ran_out_at is not None or asked.due_on < self.today


def _advice_label(kind: str) -> str:
    known = dict(Advice.Kind.choices)
    return str(known.get(kind, kind))
