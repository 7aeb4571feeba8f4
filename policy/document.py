"""The case document: what is known of one case, in the form import, export and the engine share.

{"framework", "case": {…}, "q": {…}, "collections": {name: [{"id", …}]}, "declared_none": […]}
"""

from collections.abc import Iterator, Mapping
from typing import Any

from policy.framework import Collection, Framework
from policy.words import _

PARTS = ("framework", "case", "q", "collections", "declared_none", "schema_version")
MOST_ROWS = 20_000
MOST_VALUES = 1_000_000
DEEPEST = 40
HOLDING = (dict, list)


class DocumentError(ValueError):
    """A case document cannot be read under this framework; `faults` says all that is wrong."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def check(framework: Framework, document: Any) -> None:
    """Raise DocumentError with every fault of the document, each a sentence with its remedy."""
    if faults := list(_faults(framework, document)):
        raise DocumentError(faults)


def declarations(document: Mapping[str, Any]) -> Iterator[tuple[str, str | None, Mapping]]:
    """Each signed “none found”: the collection, the row it is about (or None), and its details."""
    for entry in document.get("declared_none") or ():
        if isinstance(entry, str):
            yield entry, None, {}
        else:
            yield entry["collection"], entry.get("of"), entry


def _faults(framework: Framework, document: Any) -> Iterator[str]:
    if not isinstance(document, Mapping):
        yield _("A case document is a set of named parts: {parts}.").format(parts=", ".join(PARTS))
        return
    for name in document:
        if name not in PARTS:
            yield _("The case document has a part “{name}”. Use only: {parts}.").format(
                name=name, parts=", ".join(PARTS)
            )
    shapes = list(_faults_of_size(document)) or list(_faults_of_shape(document))
    yield from shapes
    if not shapes:
        yield from _faults_of_identity(framework, document)
        yield from _faults_of_answers(framework, document)
        yield from _faults_of_rows(framework, document)
        yield from _faults_of_declarations(framework, document)


def _faults_of_size(document: Mapping[str, Any]) -> Iterator[str]:
    """A document that would take for ever is not begun; one that holds itself never ends."""
    values, depth = 0, 0
    ahead: list[Any] = [document.values()]
    while ahead and values <= MOST_VALUES and depth <= DEEPEST:
        within = [each for part in ahead for each in part if isinstance(each, HOLDING)]
        ahead = [each.values() if isinstance(each, dict) else each for each in within]
        values, depth = values + sum(map(len, ahead)), depth + 1
    if values > MOST_VALUES:
        yield _("The case document holds more than {n} values. Split the case.").format(
            n=MOST_VALUES
        )
    elif depth > DEEPEST:
        yield _("The case document is nested more than {n} deep. Flatten it.").format(n=DEEPEST)


def _faults_of_shape(document: Mapping[str, Any]) -> Iterator[str]:
    for name in ("case", "q", "collections"):
        part = document.get(name)
        if part is not None and not _is_named(part):
            yield _("“{name}” should be a set of named values.").format(name=name)
    declared = document.get("declared_none")
    if declared is not None and not isinstance(declared, list):
        yield _("“declared_none” should be a list of collections.")
    for entry in declared if isinstance(declared, list) else ():
        if not (isinstance(entry, str) or _is_declaration(entry)):
            yield _(
                "Each entry of “declared_none” is the name of a collection, or an object with"
                " “collection” and what its declaration requires."
            )


def _is_named(part: Any) -> bool:
    return isinstance(part, Mapping) and all(isinstance(name, str) for name in part)


def _is_declaration(entry: Any) -> bool:
    return (
        isinstance(entry, Mapping)
        and isinstance(entry.get("collection"), str)
        and isinstance(entry.get("of"), str | None)
    )


def _faults_of_identity(framework: Framework, document: Mapping[str, Any]) -> Iterator[str]:
    named = document.get("framework")
    id = named.get("id") if isinstance(named, Mapping) else named
    if id is not None and id != framework.id:
        yield _("The case document is written for “{id}”, not for “{framework}”.").format(
            id=id, framework=framework.id
        )


def _faults_of_answers(framework: Framework, document: Mapping[str, Any]) -> Iterator[str]:
    for id in document.get("q") or {}:
        question = framework.questions.get(id)
        if question is None or id.startswith("case."):
            yield _("“{id}” is not a question of {framework} {version}. Remove or mend it.").format(
                id=id, framework=framework.id, version=framework.version
            )
        elif question.per != "case":
            yield _(
                "“{id}” is asked of each row of “{collection}”. Put it in those rows, as “{key}”."
            ).format(id=id, collection=question.per, key=question.key)


def _faults_of_rows(framework: Framework, document: Mapping[str, Any]) -> Iterator[str]:
    given = document.get("collections") or {}
    for name, rows in given.items():
        if name not in framework.collections:
            yield _("“{name}” is not a collection of {framework}. Use one of: {known}.").format(
                name=name, framework=framework.id, known=", ".join(framework.collections)
            )
        elif not isinstance(rows, list) or not all(_is_named(row) for row in rows):
            yield _("“{name}” should be a list of rows, each with an “id”.").format(name=name)
        elif len(rows) > MOST_ROWS:
            yield _("“{name}” has more than {n} rows. Split the case.").format(
                name=name, n=MOST_ROWS
            )
        else:
            yield from _faults_of_each_row(framework, framework.collection(name), rows, given)


def _faults_of_each_row(
    framework: Framework, collection: Collection, rows: list, given: Mapping[str, Any]
) -> Iterator[str]:
    known = row_keys(framework, collection)
    owners = _ids(given.get(collection.belongs_to)) if collection.belongs_to else set()
    seen: set[str] = set()
    for row in rows:
        id = row.get("id")
        if not isinstance(id, str) or not id.strip():
            yield _("A row of “{name}” has no “id”. Give each row its own.").format(
                name=collection.name
            )
            continue
        if id in seen:
            yield _("Two rows of “{name}” have the id “{id}”. Give each its own.").format(
                name=collection.name, id=id
            )
        seen.add(id)
        for key in sorted(row.keys() - known) if not row.keys() <= known else ():
            yield _("Row “{id}” of “{name}” has “{key}”, which is not asked there.").format(
                id=id, name=collection.name, key=key
            )
        if collection.belongs_to and _owner(row, collection) not in owners:
            yield _(
                "Row “{id}” of “{name}” belongs to no row of “{owner}”."
                " Put that row's id in “{by}”."
            ).format(
                id=id, name=collection.name, owner=collection.belongs_to, by=collection.belongs_by
            )


def row_keys(framework: Framework, collection: Collection) -> frozenset[str]:
    """Everything a row of this collection may hold."""
    return framework.outlines[collection.name].keys


def _owner(row: Mapping[str, Any], collection: Collection) -> str | None:
    owner = row.get(collection.belongs_by)
    return owner if isinstance(owner, str) else None


def _ids(rows: Any) -> set[str]:
    named = [row.get("id") for row in rows if _is_named(row)] if isinstance(rows, list) else []
    return {id for id in named if isinstance(id, str)}


def _faults_of_declarations(framework: Framework, document: Mapping[str, Any]) -> Iterator[str]:
    owners = {
        collection.name: _owners(document, collection)
        for collection in framework.collections.values()
    }
    for name, owner, details in declarations(document):
        collection = framework.collections.get(name)
        if collection is None:
            yield _("“{name}” is declared empty, and is not a collection of {framework}.").format(
                name=name, framework=framework.id
            )
            continue
        if not collection.declare_none:
            yield _("“{name}” may not be declared empty. Add its rows.").format(name=name)
        if owner in owners[name]:
            yield _("“{name}” is declared empty and has rows. Remove one or the other.").format(
                name=name
            )
        for part in collection.declare_requires:
            if details.get(part) in (None, "", [], {}):
                yield _("“{name}” is declared empty without “{part}”. Say it.").format(
                    name=name, part=part
                )


def _owners(document: Mapping[str, Any], collection: Collection) -> set[str | None]:
    """Whose rows a list has: of each row of another, and None where it has any at all."""
    rows = (document.get("collections") or {}).get(collection.name)
    named = [row for row in rows if _is_named(row)] if isinstance(rows, list) else []
    return {_owner(row, collection) for row in named} | ({None} if rows else set())
