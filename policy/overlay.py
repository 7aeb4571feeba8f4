"""An organisation's own additions, laid over a framework: they add or tighten, and never loosen.

A mission may ask more than the policy it works under; it may not ask less (HRDDP, paragraph 20:
implementation fits the mandate and its context, within the policy). What comes out is one whole
text, kept and pinned like any other, so that a case under it can be read without knowing this.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import yaml

from policy.comparison import Difference, loosened
from policy.framework import Framework, FrameworkError, loads
from policy.framework.entry import Entry
from policy.framework.reading import SWITCHED_WORDS, read_yaml
from policy.words import _

# What an overlay may not speak of: the framework's name is its own, and so is how it is written.
CLOSED = ("schema_version", "framework", "overlay")
MOST_SAID = 12


SafeDumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(SafeDumper):
    """Writes every text so that the strict reader takes it for a text again."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _quoted(dumper: Any, text: str) -> yaml.ScalarNode:
    style = '"' if text.lower() in SWITCHED_WORDS else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _quoted)


def lay_over(base: Framework, text: str, name: str) -> Framework:
    """The framework with an overlay laid over it, as one whole text.

    Raises FrameworkError naming the overlay's entry: where it cannot be read, is meant for
    another framework or version, takes something away, or asks for less than the framework.
    """
    data = read_yaml(text, name)
    about = _about(base, data, name)
    merged = _merged(read_yaml(base.text, base.name), data, name)
    merged["framework"] |= {"version": f"{base.version}+{about['id']}.{about['version']}"}
    merged["framework"]["sources"] = [*merged["framework"]["sources"], *about["sources"]]
    written = yaml.dump(merged, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    laid = loads(written, name)
    if less := loosened(base, laid):
        raise FrameworkError("\n".join(_refusal(name, each) for each in less[:MOST_SAID]))
    return laid


def _about(base: Framework, data: Mapping[str, Any], name: str) -> dict[str, Any]:
    whole = Entry(name, _("the file"), dict(data))
    entry = whole.entry("overlay")
    said = {
        "id": entry.word("id"),
        "version": entry.word("version"),
        "sources": entry.take("sources", []),
    }
    meant, version = entry.word("of"), entry.word("of_version")
    entry.text("title", "")
    entry.done()
    if (meant, version) != (base.id, base.version):
        raise entry.refused(
            _(
                "is written for {meant} {version}, and this is {id} {now}. Read what changed first"
            ).format(meant=meant, version=version, id=base.id, now=base.version)
        )
    return said


def _merged(base: dict[str, Any], over: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The base with every part of the overlay put in its place."""
    merged = deepcopy(base)
    for key, value in over.items():
        if key == "remove":
            raise FrameworkError(
                _(
                    "{file}: An overlay takes nothing away from the framework. Leave out “remove”;"
                    " to ask for less, the framework itself must change."
                ).format(file=name)
            )
        if key not in CLOSED:
            merged[key] = _laid(merged.get(key), value)
    return merged


def _laid(under: Any, over: Any) -> Any:
    """One part laid on another: named parts one by one, entries by their id, all else replaced."""
    if isinstance(under, dict) and isinstance(over, dict):
        return under | {key: _laid(under.get(key), value) for key, value in over.items()}
    if _are_entries(under) and _are_entries(over):
        known = {each["id"]: each for each in under}
        for each in over:
            known[each["id"]] = _laid(known.get(each["id"]), each)
        return list(known.values())
    return over


def _are_entries(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(e, dict) and "id" in e for e in value)


def _refusal(name: str, less: Difference) -> str:
    if less.way == "looser":
        why = _("That asks for less than the framework, which an overlay may not. Take it out.")
    else:
        why = _("It cannot be shown to ask for no less. Add an entry of your own instead.")
    return f"{name}: {less.says} {why}"
