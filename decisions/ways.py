"""The lawful ways past a bar: what a way is called, what it asks of whoever takes it, and when.

A framework declares each way with its own id: one bar may have two exceptions that ask for
different things, so a way is named by that id and never by its kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decisions.verdicts import ProposedOverride, Verdict, replace
from policy.facts import Facts
from policy.framework import Framework
from policy.framework.rules import Override

# What a framework may require of a way, as the decider is asked for it.
ASKED = {
    "finding": gettext_lazy("What do you find?"),
    "evidence": gettext_lazy("On what evidence?"),
    "grounds": gettext_lazy("On what grounds?"),
    "extraordinary_circumstances": gettext_lazy("Which extraordinary circumstances require it?"),
    "report_made_first": gettext_lazy("Which letter reported it, and where is that kept?"),
}
IN_THE_REASONS = "reasons"  # this requirement is what every way asks for anyhow
BASIC = frozenset({"training", "equipment"})  # “other assistance” is what is neither


def way_past(framework: Framework, taken: ProposedOverride) -> Override | None:
    """Return the way a verdict takes past a bar, or None where the bar knows no such way."""
    bar = framework.bars_by_id.get(taken.bar_id)
    return next((way for way in bar.overrides if way.id == taken.way), None) if bar else None


def ways_taken(framework: Framework, verdict: Any) -> Iterator[tuple[ProposedOverride, Override]]:
    """Yield each way a verdict takes that the framework knows, beside what it declares."""
    for taken in getattr(verdict, "overrides", ()):
        way = way_past(framework, taken)
        if way is not None:
            yield taken, way


def as_taken(file: Any, taken: ProposedOverride) -> Any:
    """Return the way that somebody else took and a verdict rests on, or None."""
    found = getattr(file, "ways_taken", ())
    return next((each for each in found if each.pk == taken.taken), None)


def resting_on_others(file: Any, verdict: Verdict) -> Verdict:
    """Say in a verdict, of each way somebody else took, what they said and nothing of its own."""
    return replace(
        verdict, overrides=tuple(_as_they_said(file, each) for each in verdict.overrides)
    )


def _as_they_said(file: Any, taken: ProposedOverride) -> ProposedOverride:
    row = as_taken(file, taken) if taken.taken else None
    return proposed_of(row) if row else taken


def proposed_of(row: Any) -> ProposedOverride:
    """Return a way that somebody took as what a verdict rests on."""
    return replace(ProposedOverride(**as_kept(row)), taken=row.pk)


def as_kept(taken: Any) -> dict[str, Any]:
    """Return a way and what was said for it as rows keep it, whoever took it."""
    return {
        "bar_id": taken.bar_id,
        "way": taken.way,
        "reasons": taken.reasons,
        "shown": dict(taken.shown),
        "consulted": {whom: dict(said) for whom, said in taken.consulted.items()},
        "reported_on": taken.reported_on,
    }


def name_of(way: Override) -> str:
    """Return what a way is called, in its reader's language."""
    return str(way.name)


def level_name(framework: Framework, id: str) -> str:
    """Return a rung, or whoever else a framework means, as people call them."""
    found = next((level for level in framework.levels if level.id == id), None)
    return str(found.label) if found else id.replace("_", " ")


def asked_for(requirement: str) -> str:
    """Return the question by which a requirement of a way is asked for."""
    return str(ASKED.get(requirement, requirement.replace("_", " ").capitalize()))


def to_be_shown(way: Override) -> tuple[str, ...]:
    """Return what a way requires beside the reasons, in the order the framework names it."""
    return tuple(each for each in way.requires if each != IN_THE_REASONS)


def reported_first(way: Override) -> bool:
    """Say whether it must have been reported before it is taken: no time is left for after."""
    within = way.report_within
    return bool(way.report_to) and within is not None and not (within.months or within.days)


def unmet_scope(way: Override, facts: Facts | None) -> str:
    """Say what keeps this way from a case under another law or of another kind, or nothing."""
    facts = facts or Facts()
    if way.scope and way.scope not in _several(facts.get("case.funding")):
        return _("This way belongs to another law than the one that pays: %(law)s.") % {
            "law": way.scope.replace("_", " ")
        }
    if not way.applies_to:
        return ""
    kinds = _several(facts.get("case.activities"))
    if kinds and all(_covered(each, way.applies_to) for each in kinds):
        return ""
    return _("This way is only for: %(kinds)s.") % {
        "kinds": ", ".join(each.replace("_", " ") for each in way.applies_to)
    }


def _covered(kind: str, applies_to: tuple[str, ...]) -> bool:
    return kind in applies_to or ("other_assistance" in applies_to and kind not in BASIC)


def _several(value: Any) -> tuple[Any, ...]:
    if value is None:
        return ()
    return tuple(value) if isinstance(value, (list, tuple)) else (value,)
