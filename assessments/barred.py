"""What a bar on part of a case hits: its recipients, countries, or whoever is only vetted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from assessments.document import subject_of
from assessments.vettings import Vetting
from policy.facts import known
from policy.logic import references
from policy.text import authoritative

ACCENTS = re.compile("[\u0300-\u036f]")  # of Latin, Greek and Cyrillic; elsewhere marks are vowels
BESIDE_WORDS = re.compile(r"[.,;:'’`\"“”()/‐-―-]+")
UNIT = "unit"  # a vetted row of this kind is the unit that it names


@dataclass(frozen=True, slots=True)
class Hit:
    """What must be left out of a yes: by its key, or a name that is no recipient of the case.

    The key of a country is its code; that of somebody who is only on the vetting list is how
    answers name their row: “subjects:4”.
    """

    key: str
    name: str

    @property
    def is_vetted_only(self) -> bool:
        """Say whether it is on the vetting list and among no recipients."""
        return ":" in self.key


def bars_a_part(found) -> bool:
    """Say whether a bar holds, and is met by leaving out what it hits."""
    return found.bar.effect == "prohibit_part" and found.value is True


def hit_by(file, found) -> list[Hit]:
    """Return what a bar on part of a case hits, each once, in the order of its rows.

    A bar says by `takes_with: persons.unit` which answer of a row names the unit; it is found
    among the recipients by any name they stand under there. Whoever is vetted and is no
    recipient is hit by their row. A bar on no list hits recipients.
    """
    collection, answer = _named_by(file, found.bar)
    rows = file.document["collections"].get(collection, ()) if answer else ()
    within = {str(row["id"]): row for row in rows}
    hits = [_hit(file, row.rpartition(":")[2], within, found.bar) for row in found.rows]
    return list({each.key or each.name: each for each in hits}.values())


def _named_by(file, bar) -> tuple[str, str]:
    """Return the list a bar looks into, and the answer by which its rows name a recipient."""
    collection, _dot, answer = bar.takes_with.partition(".")
    if answer:
        return collection, answer
    listed = list_vetted(file)
    return (listed, "name") if listed and listed in references(bar.when) else ("", "")


def _hit(file, row: str, within: Mapping[str, Any], bar) -> Hit:
    if file.framework.countries is not None and row in file.country_codes:
        return Hit(row, next(each.name for each in file.countries if each.pk == row))
    if row not in within:
        found = next((each for each in file.recipients if str(each.pk) == row), row)
        return Hit(row, str(found))
    collection, answer = _named_by(file, bar)
    names = _names_in(within[row], answer)
    spelt = {_spelt(each) for each in names}
    found = next((each for each in file.recipients if spelt & _names_of(each)), None)
    if found is not None:
        return Hit(str(found.pk), str(found))
    if collection == list_vetted(file):
        return Hit(subject_of(collection, row), called(file, row))
    return Hit("", next(iter(names), ""))


def _names_in(row: Mapping[str, Any], answer: str) -> list[str]:
    """Return the names by which a row may be a recipient: a vetted unit is one by its own."""
    asked = (answer, "name", UNIT) if row.get("kind") == UNIT else (answer,)
    return [str(name) for name in (known(row.get(each)) for each in asked) if name]


def _names_of(recipient) -> set[str]:
    return {_spelt(each) for each in (recipient.name, recipient.latin_name)} - {""}


def _spelt(name: str) -> str:
    """Return a name without what two people write differently: case, accents, dots and dashes."""
    plain = ACCENTS.sub("", normalize("NFKD", name.casefold()))
    return " ".join(BESIDE_WORDS.sub(" ", plain).split())


# -- whoever is only vetted ------------------------------------------------------------------------


def list_vetted(file) -> str:
    """Return the name of the list of those vetted, or nothing where the law vets nobody."""
    vetting = Vetting.of(file.framework)
    return vetting.list if vetting else ""


def rows_vetted(file) -> list[str]:
    """Return everybody on the vetting list, as answers name their rows."""
    listed = list_vetted(file)
    rows = file.document["collections"].get(listed, ()) if listed else ()
    return [subject_of(listed, each["id"]) for each in rows]


def called(file, row: str) -> str:
    """Return what everybody may call a vetted row: “Unit or individual 4”, and never a name."""
    return f"{authoritative(file.framework.collection(list_vetted(file)).row)} {row}"


def who_is(file, collection: str, row: str) -> str:
    """Return by its name whom a row is about, for who may read the restricted answers."""
    rows = file.document["collections"].get(collection, ())
    found = next((each for each in rows if str(each["id"]) == row), {})
    said = (known(found.get("name")), known(found.get("unit")))
    return ", ".join(dict.fromkeys(str(each) for each in said if each))
