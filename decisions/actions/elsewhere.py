"""Decisions made on paper, orally or in a body: recorded by one person, confirmed by another.

What is recorded waits as a `PendingDecision`; nothing is decided until the second person has
compared the reading. Rung, separation and dates are judged as of when it was made.
"""

import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from django.core.files import File
from django.utils import timezone
from django.utils.translation import gettext as _

from casework.files import CaseFile
from casework.refusals import Objection
from casework.road import journey, objections_to
from decisions.actions.deciding import decide
from decisions.actions.refusing import lacks, refuse_if
from decisions.models import Decision, PendingDecision, Scan
from decisions.permissions import Perm
from decisions.verdicts import Verdict, maker_of, replace, verdict_of
from recipients.models import Source

# These stand against the recorder's own click, and are lifted by the second person's.
LATER = ("not-confirmed-yet",)
STARTS = {
    b"%PDF-": Scan.Kind.PDF,
    b"\x89PNG\r\n\x1a\n": Scan.Kind.PNG,
    b"\xff\xd8\xff": Scan.Kind.JPEG,
}


def record_elsewhere(
    assessment,
    kind: str,
    *,
    by,
    reason: str,
    proposal: Verdict,
    held: tuple[str, str] = ("", ""),
    scan: File | None = None,
) -> PendingDecision:
    """Record what somebody decided elsewhere; it waits for a second person to confirm it.

    `held` is who holds the paper or minute and their reference, where `proposal.evidence`
    is not yet a source; `scan` is its signed paper, kept beside it. Everything that would stop
    the decision is said now, to the one who has the paper in hand.
    """
    kind = Decision.Kind(kind)
    verdict = replace(proposal, recorder=by, recorded_at=timezone.now(), confirmed=False)
    with journey() as act:
        case = assessment.locked()
        verdict = _with_its_proof(case, by, verdict, held, scan)
        found = [
            *lacks(by, Perm.RECORD_DECISION, case.portfolio),
            *_one_waits_already(case),
            *_objections_but_confirming(case, kind, by, reason, verdict),
        ]
        refuse_if(found, verb="decisions.record_elsewhere", subject=case, by=by)
        return _kept_waiting(case, kind, by, reason, verdict, act)


def _kept_waiting(case, kind, by, reason, verdict, act) -> PendingDecision:
    """Keep a reading until a second person has compared it, and write that down."""
    pending = PendingDecision.objects.create(
        assessment=case,
        move=kind.value,
        proposal=verdict.as_json() | {"reason": reason},
        submission_root=case.submission_root,
        recorder=by,
    )
    act.record(
        "decisions.record_elsewhere",
        case,
        by=by,
        on_behalf_of=verdict.decider,
        move=kind.value,
        made=verdict.made,
        submission=case.submission_root,
    )
    return pending


def _with_its_proof(case, by, verdict: Verdict, held: tuple[str, str], scan) -> Verdict:
    """Note with a verdict where its paper is held, and keep the scan of it where there is one."""
    if verdict.evidence is None and all(held):
        verdict = replace(verdict, evidence=_kept_elsewhere(case, by, held, verdict))
    if scan is not None:
        verdict = replace(verdict, details={**verdict.details, **_scanned(case, by, scan)})
    return verdict


def _kept_elsewhere(case, by, held: tuple[str, str], verdict: Verdict) -> Source:
    """Note where the paper, note or minute is held; it is not copied here."""
    return Source.objects.create(
        portfolio=case.portfolio,
        kind=Source.Kind.OFFICIAL,
        title=_("Decision on %(case)s") % {"case": case},
        dated=timezone.localdate(verdict.made_at).isoformat() if verdict.made_at else "",
        held_elsewhere=True,
        custodian=held[0],
        custodian_reference=held[1],
        recorded_by=by,
    )


def _scanned(case, by, scan: File) -> dict[str, dict[str, str | int]]:
    """Keep a scan as it came; the verdict carries its digest, and the record seals that."""
    content = scan.read()
    digest = hashlib.sha256(content).hexdigest()
    kept = Scan.objects.create(
        assessment=case,
        name=Path(scan.name or "scan").name[:200],
        kind=kind_of_scan(content),
        content=content,
        digest=digest,
        recorded_by=by,
    )
    return {"scan": {"key": kept.pk, "name": kept.name, "digest": digest}}


def kind_of_scan(content: bytes) -> str:
    """Return what a file is by its first bytes, whatever it is called; nothing if no scan."""
    return next((kind.value for start, kind in STARTS.items() if content.startswith(start)), "")


def _objections_but_confirming(case, kind, by, reason, verdict) -> list[Objection]:
    found = objections_to(
        getattr(case, kind.value),
        by=by,
        file=CaseFile(case),
        on_behalf_of=verdict.decider,
        proposal=verdict,
        reason=reason,
        making=True,
    )
    return [each for each in found if each.code not in LATER]


def waiting_on(case) -> PendingDecision | None:
    """Return the recorded decision that waits to be confirmed on this case, if any."""
    found = PendingDecision.objects.filter(assessment=case, closed_at=None)
    return found.select_related("recorder", "assessment").first()


def _one_waits_already(case) -> Iterator[Objection]:
    if waiting_on(case) is not None:
        yield Objection(
            "another-reading-waits",
            _("A recorded decision on this case is already waiting to be confirmed."),
            _("Have it confirmed or set aside first."),
        )


def confirm_recorded(pending: PendingDecision, *, by) -> Decision:
    """Confirm, as a second person, that a recorded decision was read rightly: now it is made."""
    with journey() as act:
        case = pending.assessment.locked()
        pending = PendingDecision.objects.select_for_update().get(pk=pending.pk)
        found = [*lacks(by, Perm.CONFIRM_RECORDED, case.portfolio), *_is_open(pending, case)]
        refuse_if(found, verb="decisions.confirm_recorded", subject=case, by=by)
        verdict = verdict_of(pending.move, pending.proposal)
        make = maker_of(pending.move) or partial(decide, kind=pending.move)
        decision = make(
            case,
            by=by,
            reason=pending.proposal.get("reason", ""),
            proposal=replace(verdict, confirmed=True, recorder=pending.recorder),
        )
        _close(pending)
        act.record("decisions.confirm_recorded", case, by=by, decision=decision.reference)
    return decision


def discard_recorded(pending: PendingDecision, *, by, reason: str) -> None:
    """Set a recorded decision aside because it was read wrongly; its recorder may do so too."""
    with journey() as act:
        case = pending.assessment.locked()
        pending = PendingDecision.objects.select_for_update().get(pk=pending.pk)
        found = [*_is_open(pending, None), *_no_reason(reason)]
        if by.pk != pending.recorder_id:
            found += lacks(by, Perm.CONFIRM_RECORDED, case.portfolio)
        refuse_if(found, verb="decisions.discard_recorded", subject=case, by=by)
        _close(pending)
        act.record("decisions.discard_recorded", case, by=by, move=pending.move)


def _close(pending) -> None:
    pending.closed_at = timezone.now()
    pending.save(update_fields=["closed_at"])


def _no_reason(reason: str) -> Iterator[Objection]:
    if not reason.strip():
        yield Objection(
            "no-reason",
            _("No reason has been given."),
            _("Say why in a sentence; it stands in the record."),
        )


def _is_open(pending, case) -> Iterator[Objection]:
    if pending.closed_at is not None:
        yield Objection(
            "already-closed",
            _("This recorded decision was confirmed or set aside before."),
            _("Open the case again to see what was decided."),
            where=pending.assessment.get_absolute_url(),
        )
    elif case is not None and pending.submission_root != case.submission_root:
        yield Objection(
            "another-submission",
            _("The case was put to the decider afresh after this decision was recorded."),
            _("Set this reading aside, and have the new submission decided."),
            where=pending.assessment.get_absolute_url(),
        )
