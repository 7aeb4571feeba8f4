"""What a decision leaves owed: reports of bars passed, and letters; written down at once.

It does not wait for help to begin: a refusal is told to the recipient, and a waiver is reported
fifteen days after it was taken, whatever became of the case.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import the_program
from accounts.models import Officer
from assessments.models import Assessment
from casework.files import CaseFile
from casework.road import journey
from casework.templatetags.pages import day
from decisions.letters import letters_owed_after
from decisions.models import Communication, Decision
from monitoring.actions.missing import OVERLAP
from monitoring.models import Obligation, Sweep, Trigger
from monitoring.plan import overrides_to_report, post_for
from policy.text import authoritative

From = Obligation.From
# Which of a framework's triggers for a letter a cause is, once it has happened to the case.
OCCASIONS = {
    Trigger.Cause.BASELINE: ("country_significant_change", "change"),
    Trigger.Cause.CHANGE: ("change",),
}


def owe(assessment: Assessment, *, by: Officer) -> int:
    """Write down what the decisions on a case leave owed, once; return how many."""
    with journey() as act:
        case = assessment.locked()
        rows = [each for each in _owed(CaseFile(case)) if not _is_written(case, each)]
        Obligation.objects.bulk_create(rows, ignore_conflicts=True)
        if rows:
            act.record("monitoring.owe", case, by=by, duties=len(rows))
    return len(rows)


def _is_written(case: Assessment, row: Obligation) -> bool:
    """Say whether the same is owed already: a report once for all, a letter while it is open."""
    said = Obligation.objects.filter(assessment=case, comes_from=row.comes_from, rule=row.rule)
    return said.exists() if row.comes_from == From.OVERRIDE else said.filter(done_on=None).exists()


def _owed(file: CaseFile) -> Iterator[Obligation]:
    for each in overrides_to_report(file):
        yield Obligation(
            assessment=file.case,
            comes_from=each.comes_from,
            rule=each.rule,
            says=each.says,
            owner=each.owner or post_for("case_owner", file),
            due_on=each.due_on,
        )
    for owed in letters_owed_after(file, _happened(file)):
        yield Obligation(
            assessment=file.case,
            comes_from=From.OWED,
            rule=owed.letter.id,
            says=authoritative(owed.letter.label)[:300],
            basis=owed.basis[:40],
            owner=post_for("case_owner", file),
            due_on=owed.due_on,
        )


def _happened(file: CaseFile) -> dict[str, date]:
    """Return what happened to the case that a framework may want told, by its name and day."""
    found: dict[str, date] = {}
    for row in sorted(file.triggers, key=lambda each: each.opened_at):
        for name in OCCASIONS.get(row.cause, ()):
            found[name] = timezone.localdate(row.opened_at)
        if row.cause == Trigger.Cause.CHANGE:  # its key begins with what the framework calls it
            found[row.key.rpartition("-")[0]] = timezone.localdate(row.opened_at)
        if row.cause == Trigger.Cause.ALLEGATION and row.ended_at:
            found["violation_answered"] = timezone.localdate(row.ended_at)
    return found


def owe_what_was_decided() -> int:
    """Write down what decisions since the last sweep leave owed; return how many things.

    What was decided before Heed was settled where it was decided, and a file may bring thousands.
    """
    last = Sweep.objects.filter(ended_at__isnull=False).first()
    decided = Decision.objects.filter(assessment__isnull=False)
    decided = decided.exclude(made=Decision.Made.BEFORE_HEED)
    answered = Trigger.objects.all()
    if last:
        since = last.started_at - OVERLAP
        decided = decided.filter(recorded_at__gte=since)
        answered = answered.filter(opened_at__gte=since) | answered.filter(ended_at__gte=since)
    keys = {*decided.values_list("assessment", flat=True)}
    keys |= {*answered.values_list("assessment", flat=True)}
    cases = Assessment.objects.filter(pk__in=keys).select_related("assistance", "portfolio")
    program = the_program()
    return sum(owe(case, by=program) for case in cases.order_by("pk"))


def settle_letters_sent() -> int:
    """Close what was owed and has been sent since, with its proof; return how many."""
    sent = Communication.objects.filter(assessment=OuterRef("assessment"), rule=OuterRef("rule"))
    rows = Obligation.objects.filter(Exists(sent), comes_from=From.OWED, done_on=None)
    closed = 0
    for row in rows.select_related("assessment__assistance", "assessment__portfolio"):
        with journey() as act:
            case = row.assessment.locked()
            file = CaseFile(case)
            still = {each.letter.id: each for each in letters_owed_after(file, _happened(file))}
            again = still.get(row.rule)
            if again is not None and again.due_on <= row.due_on:
                continue  # what was sent is older than what is owed, or does not say all of it
            letter = max(
                (each for each in file.communications if each.rule == row.rule),
                key=lambda each: each.sent_on,
            )
            proof = _("Sent %(day)s: %(proof)s") % {
                "day": day(letter.sent_on),
                "proof": letter.proof,
            }
            row.done_on, row.done_by, row.proof = letter.sent_on, letter.recorded_by, proof
            row.save(update_fields=["done_on", "done_by", "proof"])
            act.record("monitoring.letter_settled", case, by=the_program(), duty=row.pk)
            closed += 1
        owe(case, by=the_program())
    return closed
