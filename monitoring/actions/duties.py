"""What one can do about duties: write them down, report on them, close them."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Officer
from assessments.models import Assessment
from assessments.states import AssessmentState as S
from casework.files import CaseFile
from casework.refusals import Objection, Refused
from casework.road import journey
from decisions import actions as decisions
from monitoring.actions.triggers import open_trigger
from monitoring.models import MonitoringReport, Obligation, Trigger
from monitoring.permissions import Perm
from monitoring.plan import of_duty, planned


def start_delivery(assessment: Assessment, *, by: Officer, **said: Any) -> Assessment:
    """Record that help may be given now, and write down what the watch will ask for."""
    with journey():
        case = decisions.start_delivery(assessment, by=by, **said)
        make_obligations(case, by=by)
    return case


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
    _may_report(by, assessment)
    with journey() as act:
        case = assessment.locked()
        found = MonitoringReport.objects.create(
            assessment=case, obligation=obligation, recorded_by=by, **said
        )
        act.record("monitoring.report", case, by=by, report=found.pk)
        if obligation is not None:
            proof = _("Report of %(day)s.") % {"day": found.to_on.isoformat()}
            _close(_locked(obligation), by=by, proof=proof)
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
    if not proof.strip():
        raise Refused("close_duty", [_no_proof()])
    return _closed(obligation, by=by, proof=proof.strip(), without_proof=False)


def close_without_proof(obligation: Obligation, *, by: Officer, why: str) -> Obligation:
    """Close a duty nobody can prove was done; it is counted, and shown as such for ever."""
    if not why.strip():
        objection = Objection(
            "no-reason",
            _("It is not said why there is no proof."),
            _("Say why in a sentence; the duty is shown as closed without proof."),
        )
        raise Refused("close_without_proof", [objection])
    return _closed(obligation, by=by, proof=why.strip(), without_proof=True)


def _closed(obligation: Obligation, *, by: Officer, proof: str, without_proof: bool) -> Obligation:
    _may_report(by, obligation.assessment)
    with journey() as act:
        case = obligation.assessment.locked()
        row = _locked(obligation)
        _close(row, by=by, proof=proof, without_proof=without_proof)
        verb = "monitoring.close_without_proof" if without_proof else "monitoring.close_duty"
        act.record(verb, case, by=by, duty=row.pk, rule=row.rule)
    return row


def _locked(obligation: Obligation) -> Obligation:
    row = (
        Obligation.objects.select_for_update(of=("self",))
        .select_related("assessment__assistance", "assessment__portfolio", "owner")
        .get(pk=obligation.pk)
    )
    if row.done_on is not None:
        closed = Objection(
            "closed-already",
            _("This duty is closed already, since %(day)s.") % {"day": row.done_on.isoformat()},
            _("Open the watch of the case to see what is still due."),
        )
        raise Refused("close_duty", [closed])
    return row


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


def _may_report(by: Officer, case: Assessment) -> None:
    if by.is_program or by.may(Perm.REPORT.value, case.portfolio):
        return
    objection = Objection(
        "not-permitted",
        _("Your role does not let you report on how the help is used."),
        _("Ask the monitoring officer, or an administrator to change your role."),
    )
    raise Refused("report", [objection])


def _no_proof() -> Objection:
    return Objection(
        "no-proof",
        _("It is not said what proves that this was done."),
        _("Say where the proof is, or close the duty without proof and say why."),
    )
