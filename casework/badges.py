"""Badges beside a case's state, which say what its state alone would hide.

A state says where a case is on its road; a hold over it, or help that flows against it, is
known only to a higher app. Each registers here, when it starts, what it has to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from casework.cases import Case
    from casework.files import CaseFile

# A label and its tone (plain · needs · stop · go), or None where there is nothing to say.
SayBadge = Callable[["Case", "CaseFile"], "tuple[Any, str] | None"]

_badges: dict[str, list[SayBadge]] = defaultdict(list)


def add_badge(kind: str, say: SayBadge) -> None:
    """Let an app put a badge beside the state of one kind of case."""
    if say not in _badges[kind]:
        _badges[kind].append(say)


def badges_of(case: Case, file: CaseFile) -> list[dict[str, Any]]:
    """Return what stands beside the state of a case: labels and their tones."""
    said = (say(case, file) for say in _badges[case._meta.label_lower])
    return [{"label": label, "tone": tone} for label, tone in filter(None, said)]


def tone_beside(badges: list[dict[str, Any]], tone: str) -> str:
    """Return the tone of a state beside its badges: nothing is green beside something red."""
    stopped = any(badge["tone"] == "stop" for badge in badges)
    return "plain" if stopped and tone == "go" else tone
