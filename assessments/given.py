"""The facts of a case that Heed gives the framework itself, so that nobody is asked for them.

A framework declares them (`given_by: heed`). One this module cannot give stays unknown, and
blocks from the stage at which it is due: silence is never a no.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings

from assessments.models import Advice
from recipients.states import RecipientState

Fact = Callable[[Any, Any], Any]


def facts_heed_gives(case, file) -> dict[str, Any]:
    """Return every `case.*` fact: from planning and screening, and those worked out here."""
    assistance, screening = case.assistance, file.screening
    facts = _said(assistance.facts)
    facts = {"assistance_kind": assistance.kind} | facts
    if assistance.activities:
        facts.setdefault("activities", list(assistance.activities))
    facts |= _said(screening.answers if screening else {})
    declared = {question.key for question in file.framework.facts if question.given_by == "heed"}
    return facts | {key: GIVES[key](case, file) for key in declared & set(GIVES)}


def _said(answers: dict[str, Any]) -> dict[str, Any]:
    """Return answers by their key, whether or not they were kept with the prefix “case.”."""
    said = {key.removeprefix("case."): value for key, value in (answers or {}).items()}
    return {key: value for key, value in said.items() if value not in (None, "", [])}


def _yes(truth: bool | None) -> str | None:
    return None if truth is None else "yes" if truth else "no"


def priority_country(case, file) -> str:
    """Say whether a country of the case is on the operator's list of priority countries."""
    listed = getattr(settings, "PRIORITY_COUNTRIES", ())
    return "yes" if listed and file.country_codes & set(listed) else "no"


def facts_of_country(code: str) -> dict[str, Any]:
    """Return what Heed knows of one country of a case: whether it is a priority country."""
    listed = getattr(settings, "PRIORITY_COUNTRIES", ())
    return {"priority": "yes" if code in listed else "no"}


def flagged_unit(case, file) -> str | None:
    """Say whether the register flags a recipient or its parent; unknown while none is named.

    A restricted allegation does not raise the flag: those who may read it weigh it, and say
    so. Otherwise the route itself would tell everybody that there is one.
    """
    if not file.recipients:
        return None
    watched = (RecipientState.BARRED, RecipientState.UNDER_REVIEW)
    family = [each for row in file.recipients for each in (row, row.parent) if each]
    flagged = any(each.flagged or each.state in watched for each in family)
    open_ones = any(not each.restricted and not each.disposition for each in file.allegations)
    return _yes(flagged or open_ones)


def prior_stop_level(case, file) -> str:
    """Name the highest level that refused, suspended or withdrew like help within a year."""
    stopped = [each for each in file.stopped_before if each.level_id]
    highest = max(stopped, key=lambda each: each.rank, default=None)
    return highest.level_id if highest else "none"


def unresolved_non_concur(case, file) -> str:
    """Say whether an adviser whose “does not concur” can raise the case stands by it."""
    raising = {
        kind
        for level in file.framework.levels
        for need in level.advice
        if need.on_non_concur == "raise"
        for kind in need.kinds
    }
    against = [
        each
        for each in file.advice
        if each.concur == Advice.Concur.NON_CONCUR
        and each.kind in raising
        and each.content_root == case.content_root
    ]
    return _yes(bool(against)) or "no"


def several(case, file) -> str | None:
    """Say whether help is planned for one country or several; unknown while none is named."""
    found = len(file.country_codes)
    return None if not found else "several" if found > 1 else "one"


def first_delivery(case, file) -> str | None:
    """Say on what day help is first given as planned; unknown while no day is planned."""
    day = case.assistance.first_delivery_on
    return day.isoformat() if day else None


GIVES: dict[str, Fact] = {
    "first_delivery": first_delivery,
    "several": several,
    "priority_country": priority_country,
    "flagged_unit": flagged_unit,
    "prior_stop_level": prior_stop_level,
    "unresolved_non_concur": unresolved_non_concur,
}
