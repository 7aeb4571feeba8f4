"""Help that flows and that nothing permits: whether one piece of it does, to whom, since when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from assessments.models import Assessment, Assistance, Delivery
from decisions.models import Coverage
from monitoring.models import Hold, Suspension
from monitoring.queries.authority import has_authority
from monitoring.queries.flowing import flows_against_authority

GIVEN = (Delivery.Kind.BEGAN, Delivery.Kind.CONTINUES)


@dataclass(frozen=True, slots=True)
class Alarm:
    """That help flows without authority, and the day from which it has."""

    since: date


def alarm_on(assistance: Assistance, day: date) -> Alarm | None:
    """Return the alarm where this help flows that day and nothing permits it; else one query."""
    if not flows_against_authority(assistance, day):
        return None
    flow = _flow(assistance, day)
    began = min((row.on for row in flow), default=day)
    since = day
    for turn in sorted(_turns(assistance, began, day), reverse=True):
        begun = [row for row in flow if row.on <= turn]
        if all(has_authority(assistance, turn, row.recipient, row.part) for row in begun):
            break
        since = turn
    return Alarm(since)


def _flow(assistance: Assistance, day: date) -> list[Delivery]:
    """Return the first delivery to each recipient, for each part, that no stop came after."""
    rows = Delivery.objects.filter(assistance=assistance, on__lte=day).select_related("recipient")
    flow: list[Delivery] = []
    for row in rows.order_by("on", "pk"):
        if row.kind == Delivery.Kind.STOPPED:
            flow = [each for each in flow if not _ends(row, each)]
        elif row.kind in GIVEN and not any(_is_the_same(row, each) for each in flow):
            flow.append(row)
    return flow


def _ends(stop: Delivery, given: Delivery) -> bool:
    """Say whether a stop in fact is of this delivery: to its recipient, for its part, or all."""
    return stop.recipient_id in (None, given.recipient_id) and stop.part in ("", given.part)


def _is_the_same(one: Delivery, other: Delivery) -> bool:
    return (one.recipient_id, one.part) == (other.recipient_id, other.part)


def _turns(assistance: Assistance, began: date, day: date) -> set[date]:
    """Return the days since help began on which what is permitted may have changed."""
    return {turn for turn in (began, *_changes(assistance)) if began <= turn <= day}


def _changes(assistance: Assistance) -> Iterator[date]:
    for row in Coverage.objects.filter(assistance=assistance):
        yield row.from_on
        yield row.to_on + timedelta(days=1)
        if row.ended_on:
            yield row.ended_on
    about = {"assessment__assistance": assistance}
    yield from Suspension.objects.filter(**about).values_list("from_on", flat=True)
    for laid_at in Hold.objects.filter(**about).values_list("laid_at", flat=True):
        yield timezone.localdate(laid_at)
    for case in Assessment.objects.filter(assistance=assistance):
        yield timezone.localdate(case.state_since)
