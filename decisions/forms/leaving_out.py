"""Whom a yes may leave out one by one: those vetted whom a bar stops, and who are no recipients."""

from typing import NamedTuple

from assessments.barred import bars_a_part, hit_by, who_is
from recipients.permissions import READ_RESTRICTED


class Offered(NamedTuple):
    """One of those vetted: by their row, as this decider may know them, and what bars them."""

    key: str
    says: str
    why: str


def vetted_to_leave_out(file, officer) -> list[Offered]:
    """Return whoever of those vetted a bar on part of the case stops, each once.

    They are named to a decider who may read the restricted answers; others see their number.
    """
    trusted = officer is not None and officer.may(READ_RESTRICTED, file.case.portfolio)
    offered: dict[str, Offered] = {}
    for found in filter(bars_a_part, file.evaluation.bars_standing):
        for hit in (each for each in hit_by(file, found) if each.is_vetted_only):
            collection, _colon, row = hit.key.partition(":")
            who = who_is(file, collection, row) if trusted else ""
            says = f"{hit.name}: {who}" if who else hit.name
            offered.setdefault(hit.key, Offered(hit.key, says, str(found.bar.message)))
    return list(offered.values())
