"""Which decisions made elsewhere can be recorded here, and by which form.

A case is decided many times over: yes or no, then stopped, resumed, gone on with, taken back.
An app that knows a kind of decision says here, when it starts, what its recorder must fill in;
the pages on which a decision is recorded and confirmed know none of them by name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from assessments.states import ROADS
from casework.files import CaseFile
from decisions.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Recording:
    """What can be recorded in one go: its name in an address, its words, its moves and its form.

    `form(data, file=, officer=, initial=)` asks what belongs to the kind; `said(form)` returns
    the kind, the reasons and the verdict of one that is filled in. `when` tells whether there
    is anything to decide, such as a hold to be lifted.
    """

    name: str
    label: Any
    moves: tuple[str, ...]
    form: Callable[..., Any]
    said: Callable[[Any], tuple[str, str, Verdict]]
    when: Callable[[CaseFile], bool] = lambda file: True


_known: dict[str, Recording] = {}


def add_recording(recording: Recording) -> None:
    """Let a kind of decision be recorded that was made on paper, orally or by a body."""
    _known[recording.name] = recording


def moves_from(state: str) -> set[str]:
    """Return the moves that leave a case's state."""
    return {move for move, source, _target in ROADS if source == state}


def recordings_on(file: CaseFile) -> list[Recording]:
    """Return what somebody can have decided elsewhere on a case as it stands now."""
    leaving = moves_from(file.case.state)
    return [each for each in _known.values() if leaving & set(each.moves) and each.when(file)]


def recording_of(move: str) -> Recording | None:
    """Return how a decision of this kind is recorded, or None where nothing records it."""
    return next((each for each in _known.values() if move in each.moves), None)
