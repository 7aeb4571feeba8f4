"""Which letters a decided case owes, and by when: whatever made the framework want them.

A letter is wanted because something was decided (authorised, suspended…), because a bar holds,
or because of what was answered. Those that must go before help begins or resumes are guards of
those moves and not counted here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from assessments.models import Assessment
from decisions.models import Decision
from policy.framework import Communication
from policy.logic import holds
from policy.periods import Period

Kind = Decision.Kind
# Where a framework says no period; ours, and shown as ours.
WITHIN, REGULARLY = Period(days=14), Period(months=6)
# The decision after which a letter of this trigger is owed.
DECIDED = {
    "authorised": (Kind.AUTHORISE,),
    "put_to_decision": (Kind.AUTHORISE, Kind.REFUSE),
    "suspended": (Kind.SUSPEND, Kind.SUSPEND_PART),
    "withdrawn": (Kind.WITHDRAW,),
    "standing": (Kind.AUTHORISE,),
}


@dataclass(frozen=True, slots=True)
class Owed:
    """One letter that is owed: since when, by when, and whose period that is."""

    letter: Communication
    since: date
    due_on: date
    basis: str


def letters_owed_after(file: Any, happened: Mapping[str, date] | None = None) -> list[Owed]:
    """Return what a decided case owes and has not sent, soonest first.

    `happened` adds occasions this app does not know of: the trigger's name and its day.
    """
    if file.case.kind == Assessment.Kind.BEFORE_HEED or not file.decisions:
        return []
    found = (_owed(file, letter, happened or {}) for letter in file.framework.communications)
    return sorted((each for each in found if each), key=lambda each: each.due_on)


def every_of(letter: Communication) -> Period | None:
    """Return how often a letter is repeated; “regularly” is a period of ours."""
    if not letter.every:
        return None
    try:
        return Period.parse(letter.every)
    except ValueError:
        return REGULARLY


def _owed(file: Any, letter: Communication, happened: Mapping[str, date]) -> Owed | None:
    since = _since(file, letter, happened)
    if since is None:
        return None
    sent = [each.sent_on for each in _sent(file, letter)]
    every = every_of(letter)
    if every and sent:
        return Owed(letter, since, every.after(max(sent)), letter.due_basis)
    if any(on >= since for on in sent):
        return None
    due = letter.due or WITHIN
    return Owed(
        letter, since, due.after(since), letter.due_basis if letter.due else "operator_default"
    )


def _since(file: Any, letter: Communication, happened: Mapping[str, date]) -> date | None:
    """Return from which day a letter is owed, or None where nothing wants it."""
    value = holds(letter.when, file.evaluation.facts) if letter.when else None
    if value is False:
        return None
    if letter.blocks:
        return _again(file, letter, happened)
    if letter.trigger in DECIDED:
        return _day_of_latest(file, DECIDED[letter.trigger])
    if letter.trigger in happened:
        return happened[letter.trigger]
    bar = file.evaluation.bars.get(letter.trigger.removeprefix("bar_"))
    if letter.trigger.startswith("bar_") and (bar is None or bar.value is not True):
        return None
    if value is True or letter.trigger.startswith("bar_"):
        return _day_of_latest(file, (Kind.AUTHORISE, Kind.REFUSE))
    return None


def _again(file: Any, letter: Communication, happened: Mapping[str, date]) -> date | None:
    """Return since when what was said before help began must be said again, if it must."""
    said = [each.sent_on for each in _sent(file, letter)]
    changed = happened.get("change")
    return changed if letter.repeat_each and said and changed and changed > max(said) else None


def _day_of_latest(file: Any, kinds: tuple) -> date | None:
    made = (each.made_at for each in file.decisions if each.kind in kinds)
    latest = max(made, default=None)
    return timezone.localdate(latest) if latest else None


def _sent(file: Any, letter: Communication) -> Iterator[Any]:
    whole = set(letter.contents)
    return (e for e in file.communications if e.rule == letter.id and whole <= set(e.contents))
