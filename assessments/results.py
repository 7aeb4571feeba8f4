"""What whoever asked for a vetting is told of each person: function, rank, name and result.

No reasons, no colour, no match and no standard of proof: those are for who weighs them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import Http404

from accounts.models import Portfolio
from assessments.access import case_for_reading, portfolios_of
from assessments.models import Assessment, CaseRole
from assessments.permissions import Perm
from assessments.vettings import DATED, LISTS, OWN, Vetting
from assessments.wording import spoken
from policy.framework import Framework
from recipients.permissions import READ_RESTRICTED

# Where each thing a requester is told stands, the first that a list keeps; and no other.
TOLD = {
    "function": ("position", "post"),
    "rank": ("rank",),
    "name": ("name",),
    "result": ("result", "status"),
}


def case_for_requesters(officer: Any, reference: str) -> Assessment:
    """Return the case for officials of an organisation with a part in it, or who may read it all.

    Raises Http404 for everybody else, as if it did not exist.
    """
    open_cases = Assessment.objects.filter(reference=reference, assistance__restricted=False)
    found = open_cases.filter(_asked_by(officer)).select_related("assistance").first()
    if found is None:
        found = case_for_reading(officer, reference)
        if not (
            officer.may(Perm.WRITE, found.portfolio)
            or officer.may(READ_RESTRICTED, found.portfolio)
        ):
            raise Http404("Not told who was vetted.")
    return found


def _asked_by(officer: Any) -> Q:
    """Return the condition that an organisation of this officer's portfolios has a part in it."""
    theirs = Portfolio.objects.filter(pk__in=portfolios_of(officer, Perm.PLAN))
    organisations = theirs.values("organisation")
    roles = CaseRole.objects.filter(organisation__in=organisations)
    return Q(assistance__in=roles.values("assistance")) | Q(assistance__provider__in=organisations)


def results_of(file: Any, today: date) -> Iterator[dict[str, str]]:
    """Yield what is told of each person or unit vetted, as it counts today."""
    framework, vetting = file.framework, Vetting.of(file.framework)
    for name in LISTS:
        if name not in framework.collections:
            continue
        asked = {q.key: q for s in framework.sections_per(name) for q in s.questions}
        for row in file.document["collections"].get(name, ()):
            row = _as_of(framework, row, today)
            told = {each: _in_words(asked, keys, row) for each, keys in TOLD.items()}
            yield told | {
                "counts_as": vetting.standing(row[OWN]) if vetting and row.get(OWN) else ""
            }


def _as_of(framework: Framework, row: dict[str, Any], today: date) -> dict[str, Any]:
    """Return a row with its result as it counts today: suspended for too long is cancelled."""
    return row | {OWN: result_as_of(framework, row, today)} if OWN in row else row


def result_as_of(framework: Framework, row: dict[str, Any], today: date) -> str:
    """Return a vetting's result as it counts on a day."""
    vetting, result = Vetting.of(framework), row[OWN]
    return vetting.counts_as(result, row.get(DATED), today) if vetting else result


def _in_words(asked: dict[str, Any], keys: tuple[str, ...], row: dict[str, Any]) -> str:
    key = next((each for each in keys if row.get(each)), None)
    if key is None:
        return ""
    value = row[key]
    term = asked[key].option(value) if key in asked else None
    return str(spoken(term.label)) if term else str(value)
