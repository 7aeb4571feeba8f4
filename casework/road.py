"""The one road by which a case changes state.

Lock, collect every objection, move, save, write the ledger, in one transaction. Actions that
save more than the state open a `journey()` around `perform()`; what they save, the state and
the ledger entry then stand or fall together. The entry is written last of all, so that the
head of the ledger is held from that insert to the commit and no longer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from casework import ledger
from casework.files import CaseFile
from casework.guards import Asking, added_to
from casework.refusals import Objection, Refused, as_read_by

if TYPE_CHECKING:
    from accounts.models import Officer
    from casework.cases import Case

Move = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Step:
    """A further move made in the same act, with its own proposal: `then=(Step(old.supersede),)`."""

    move: Move
    proposal: Any = None


@dataclass(slots=True)
class Journey:
    """One human act: the ledger entries that will be written when all else is saved."""

    entries: list[ledger.Draft] = field(default_factory=list)

    def record(
        self,
        verb: str,
        subject: Any,
        *,
        by: Officer,
        on_behalf_of: Officer | None = None,
        states: tuple[str, str] = ("", ""),
        **details: Any,
    ) -> None:
        """Note something done; it is written at the end, or not at all."""
        self.entries.append(
            ledger.Draft(verb, subject, by, on_behalf_of, "done", states, details=details)
        )

    def note(self, **details: Any) -> None:
        """Add ids and digests to the entry of the latest move."""
        self.entries[-1].details.update(details)


_under_way: ContextVar[Journey | None] = ContextVar("journey", default=None)


@contextmanager
def journey() -> Iterator[Journey]:
    """Open one act, or join the one under way; the outermost writes the ledger.

    A refusal anywhere inside undoes everything and is then written down, once.
    """
    joined = _under_way.get()
    if joined is not None:
        yield joined
        return
    act = Journey()
    token = _under_way.set(act)
    try:
        with transaction.atomic(durable=True):
            yield act
            ledger.write_all(act.entries)
            _under_way.set(None)  # what waits for the commit is an act of its own
    except RefusedOnTheRoad as refused:
        with transaction.atomic(durable=True):
            ledger.write_all([refused.entry])
        raise refused.as_told from None
    finally:
        _under_way.reset(token)


class RefusedOnTheRoad(Exception):
    """A refusal on its way out of a journey, with the entry that remembers it."""

    def __init__(self, entry: ledger.Draft, as_told: Refused) -> None:
        super().__init__(str(as_told))
        self.entry = entry
        self.as_told = as_told


def objections_to(
    move: Move,
    *,
    by: Officer,
    file: CaseFile | None = None,
    on_behalf_of: Officer | None = None,
    proposal: Any = None,
    reason: str = "",
    making: bool = False,
) -> list[Objection]:
    """Return every reason `by` may not make this move now, to its full extent.

    Show them to nobody before `as_read_by()`; `perform()` and `open_moves()` do so.
    """
    case = move.__self__  # type: ignore[attr-defined]
    file = file or CaseFile(case)
    asking = Asking(case, move.__name__, by, file, on_behalf_of, proposal, reason, making)
    road = move._django_fsm.get_transition(case.state)  # type: ignore[attr-defined]
    if road is None:
        return [_wrong_state(case, move)]
    found = road.permission.objections(asking) if road.permission else []
    for condition in (*road.conditions, *added_to(f"{case._meta.app_label}.{move.__name__}")):
        found += condition.objections(asking)
    return found


def _wrong_state(case: Case, move: Move) -> Objection:
    return Objection(
        "wrong-state",
        _("%(case)s is in the state “%(state)s”, and from there this cannot be done.")
        % {"case": case, "state": case.get_state_display()},
        _("Open the case again to see what can be done now; somebody may have acted before you."),
        where=case.get_absolute_url() if hasattr(case, "get_absolute_url") else "",
    )


def perform(
    move: Move,
    *,
    by: Officer,
    reason: str,
    on_behalf_of: Officer | None = None,
    proposal: Any = None,
    then: Iterable[Step | Move] = (),
) -> Any:
    """Lock the case, make one move, write it down, return the case.

    `then` are further moves on other cases, made in the same transaction; all objections to
    all of them are collected before any is made. A refusal changes nothing, is written down
    too, and is then raised as `Refused`, in the words the officer may read.
    """
    steps = [Step(move, proposal), *(s if isinstance(s, Step) else Step(s) for s in then)]
    with journey() as act:
        steps = _locked(steps)
        _refuse_if_any_object(steps, by, reason, on_behalf_of)
        for step in steps:
            _make(step, act, by, reason, on_behalf_of)
        return steps[0].move.__self__  # type: ignore[attr-defined]


def _locked(steps: list[Step]) -> list[Step]:
    """Lock every case concerned, in one order for all writers, and bind the moves to them."""
    cases = {
        (type(case), case.pk): case
        for case in (step.move.__self__ for step in steps)  # type: ignore[attr-defined]
    }
    fresh = {
        key: case.locked()
        for key, case in sorted(cases.items(), key=lambda item: item[1].locking_order())
    }
    bound = []
    for step in steps:
        case = step.move.__self__  # type: ignore[attr-defined]
        bound.append(replace(step, move=getattr(fresh[type(case), case.pk], step.move.__name__)))
    return bound


def _refuse_if_any_object(
    steps: list[Step], by: Officer, reason: str, on_behalf_of: Officer | None
) -> None:
    files: dict[Any, CaseFile] = {}
    for step in steps:
        case = step.move.__self__  # type: ignore[attr-defined]
        files.setdefault(case, CaseFile(case))
    found = [
        each
        for step in steps
        for each in objections_to(
            step.move,
            by=by,
            file=files[step.move.__self__],  # type: ignore[attr-defined]
            on_behalf_of=on_behalf_of,
            proposal=step.proposal,
            reason=reason,
            making=True,
        )
    ]
    if not found:
        return
    case, name = steps[0].move.__self__, steps[0].move.__name__  # type: ignore[attr-defined]
    told = as_read_by(by, case.portfolio, found)
    entry = ledger.Draft(
        f"{case._meta.app_label}.{name}",
        case,
        by,
        on_behalf_of,
        "refused",
        (case.state, ""),
        # The ledger is read more widely than a restricted ground: it keeps what was told.
        codes=tuple(dict.fromkeys(each.code for each in told)),
        reason=reason,
    )
    raise RefusedOnTheRoad(entry, Refused(name, told))


def _make(step: Step, act: Journey, by: Officer, reason: str, on_behalf_of: Officer | None) -> None:
    case, name = step.move.__self__, step.move.__name__  # type: ignore[attr-defined]
    before = case.state
    case._on_the_road = True
    try:
        step.move()
    finally:
        del case._on_the_road
    if case.state != before:
        case.state_since = timezone.now()
    case.save(update_fields=["state", "state_since"])
    act.entries.append(
        ledger.Draft(
            f"{case._meta.app_label}.{name}",
            case,
            by,
            on_behalf_of,
            "done",
            (before, case.state),
            reason=reason,
        )
    )


@dataclass(frozen=True, slots=True)
class Open:
    """A move a case's state knows, and why this officer may not make it (nothing: they may)."""

    name: str
    label: Any
    objections: tuple[Objection, ...]

    @property
    def is_open(self) -> bool:
        """Say whether the button may be pressed."""
        return not self.objections


def open_moves(
    case: Case, *, by: Officer, file: CaseFile, only: Iterable[str] | None = None
) -> dict[str, Open]:
    """Return every move that leaves the case's state, with what stands in this officer's way.

    The page's buttons and `perform()` ask the same guards, so they cannot disagree. `only`
    names the moves to ask about, where not all are wanted.
    """
    found: dict[str, Open] = {}
    for name in type(case).moves():
        if only is not None and name not in only:
            continue
        move = getattr(case, name)
        road = move._django_fsm.get_transition(case.state)
        if road is None:
            continue
        objections = objections_to(move, by=by, file=file)
        told = as_read_by(by, case.portfolio, objections)
        found[name] = Open(name, road.custom.get("label", name), tuple(told))
    return found
