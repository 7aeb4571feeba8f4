"""What one can do about duties: write them down, report on them, close them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Officer
from assessments.models import Assessment
from assessments.states import AssessmentState as S
from casework.files import CaseFile
from casework.refusals import Objection
from casework.road import journey
from casework.templatetags.pages import day
from decisions import actions as decisions
from decisions.actions.refusing import lacks, refuse_if
from decisions.models import Decision
from monitoring.actions.triggers import open_trigger
from monitoring.models import MonitoringReport, Obligation, Suspension, Trigger
from monitoring.permissions import Perm
from monitoring.plan import of_duty, planned


def start_delivery(assessment: Assessment, *, by: Officer, **said: Any) -> Assessment:
    """Record that help may be given now, and write down what the watch will ask for."""
    with journey():
        case = decisions.start_delivery(assessment, by=by, **said)
        _lift_what_the_old_one_stopped(case)
        make_obligations(case, by=by)
    return case


def _lift_what_the_old_one_stopped(case: Assessment) -> None:
    """End the suspensions of the assessment this one takes over from: its own yes counts now."""
    if case.previous_id is None:
        return
    yes = Decision.objects.filter(assessment=case.pk, kind=Decision.Kind.AUTHORISE).first()
    stops = Suspension.objects.filter(assessment=case.previous_id, lifted_on=None)
    stops.filter(assessment__state=S.SUPERSEDED).update(
        lifted_on=timezone.localdate(),
        lifted_by_decision=yes,
        shown=_("Assessed afresh in %(case)s.") % {"case": case.reference},
    )


def make_obligations(assessment: Assessment, *, by: Officer) -> int:
    """Write down everything due in this case; what is written already stays. Return how many."""
    with journey() as act:
        case = assessment.locked()
        rows = [
            Obligation(
                assessment=case,
                comes_from=each.comes_from,
                rule=each.rule,
                says=each.says,
                basis=each.basis,
                form=each.form,
                owner=each.owner,
                due_on=each.due_on,
            )
            for each in _unwritten(case)
        ]
        Obligation.objects.bulk_create(rows, ignore_conflicts=True)
        if rows:
            act.record("monitoring.plan_watch", case, by=by, duties=len(rows))
    return len(rows)


def _unwritten(case: Assessment) -> list[Any]:
    """Return what is planned and has no open row: a duty recurs only when one turn is closed."""
    file = CaseFile(case)
    written = {(each.comes_from, each.rule) for each in file.obligations if not each.done_on}
    return [
        each
        for each in planned(file, timezone.localdate())
        if (each.comes_from, each.rule) not in written
    ]


def report(
    assessment: Assessment, *, by: Officer, obligation: Obligation | None = None, **said: Any
) -> MonitoringReport:
    """Record what was seen of how the help is used, and close the duty that asked for it.

    Facts may always be recorded: neither a hold nor a suspension keeps anybody from reporting.
    """
    with journey() as act:
        case = assessment.locked()
        row = _locked(obligation) if obligation else None
        objections = [*_may_report(by, case), *_is_open(row)]
        refuse_if(objections, verb="monitoring.report", subject=case, by=by)
        found = MonitoringReport.objects.create(
            assessment=case, obligation=row, recorded_by=by, **said
        )
        act.record("monitoring.report", case, by=by, report=found.pk)
        if row is not None:
            proof = _("Report of %(day)s.") % {"day": day(found.to_on)}
            _close(row, by=by, proof=proof)
        if found.access_refused:
            open_trigger(
                case,
                by=by,
                cause=Trigger.Cause.ACCESS_REFUSED,
                key=f"report-{found.pk}",
                path=_("A monitoring report says that access was refused."),
            )
    return found


def close_duty(obligation: Obligation, *, by: Officer, proof: str) -> Obligation:
    """Close a duty with what proves that it was done."""
    unsaid = Objection(
        "no-proof",
        _("It is not said what proves that this was done."),
        _("Say where the proof is, or close the duty without proof and say why."),
    )
    return _closed("close_duty", obligation, by, proof, unsaid)


def close_without_proof(obligation: Obligation, *, by: Officer, why: str) -> Obligation:
    """Close a duty nobody can prove was done; it is counted, and shown as such for ever."""
    unsaid = Objection(
        "no-reason",
        _("It is not said why there is no proof."),
        _("Say why in a sentence; the duty is shown as closed without proof."),
    )
    return _closed("close_without_proof", obligation, by, why, unsaid)


def _closed(
    verb: str, obligation: Obligation, by: Officer, said: str, unsaid: Objection
) -> Obligation:
    with journey() as act:
        case = obligation.assessment.locked()
        row = _locked(obligation)
        objections = [*_may_report(by, case), *_is_open(row)]
        if not said.strip():
            objections.append(unsaid)
        refuse_if(objections, verb=f"monitoring.{verb}", subject=case, by=by)
        _close(row, by=by, proof=said.strip(), without_proof=verb == "close_without_proof")
        act.record(f"monitoring.{verb}", case, by=by, duty=row.pk, rule=row.rule)
    return row


def _locked(obligation: Obligation) -> Obligation:
    return (
        Obligation.objects.select_for_update(of=("self",))
        .select_related("assessment__assistance", "assessment__portfolio", "owner")
        .get(pk=obligation.pk)
    )


def _may_report(by: Officer, case: Assessment) -> list[Objection]:
    return [] if by.is_program else lacks(by, Perm.REPORT, case.portfolio)


def _is_open(row: Obligation | None) -> Iterator[Objection]:
    if row is not None and row.done_on is not None:
        yield Objection(
            "closed-already",
            _("This duty is closed already, since %(day)s.") % {"day": day(row.done_on)},
            _("Open the watch of the case to see what is still due."),
        )


def _close(row: Obligation, *, by: Officer, proof: str, without_proof: bool = False) -> None:
    row.done_on, row.done_by = timezone.localdate(), by
    row.proof, row.without_proof = proof, without_proof
    row.save(update_fields=["done_on", "done_by", "proof", "without_proof"])
    _next_turn(row)


def _next_turn(row: Obligation) -> None:
    """Write down the next turn of a duty that recurs, counted from the day it was due."""
    case = row.assessment
    if row.comes_from != Obligation.From.FRAMEWORK or case.state not in S.IN_FORCE:
        return
    file = CaseFile(case)
    duty = next((each for each in file.framework.monitoring if each.id == row.rule), None)
    if duty is None or duty.every is None:
        return
    each = of_duty(duty, file, _first_ahead(duty.every, row.due_on))
    Obligation.objects.get_or_create(
        assessment=case,
        comes_from=each.comes_from,
        rule=each.rule,
        due_on=each.due_on,
        defaults={
            "says": each.says,
            "basis": each.basis,
            "form": each.form,
            "owner": each.owner or row.owner,
        },
    )


def _first_ahead(every: Any, due_on: date) -> date:
    """Return the next due day that is still ahead: a late report does not make the next late."""
    today, due_on = timezone.localdate(), every.after(due_on)
    while due_on <= today:
        due_on = every.after(due_on)
    return due_on
