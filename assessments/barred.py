"""What a bar on part of a case hits: its recipients, with a barred person's unit, or countries."""

from dataclasses import dataclass

from policy.facts import known


@dataclass(frozen=True, slots=True)
class Hit:
    """What must be left out of a yes: by its key, or a name that is no recipient of the case.

    The key of a country is its code.
    """

    key: str
    name: str


def hit_by(file, found) -> list[Hit]:
    """Return what a bar on part of a case hits, each once, in the order of its rows.

    A bar says by `takes_with: persons.unit` which answer of a row names the unit; it is found
    among the recipients by any name they stand under there. A bar without it hits recipients.
    """
    collection, _dot, answer = found.bar.takes_with.partition(".")
    rows = file.document["collections"].get(collection, ()) if answer else ()
    named = {row["id"]: str(known(row.get(answer)) or "") for row in rows}
    hits = [_hit(file, row.rpartition(":")[2], named) for row in found.rows]
    return list({each.key or each.name: each for each in hits}.values())


def _hit(file, row: str, named: dict[str, str]) -> Hit:
    if file.framework.countries is not None and row in file.country_codes:
        return Hit(row, next(each.name for each in file.countries if each.pk == row))
    if row not in named:
        found = next((each for each in file.recipients if str(each.pk) == row), row)
        return Hit(row, str(found))
    name = named[row]
    found = next((each for each in file.recipients if _spelt(name) in _names_of(each)), None)
    return Hit(str(found.pk), str(found)) if found else Hit("", name)


def _names_of(recipient) -> set[str]:
    return {_spelt(each) for each in (recipient.name, recipient.latin_name)} - {""}


def _spelt(name: str) -> str:
    return " ".join(name.casefold().split())
