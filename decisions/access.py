"""Who may lay hands on a decision: whoever may see its case."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import Delegation, Officer
from accounts.queries import portfolios_where
from assessments.access import case_for_reading
from assessments.models import Assessment
from casework.actions import note_access
from casework.models import AccessEntry, SealedPart
from decisions.models import Condition, Decision, PendingDecision, PendingImport, Scan
from decisions.permissions import Perm
from decisions.queries import delegations_seen_by
from decisions.record import protected


def decision_for_reading(officer: Officer, reference: str) -> tuple[Assessment, Decision]:
    """Return a decision on a case with its case, or Http404 as if there were none."""
    found = Decision.objects.select_related(
        "assessment", "sealed", "decider_post", "recorder", "confirmed_by", "evidence"
    ).filter(reference=reference, assessment__isnull=False)
    decision = get_object_or_404(found)
    return case_for_reading(officer, decision.assessment.reference), decision


def part_for_reading(
    officer: Officer, reference: str, path: str
) -> tuple[Assessment, Decision, SealedPart]:
    """Return one part of a record this officer may read, or Http404; note a look at a secret."""
    case, decision = decision_for_reading(officer, reference)
    part = get_object_or_404(SealedPart, seal=decision.sealed_id, path=path)
    if part.readers and not officer.may(part.readers, case.portfolio):
        raise Http404("Not theirs to read.")
    if protected(part):
        note_access(officer, AccessEntry.Kind.READ, decision, reason=part.path)
    return case, decision, part


def condition_for_reading(
    officer: Officer, reference: str, key: int
) -> tuple[Assessment, Condition]:
    """Return one condition of a case with its case, or Http404."""
    case = case_for_reading(officer, reference)
    found = Condition.objects.select_related("assessment", "owner", "met_by")
    return case, get_object_or_404(found, pk=key, assessment=case)


def pending_for_reading(
    officer: Officer, reference: str, key: int
) -> tuple[Assessment, PendingDecision]:
    """Return a recorded decision that waits to be confirmed with its case, or Http404."""
    case = case_for_reading(officer, reference)
    found = PendingDecision.objects.select_related("assessment", "recorder")
    return case, get_object_or_404(found, pk=key, assessment=case)


def scan_for_reading(officer: Officer, reference: str, key: int) -> tuple[Assessment, Scan]:
    """Return the scan of a decision's paper with its case, or Http404."""
    case = case_for_reading(officer, reference)
    return case, get_object_or_404(Scan, pk=key, assessment=case)


def delegation_for_ending(officer: Officer, key: int) -> Delegation:
    """Return a delegation in a portfolio this officer may see, or Http404."""
    found = delegations_seen_by(officer).filter(pk=key).first()
    if found is None:
        raise Http404("No such delegation.")
    return found


def may_import(officer: Officer) -> bool:
    """Say whether this officer imports decisions, or confirms what others recorded."""
    return any(
        portfolios_where(officer, permission.value).exists()
        for permission in (Perm.IMPORT_DECISIONS, Perm.CONFIRM_RECORDED)
    )


def let_into_imports(officer: Officer) -> None:
    """Raise Http404 for whoever has nothing to do with imports."""
    if not may_import(officer):
        raise Http404("Not theirs to import.")


def import_for_confirming(officer: Officer, key: int) -> PendingImport:
    """Return a file that waits, for whoever may have to do with imports, or Http404."""
    let_into_imports(officer)
    return get_object_or_404(PendingImport.objects.select_related("recorder"), pk=key)


def may_export(officer: Officer) -> bool:
    """Say whether this officer may take records of decisions out."""
    return bool(officer.grants().get(Perm.EXPORT_DECISIONS.value.partition(".")[2]))
