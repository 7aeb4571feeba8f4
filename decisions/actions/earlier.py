"""Taking over decisions made before Heed: as they stand, unsealed, by two people.

Each row becomes assistance, an assessment that was not written here, the decision as it was
made, and what it covers, with the review date at which it must be assessed properly.
All rows of a file are taken over, or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import the_program
from assessments.actions import following, open_assessment, plan
from assessments.models import Applicability, Assessment, Screening
from casework.files import CaseFile
from casework.references import next_reference
from casework.refusals import Objection, Refused
from casework.road import journey, perform
from decisions.actions.laying import lay_coverage
from decisions.actions.refusing import lacks, refuse_if
from decisions.earlier import Earlier, read
from decisions.models import Decision, PendingImport
from decisions.permissions import Perm
from decisions.verdicts import Verdict
from recipients.models import Recipient


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What an import did: decisions taken over now, and rows taken over by an earlier run."""

    decisions: tuple[Decision, ...]
    known_already: int


def import_earlier_decisions(
    rows: Iterable[Mapping[str, Any]], *, recorder, confirmer
) -> TakenOver:
    """Take over a file's decisions under two people; raises BadRows or Refused, and does nothing.

    Running the same file again takes over what is new in it and counts the rest.
    """
    wanted = read(rows, recorder)
    with journey() as act:
        _refuse_where_the_recorder_may_not(wanted, recorder, by=confirmer)
        known = _known(wanted)
        fresh = [e for e in wanted if (e.portfolio.pk, e.earlier_reference) not in known]
        taken = tuple(_take_over(each, act, recorder, confirmer) for each in fresh)
    return TakenOver(taken, len(wanted) - len(fresh))


def _refuse_where_the_recorder_may_not(wanted, recorder, *, by) -> None:
    """Refuse the whole file where it names a portfolio whose decisions are not theirs to enter."""
    for portfolio in {each.portfolio for each in wanted}:
        refuse_if(
            lacks(recorder, Perm.IMPORT_DECISIONS, portfolio),
            verb="decisions.import_earlier",
            subject=_Place(portfolio),
            by=by,
        )


class _Place:
    """A portfolio as the subject of a refusal: it has itself for a portfolio."""

    def __init__(self, portfolio) -> None:
        self.portfolio, self.pk, self.reference = portfolio, portfolio.pk, str(portfolio)
        self._meta = portfolio._meta


def _known(wanted) -> set[tuple[int, str]]:
    found = Decision.objects.filter(
        made=Decision.Made.BEFORE_HEED,
        details__earlier_reference__in=[each.earlier_reference for each in wanted],
    )
    return set(found.values_list("assessment__portfolio", "details__earlier_reference"))


def _take_over(each: Earlier, act, recorder, confirmer) -> Decision:
    case = _case_of(each, recorder)
    verdict = Verdict(
        made=Decision.Made.BEFORE_HEED.value,
        recorder=recorder,
        confirmed=True,
        made_at=timezone.make_aware(datetime.combine(each.decided_on, time(12))),
        review_on=each.review_on,
        valid_from=each.decided_on,
        valid_until=each.valid_until,
        details={"earlier_reference": each.earlier_reference},
    )
    first = len(act.entries)
    moved = perform(
        case.recognise,
        by=confirmer,
        reason=each.reasons,
        proposal=verdict,
        then=following(case, "authorised"),
    )
    decision = _decision(each, moved, verdict, confirmer)
    act.entries[first].details.update(
        decision=decision.reference, earlier=each.earlier_reference, recorder=recorder.name
    )
    moved.review_on, moved.valid_until = each.review_on, each.valid_until
    moved.next_on = min(each.review_on, each.valid_until)
    moved.level_id, moved.rank = each.level.id, each.level.rank
    moved.save(update_fields=["review_on", "valid_until", "next_on", "level_id", "rank"])
    return decision


def _case_of(each: Earlier, recorder) -> Assessment:
    """Write down the help and an assessment of it that nobody wrote here."""
    program = the_program()
    assistance = plan(
        by=program,
        portfolio=each.portfolio,
        title=each.title,
        summary=each.summary or each.title,
        kind=each.kind,
        country=each.country,
        recipients=[_recipient(each, recorder)],
    )
    screening = Screening.objects.create(
        assistance=assistance,
        framework_id=each.framework.id,
        framework_version=each.framework.version,
        framework_digest=each.framework.digest,
        outcome=Screening.Outcome.IN,
        reasons=_("It was decided under this framework before Heed."),
        recorded_by=recorder,
    )
    Applicability.objects.create(
        assistance=assistance,
        framework_id=each.framework.id,
        outcome=Screening.Outcome.IN,
        screening=screening,
    )
    return open_assessment(
        assistance,
        by=program,
        framework_id=each.framework.id,
        kind=Assessment.Kind.BEFORE_HEED,
    )


def _recipient(each: Earlier, recorder) -> Recipient:
    """Find the recipient by reference or name in that country, or register it."""
    near = Recipient.objects.filter(portfolio=each.portfolio, country=each.country)
    found = (
        near.filter(reference=each.recipient).first()
        or near.filter(name__iexact=each.recipient).order_by("pk").first()
    )
    return found or Recipient.objects.create(
        reference=next_reference("RCP"),
        portfolio=each.portfolio,
        kind=each.recipient_kind,
        name=each.recipient,
        country=each.country,
        recorded_by=recorder,
    )


def _decision(each: Earlier, case, verdict, confirmer) -> Decision:
    decision = Decision.objects.create(
        reference=next_reference("DEC"),
        assessment=case,
        kind=Decision.Kind.AUTHORISE,
        permits=True,
        made=Decision.Made.BEFORE_HEED,
        decider_name=each.decider,
        decider_title=each.decider_title,
        decider_organisation=each.decider_organisation,
        level_id=each.level.id,
        rank=each.level.rank,
        required_level_id=each.level.id,
        minister=each.level.id == "minister",
        recorder=verdict.recorder,
        confirmed_by=confirmer,
        made_at=verdict.made_at,
        reasons=each.reasons,
        review_on=each.review_on,
        valid_until=each.valid_until,
        details=dict(verdict.details),
    )
    lay_coverage(decision, CaseFile(case), verdict)
    return decision


def hold_for_confirming(name: str, rows, *, recorder) -> PendingImport:
    """Keep a file that reads without fault until a second person confirms it."""
    rows = list(rows)
    wanted = read(rows, recorder)
    with journey() as act:
        _refuse_where_the_recorder_may_not(wanted, recorder, by=recorder)
        waiting = PendingImport.objects.create(name=name[:200], rows=rows, recorder=recorder)
        act.record("decisions.hold_import", waiting, by=recorder, rows=len(rows))
    return waiting


def confirm_import(waiting: PendingImport, *, by) -> TakenOver:
    """Take over, as a second person, a file that somebody else uploaded."""
    with journey():
        fresh = PendingImport.objects.select_for_update().get(pk=waiting.pk)
        if fresh.closed_at is not None:
            raise Refused("confirm_import", [_closed_already()])
        taken = import_earlier_decisions(fresh.rows, recorder=fresh.recorder, confirmer=by)
        fresh.closed_at = timezone.now()
        fresh.save(update_fields=["closed_at"])
    return taken


def _closed_already() -> Objection:
    return Objection(
        "already-closed",
        _("This file was taken over or set aside before."),
        _("Look at the list of decisions; upload it again if rows are missing."),
    )
