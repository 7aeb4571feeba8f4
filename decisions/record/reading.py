"""Read a sealed record: from its parts to what a person can read, and nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from assessments.models import Assessment
from decisions.record import assessed, decided
from decisions.record.parts import Parts
from decisions.record.view import Record

# Printed for whoever may read the advice on a case. Whatever has other readers never is.
PRINTED = frozenset({"accounts.read_advice"})


def read(seal, *, for_officer=None, legible: frozenset[str] | None = None) -> Record:
    """Return the record under a seal, as it is printed or as one officer may read it."""
    rows = [
        (part.path, part.readers, _bytes(part.canonical), part.digest) for part in seal.parts.all()
    ]
    if legible is None:
        legible = PRINTED if for_officer is None else legible_to(for_officer, seal, rows)
    about = {"root": seal.root, "made_at": seal.made_at}
    return read_parts(about, rows, legible)


def legible_to(officer, seal, rows=None) -> frozenset[str]:
    """Return the permissions of a record's parts that this officer has in its portfolio."""
    if rows is None:
        rows = seal.parts.values_list("path", "readers")
    case = Assessment.objects.select_related("portfolio").get(pk=seal.subject_id)
    wanted = {row[1] for row in rows if row[1]}
    return frozenset(each for each in wanted if officer.may(each, case.portfolio))


def protected(part) -> bool:
    """Say whether a look at this part leaves a trace: whatever may not be printed."""
    return bool(part.readers) and part.readers not in PRINTED


def _bytes(held) -> bytes | None:
    return None if held is None else bytes(held)


def read_parts(
    sealed: Mapping[str, Any],
    rows: Iterable[tuple[str, str, bytes | None, str]],
    legible: frozenset[str] = PRINTED,
) -> Record:
    """Return the record these parts make; `sealed` has the root, and when it was sealed."""
    parts = Parts(rows, legible)
    rests = parts.get("submission", {})
    return Record(
        root=sealed["root"],
        content_root=rests.get("content_root") or "",
        submission_root=rests.get("root") or "",
        sealed_at=sealed["made_at"],
        withheld=tuple(parts.withheld),
        **decided.decision(parts, sealed["made_at"]),
        **decided.verdict(parts),
        **decided.on_what(parts),
        **assessed.about(parts),
        **assessed.content(parts),
    )
