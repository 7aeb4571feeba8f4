"""What decisions cover: yes, no or not decided, for whom and what, on a day.

Rows are only ever added. A later decision speaks over an earlier one for the same country,
recipient, kind and part, from the day it names; so nothing is edited, and a day in the past still
gives what was covered then.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from assessments.barred import called, rows_vetted, who_is
from assessments.models import Assistance
from assessments.states import AssessmentState as S
from decisions.models import Coverage

ENDED = (S.WITHDRAWN, S.EXPIRED, S.SUPERSEDED, S.CLOSED)


def whole_of(row: Any) -> tuple[Any, ...]:
    """Return what a row is about, or what the part it is about is a part of."""
    return (
        row.decision.assessment_id,
        row.framework_id,
        row.country_id,
        row.recipient_id,
        row.kind,
    )


def key_of(row: Any) -> tuple[Any, ...]:
    """Return what a row is about: the same key means the same thing, decided again."""
    return (*whole_of(row), row.part)


def is_left_out(recipient: Any, verdict: Any) -> bool:
    """Say whether a yes leaves a recipient out: by itself, or with its country."""
    gone = recipient.country_id in verdict.excluded_countries
    return gone or recipient.pk in verdict.excluded


def vetted_left_out(file: Any, verdict: Any) -> list[dict[str, str]]:
    """Return who of those vetted a yes leaves out by themselves: what all may call them, and who.

    Who they are is for those who may read the restricted answers.
    """
    if not verdict.excluded_rows:
        return []
    parted = [each.partition(":") for each in rows_vetted(file) if each in verdict.excluded_rows]
    return [
        {"row": f"{of}:{id}", "called": called(file, id), "who": who_is(file, of, id)}
        for of, _colon, id in parted
    ]


def standing(rows: Iterable[Any], day: date) -> list[Any]:
    """Return the rows that speak for `day`: of each key the latest that covers it.

    Rows come in the order in which they were decided. Yes, no and undecided rows are all
    returned: whoever asks for authority takes those that say yes.
    """
    latest: dict[tuple[Any, ...], Any] = {}
    for row in rows:
        if row.from_on <= day <= row.to_on:
            latest[key_of(row)] = row
    return list(latest.values())


def coverage_on(assistance: Assistance, day: date) -> list[Coverage]:
    """Return the rows that say yes for that day, of assessments not ended by then (1 query).

    Each row's `decision.assessment` is loaded: a caller that asks for authority still takes
    away what is held, suspended, or not yet cleared to start.
    """
    rows = (
        Coverage.objects.filter(assistance=assistance)
        .select_related("decision__assessment", "recipient", "country")
        .order_by("decision_id", "pk")
    )
    said = [row for row in standing(rows, day) if row.says == Coverage.Says.YES and not row.part]
    return [row for row in said if not _ended_by(row.decision.assessment, day)]


def _ended_by(assessment: Any, day: date) -> bool:
    return assessment.state in ENDED and timezone.localdate(assessment.state_since) <= day


def has_coverage(assistance: Assistance, day: date, recipient: Any = None) -> bool:
    """Say whether some decision covers the assistance that day, for this recipient if named."""
    rows = coverage_on(assistance, day)
    if recipient is None:
        return bool(rows)
    return any(row.recipient_id in (None, recipient.pk) for row in rows)
