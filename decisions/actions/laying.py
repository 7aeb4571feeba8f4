"""The rows a decision lays down: ways past bars, conditions, and what it covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils import timezone

from decisions.models import BarOverride, Condition, Coverage, Decision
from decisions.queries.coverage import is_left_out, key_of, vetted_left_out
from decisions.ways import as_kept, ways_taken

Kind, Says = Decision.Kind, Coverage.Says


def lay_overrides(decision, file, verdict) -> None:
    """Save each lawful way past a bar, and to whom it must be reported by when.

    The time runs from the day it was taken, by the decider or by whoever took it before.
    """
    made = timezone.localdate(decision.made_at)
    others = {each.pk: timezone.localdate(each.taken_at) for each in file.ways_taken}
    BarOverride.objects.bulk_create(
        BarOverride(
            decision=decision,
            kind=way.kind,
            report_to=way.report_to,
            report_by=way.report_within.after(others.get(taken.taken, made))
            if way.report_within
            else None,
            taken_id=taken.taken,
            **as_kept(taken),
        )
        for taken, way in ways_taken(file.framework, verdict)
    )


def lay_conditions(decision, verdict) -> None:
    """Save the conditions, each with its owner and its proof."""
    Condition.objects.bulk_create(
        Condition(
            decision=decision,
            assessment=decision.assessment,
            kind=each.kind,
            says=each.says,
            owner=each.owner,
            due_on=each.due_on,
            proof=each.proof,
        )
        for each in verdict.conditions
    )


def lay_coverage(decision, file, verdict) -> None:
    """Save what the decision covers, and from when to when."""
    Coverage.objects.bulk_create(rows_of(decision, file, verdict))


def rows_of(decision, file, verdict) -> list[Coverage]:
    """Return the coverage rows of a decision about to be saved.

    A stop adds rows that say no from that day to the end of what was covered; a resumption
    gives back what the stops it lifts took, and no more; a look that changes nothing adds none.
    """
    if verdict.coverage:
        return list(_as_proposed(decision, verdict))
    if decision.kind == Kind.AUTHORISE:
        return list(_default(decision, file, verdict))
    if decision.kind in (Kind.SUSPEND, Kind.WITHDRAW):
        return list(_stopped(decision, file, None))
    if decision.kind == Kind.SUSPEND_PART and (verdict.concerning or verdict.part):
        return list(_stopped(decision, file, verdict.concerning or None, verdict.part))
    if decision.kind == Kind.RESUME:
        return list(_resumed(decision, file, verdict))
    if decision.kind == Kind.RESUME_PART:
        return list(_given_back(decision, file, verdict))
    if decision.kind == Kind.ADAPT and verdict.excluded:
        return list(_stopped(decision, file, verdict.excluded))
    return []


def _day(decision) -> date:
    return timezone.localdate(decision.made_at)


def _row(decision, file, **fields) -> Coverage:
    case = file.case
    return Coverage(
        decision=decision, assistance=case.assistance, framework_id=case.framework_id, **fields
    )


def _as_proposed(decision, verdict) -> Iterator[Coverage]:
    case = decision.assessment
    for each in verdict.coverage:
        yield Coverage(
            decision=decision,
            assistance=case.assistance,
            framework_id=case.framework_id,
            country=each.country or case.assistance.country,
            recipient=each.recipient,
            kind=each.kind or case.assistance.kind,
            says=each.says,
            from_on=each.from_on or verdict.valid_from or _day(decision),
            to_on=each.to_on or verdict.valid_until or case.valid_until,
        )


def _default(decision, file, verdict) -> Iterator[Coverage]:
    """Cover each recipient in each country of the plan; those excluded are a no.

    A country that is left out is one no, for everybody; so is each recipient that is of it. Of
    the others nothing is said there: a no about them would close the other countries to them.
    Whoever was only vetted and is left out is a part taken from each yes.
    """
    about = {
        "kind": file.case.assistance.kind,
        "from_on": verdict.valid_from or _day(decision),
        "to_on": verdict.valid_until,
    }
    out = [each for each in file.countries if each.pk in verdict.excluded_countries]
    parts = [each["called"] for each in vetted_left_out(file, verdict)]
    for recipient in file.recipients or [None]:
        says = Says.NO if recipient and is_left_out(recipient, verdict) else Says.YES
        for country in (each for each in file.countries if each not in out):
            whom = {"country": country, "recipient": recipient} | about
            yield _row(decision, file, says=says, **whom)
            for part in parts if says == Says.YES else ():
                yield _row(decision, file, part=part, says=Says.NO, **whom)
    for country in out:
        yield _row(decision, file, country=country, recipient=None, says=Says.NO, **about)


def _stopped(decision, file, only: Iterable[int] | None, part: str = "") -> Iterator[Coverage]:
    """Say no, from today to the end, to what some row has said yes to, or to a part of it."""
    day, ends = _day(decision), {}
    for row in file.coverage:
        if row.to_on >= day and not row.part and (only is None or row.recipient_id in only):
            key = key_of(row)
            ends[key] = (row, max(row.to_on, ends.get(key, (row, row.to_on))[1]))
    for row, to_on in ends.values():
        yield _like(decision, file, row, part=part, says=Says.NO, from_on=day, to_on=to_on)


def _resumed(decision, file, verdict) -> Iterator[Coverage]:
    """Repeat what the last yes on the whole said, less what other stops still take."""
    stopped = {key_of(row) for row in _taken_by(verdict.stops_on, file)}
    for key, row in _last_said(decision, file).items():
        if key not in stopped:
            yield _again(decision, file, row)


def _given_back(decision, file, verdict) -> Iterator[Coverage]:
    """Give back what the lifted stops took and no other takes; never longer, never more."""
    stopped = {key_of(row) for row in _taken_by(verdict.stops_on, file)}
    taken = {key_of(row): row for row in _taken_by(verdict.lifts, file)}
    said = _last_said(decision, file)
    for key, row in taken.items():
        if key in stopped or row.to_on < _day(decision):
            continue
        if key in said:
            yield _again(decision, file, said[key])
        elif row.part:
            day = _day(decision)
            yield _like(
                decision, file, row, part=row.part, says=Says.YES, from_on=day, to_on=row.to_on
            )


def _taken_by(decisions: Iterable[int], file) -> list[Coverage]:
    """Return the rows by which these decisions said no."""
    return [row for row in file.coverage if row.decision.pk in decisions and row.says == Says.NO]


def _last_said(decision, file) -> dict[tuple, Coverage]:
    """Return what the last yes on the whole said of each thing it was about."""
    said, day = {Kind.AUTHORISE, Kind.ADAPT}, _day(decision)
    rows = [row for row in file.coverage if row.decision.kind in said and row.to_on >= day]
    return {key_of(row): row for row in rows}


def _again(decision, file, row) -> Coverage:
    from_on = max(_day(decision), row.from_on)
    return _like(
        decision, file, row, part=row.part, says=row.says, from_on=from_on, to_on=row.to_on
    )


def _like(decision, file, row, **fields) -> Coverage:
    """Return a row on the same country, recipient and kind."""
    about = {"country": row.country, "recipient": row.recipient, "kind": row.kind}
    return _row(decision, file, **about, **fields)
