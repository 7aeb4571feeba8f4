"""Which way a change goes: does it ask for more, for less, or can only a person say?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from policy.framework import Framework
from policy.framework.questions import STAGES
from policy.logic import Condition
from policy.periods import Period

TIGHTER, LOOSER, SAME, UNCLEAR = "tighter", "looser", "same", "unclear"
OTHER_WAY = {TIGHTER: LOOSER, LOOSER: TIGHTER, SAME: SAME, UNCLEAR: UNCLEAR}

# Weighs an old value against a new one that differs from it, in the frameworks they stand in.
Weigh = Callable[[Any, Any, Framework, Framework], str]


def wording(old: Any, new: Any, *_frameworks: Framework) -> str:
    """Words may be said better without asking for anything else."""
    return SAME


def judgement(old: Any, new: Any, *_frameworks: Framework) -> str:
    """No rule can tell: a person must read it."""
    return UNCLEAR


def more(old: Any, new: Any, *_frameworks: Framework) -> str:
    """The greater asks for more: a flag set, a higher number, something where nothing stood."""
    return TIGHTER if new > old else LOOSER


def less(old: Any, new: Any, *_frameworks: Framework) -> str:
    """The smaller asks for more."""
    return TIGHTER if new < old else LOOSER


def among(*steps: str) -> Weigh:
    """Each step asks for more than the one before it."""

    def weigh(old: str, new: str, *_frameworks: Framework) -> str:
        if old not in steps or new not in steps:
            return UNCLEAR
        return TIGHTER if steps.index(new) > steps.index(old) else LOOSER

    return weigh


def set_at_all(old: str, new: str, *_frameworks: Framework) -> str:
    """A word where none stood asks for more; another word must be read."""
    return UNCLEAR if old and new else TIGHTER if new else LOOSER


earlier = among(*reversed(STAGES))


def all_of(old: Sequence[Any], new: Sequence[Any], *_frameworks: Framework) -> str:
    """A list of things asked for: adding to it asks for more."""
    before, after = set(_ids(old)), set(_ids(new))
    if before == after:
        return SAME
    return TIGHTER if before < after else LOOSER if after < before else UNCLEAR


def one_of(old: Sequence[Any], new: Sequence[Any], *frameworks: Framework) -> str:
    """A list of ways past something: adding to it asks for less; a way that changed is read."""
    way = all_of(old, new, *frameworks)
    return UNCLEAR if way == SAME else OTHER_WAY[way]


def _ids(entries: Sequence[Any]) -> list[Any]:
    return [getattr(entry, "id", getattr(entry, "kinds", entry)) for entry in entries]


def sooner(old: Period | None, new: Period | None, *_frameworks: Framework) -> str:
    """The shorter period asks for more; none at all never ends."""
    if new is None or old is None:
        return TIGHTER if old is None else LOOSER
    # Days and months are of two kinds: thirty days are not a month.
    before, after = (old.months, old.days), (new.months, new.days)
    if after[0] <= before[0] and after[1] <= before[1]:
        return TIGHTER
    return LOOSER if after[0] >= before[0] and after[1] >= before[1] else UNCLEAR


def later(old: Period | None, new: Period | None, *frameworks: Framework) -> str:
    """The longer period asks for more, as a warning does."""
    return OTHER_WAY[sooner(old, new, *frameworks)] if old and new else more(bool(old), bool(new))


def wider(old: Condition | None, new: Condition | None, *_frameworks: Framework) -> str:
    """A condition that holds more often asks for more; none at all always holds."""
    if new is None or _is_part("any", new, old) or _is_part("all", old, new):
        return TIGHTER
    if old is None or _is_part("all", new, old) or _is_part("any", old, new):
        return LOOSER
    return UNCLEAR


def asked_when(old: Condition | None, new: Condition | None, *frameworks: Framework) -> str:
    """A condition on which something is asked for: where there is none, it never is."""
    if old is None or new is None:
        return TIGHTER if old is None else LOOSER
    return wider(old, new, *frameworks)


def _is_part(group: str, whole: Condition | None, part: Condition | None) -> bool:
    return whole is not None and part is not None and part in whole.get(group, ())


def only_warns(old: Any, new: Any, *_frameworks: Framework) -> str:
    """A bar that stops asks for more than one that may only warn."""
    steps = [True, "sometimes", False]
    before, after = (each if isinstance(each, bool) else "sometimes" for each in (old, new))
    if before == after:
        return UNCLEAR
    return TIGHTER if steps.index(after) > steps.index(before) else LOOSER


def higher(old: str, new: str, before: Framework, after: Framework) -> str:
    """A higher rung asks for more; a rung named where none was does too."""
    ranks = [
        {level.id: level.rank for level in framework.levels} | {"": 0}
        for framework in (before, after)
    ]
    was, is_now = ranks[0].get(old), ranks[1].get(new)
    if was is None or is_now is None or was == is_now:
        return UNCLEAR
    return TIGHTER if is_now > was else LOOSER


def cells(old: Any, new: Any, before: Framework, after: Framework) -> str:
    """A table whose values only rose asks for more; one of another shape must be read."""
    ways = set()
    places = {id: place for scale in after.scales.values() for place, id in enumerate(_ids(scale))}
    if [len(line) for line in old] != [len(line) for line in new]:
        return UNCLEAR
    for line, its_new in zip(old, new, strict=True):
        for was, is_now in zip(line, its_new, strict=True):
            if was not in places or is_now not in places:
                return UNCLEAR
            if was != is_now:
                ways.add(TIGHTER if places[is_now] > places[was] else LOOSER)
    return ways.pop() if len(ways) == 1 else UNCLEAR


def supported_by(old: Mapping[str, Any], new: Mapping[str, Any], *_frameworks: Framework) -> str:
    """What an answer must rest on: a higher number of sources asks for more."""
    if {**old, "min_sources": 0} != {**new, "min_sources": 0}:
        return TIGHTER if not old else LOOSER if not new else UNCLEAR
    return more(old.get("min_sources", 0), new.get("min_sources", 0))
