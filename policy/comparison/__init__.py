"""Two texts of a framework side by side: what was added, removed, tightened, loosened.

The same weighing serves two people: whoever publishes a new version reads it in words, and an
organisation's overlay is refused wherever it would ask for less than the framework it is laid on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from policy.comparison.kinds import KINDS, SCOPE_RULE, Kind
from policy.comparison.speech import said_of
from policy.comparison.weighing import LOOSER, SAME, TIGHTER, UNCLEAR, Weigh, among, more
from policy.framework import Framework
from policy.words import _

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
WIDE = ("in", "refer")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: in which entry, what was done to it, and which way it goes.

    `way` is tighter, looser, same (said otherwise), or unclear: then a person must read it.
    """

    kind: str
    id: str
    part: str
    what: str
    way: str
    says: str

    @property
    def could_ask_for_less(self) -> bool:
        """Whether the new text asks for less here, or cannot be shown not to."""
        return self.way in (LOOSER, UNCLEAR)


def compare(before: Framework, after: Framework) -> list[Difference]:
    """Every difference between two texts, kind by kind, in the order in which they stand."""
    return list(_Comparison(before, after).differences())


class _Comparison:
    def __init__(self, before: Framework, after: Framework) -> None:
        self.before, self.after = before, after

    def differences(self) -> Iterator[Difference]:
        yield from self._scope()
        for kind in KINDS:
            yield from self._of_kind(kind)
        yield from self._of_the_whole()

    def _of_kind(self, kind: Kind) -> Iterator[Difference]:
        old, new = kind.by_id(self.before), kind.by_id(self.after)
        for id, entry in old.items():
            if id not in new:
                yield self._whole(kind.name, kind.noun, entry, id, REMOVED, kind.removing)
        for id, entry in new.items():
            if id not in old:
                yield self._whole(kind.name, kind.noun, entry, id, ADDED, kind.adding)
            else:
                yield from self._parts(kind, id, old[id], entry)

    def _parts(self, kind: Kind, id: str, old: Any, new: Any) -> Iterator[Difference]:
        for part, weigh in kind.parts.items():
            yield from self._part((kind.name, kind.noun, id), part, weigh, old, new)

    def _part(
        self, entry: tuple[str, str, str], part: str, weigh: Weigh, old: Any, new: Any
    ) -> Iterator[Difference]:
        was, is_now = getattr(old, part), getattr(new, part)
        if was == is_now and getattr(was, "languages", 0) == getattr(is_now, "languages", 0):
            return
        kind, noun, id = entry
        way = weigh(was, is_now, self.before, self.after)
        says = said_of(noun, id, part, was, is_now)
        yield Difference(kind, id, part, CHANGED, way, says)

    def _whole(self, kind: str, noun: str, entry: Any, id: str, what: str, way: str) -> Difference:
        says = said_of(noun, id, what, entry, entry)
        return Difference(kind, id, "", what, way, says)

    def _scope(self) -> Iterator[Difference]:
        """The one ordered list: adding a way in asks for more, adding a way out for less."""
        noun = _("rule of scope")
        old = {rule.id: rule for rule in self.before.scope.rules}
        new = {rule.id: rule for rule in self.after.scope.rules}
        for id, rule in old.items():
            if id not in new:
                way = LOOSER if rule.outcome in WIDE else TIGHTER
                yield self._whole("scope", noun, rule, id, REMOVED, way)
        for id, rule in new.items():
            if id not in old:
                way = TIGHTER if rule.outcome in WIDE else LOOSER
                yield self._whole("scope", noun, rule, id, ADDED, way)
            else:
                for part, weigh in SCOPE_RULE.items():
                    yield from self._part(("scope", noun, id), part, weigh, old[id], rule)
        if [id for id in old if id in new] != [id for id in new if id in old]:
            says = _("The rules of scope stand in another order, and the first true one wins.")
            yield Difference("scope", "", "order", CHANGED, UNCLEAR, says)
        weigh = among("out", "covered", "refer", "in")
        entry = ("scope", _("scope"), _("where no rule is true"))
        yield from self._part(entry, "default", weigh, self.before.scope, self.after.scope)

    def _of_the_whole(self) -> Iterator[Difference]:
        entry = ("lifecycle", _("life of a case"), "")
        lives = self.before.lifecycle, self.after.lifecycle
        yield from self._part(entry, "fresh_assessment_to_resume", more, *lives)
        for key in sorted({*self.before.more, *self.after.more}):
            if self.before.more.get(key) != self.after.more.get(key):
                says = _("The part “{key}” differs. Read both texts.").format(key=key)
                yield Difference("more", key, "", CHANGED, UNCLEAR, says)


def loosened(base: Framework, laid_over: Framework) -> list[Difference]:
    """What keeps a text from being an overlay: each place where it asks for less, or may."""
    return [each for each in compare(base, laid_over) if each.could_ask_for_less]


def counted(differences: list[Difference]) -> Mapping[str, int]:
    """How many differences go each way."""
    found = dict.fromkeys((TIGHTER, LOOSER, UNCLEAR, SAME), 0)
    for each in differences:
        found[each.way] += 1
    return found


__all__ = ["ADDED", "CHANGED", "REMOVED", "Difference", "compare", "counted", "loosened"]
