"""The sealed record of a decision: what was seen, what was decided, by whom and why.

The record repeats every part of the content and the submission, with its salt and so with
its digest, so that it can be printed and checked from the record alone.
"""

from __future__ import annotations

import json
from typing import Any

from django.utils import timezone

from casework.seals import Part, seal
from decisions.actions.background import background_parts
from decisions.actions.laying import rows_of
from decisions.actions.putting import sealed_as_listed
from decisions.models import Decision
from decisions.queries.coverage import vetted_left_out
from decisions.record.wording import if_it_fails
from decisions.ways import as_taken, asked_for, level_name, to_be_shown, ways_taken
from policy.text import authoritative
from recipients.permissions import READ_RESTRICTED

# Decided on a submission: the record carries all of it. Later acts carry its root.
ON_A_SUBMISSION = (Decision.Kind.AUTHORISE, Decision.Kind.REFUSE)


def seal_record(decision, file, verdict, *, by):
    """Seal the record of a decision that is about to be saved, and return the seal."""
    return seal("record", decision.assessment, record_parts(decision, file, verdict), by=by)


def record_parts(decision, file, verdict) -> dict[str, Part]:
    """Return the parts of the record, with who may read each."""
    parts = {
        "submission": Part(_rests_on(file)),
        "decision": Part(_decision(decision)),
        "signer": Part(_signer(decision)),
        "reasons": Part({"reasons": decision.reasons, "words": decision.words}),
        "conditions": Part([_condition(each) for each in verdict.conditions]),
        "coverage": Part([_row(row) for row in rows_of(decision, file, verdict)]),
        "overrides": Part(
            [_override(decision, file, *each) for each in ways_taken(file.framework, verdict)]
        ),
        "seen": Part(_seen(verdict)),
        "stop": Part(
            {
                "reason_codes": list(verdict.reason_codes),
                "impact": verdict.impact,
                "resumption_test": verdict.resumption_test,
            }
        ),
    }
    if left_out := vetted_left_out(file, verdict):
        parts["left_out"] = Part(left_out, READ_RESTRICTED)
    parts |= background_parts(decision, file)
    if decision.kind in ON_A_SUBMISSION:
        parts |= _taken_over(file.seals.get("content"), "content")
        parts |= _taken_over(file.seals.get("submission"), "put")
    return parts


def _seen(verdict) -> dict[str, Any]:
    """Return what the decider had read, and whether they concur in what an adviser found."""
    findings = verdict.as_json()["findings"]
    return {"facts": list(verdict.seen_facts), "concurs": verdict.concurs, "findings": findings}


def _rests_on(file) -> dict[str, Any]:
    """Return the roots of content and submission, with the digests they are the roots of."""
    case, found = file.case, file.seals
    return {
        "content_root": case.content_root,
        "root": case.submission_root,
        "content": sealed_as_listed(found["content"]) if "content" in found else None,
        "submission": sealed_as_listed(found["submission"]) if "submission" in found else None,
    }


def _taken_over(sealed, prefix: str) -> dict[str, Part]:
    """Repeat the parts of another seal under a prefix; destroyed ones stay digests only."""
    if sealed is None:
        return {}
    return {
        f"{prefix}/{part.path}": Part(
            json.loads(bytes(part.canonical)), part.readers, bytes(part.salt)
        )
        for part in sealed.part_rows
        if part.canonical is not None
    }


def _decision(decision) -> dict[str, Any]:
    case = decision.assessment
    return {
        "reference": decision.reference,
        "case": case.reference,
        "assistance": case.assistance.reference,
        "kind": str(decision.kind),
        "said": str(Decision.Kind(decision.kind).label),
        "permits": decision.permits,
        "made": decision.made,
        "made_at": decision.made_at.isoformat(),
        "recorded_at": decision.recorded_at.isoformat(),
        "framework": {
            "id": case.framework_id,
            "version": case.framework_version,
            "digest": case.framework_digest,
        },
        "required_level": decision.required_level_id,
        "review_on": _iso(decision.review_on),
        "valid_until": _iso(decision.valid_until),
        "what_would_change_it": decision.what_would_change_it,
        "against_advice": decision.against_advice,
        "despite_serious_risk": decision.despite_serious_risk,
        "minister": decision.minister,
        "details": decision.details,
    }


def _signer(decision) -> dict[str, Any]:
    return {
        "decider": decision.decider_name,
        "post": decision.decider_title,
        "organisation": decision.decider_organisation,
        "level": decision.level_id,
        "rank": decision.rank,
        "for": decision.on_behalf_of_name,
        "recorder": decision.recorder.name if decision.recorder else "",
        "confirmed_by": decision.confirmed_by.name if decision.confirmed_by else "",
        "evidence": decision.evidence_id,
        "reauthenticated_at": _iso(decision.reauthenticated_at),
    }


def _override(decision, file, taken, way) -> dict[str, Any]:
    """Return a way past a bar in words that can be read without the framework."""
    said = taken.consulted
    return {
        "bar": taken.bar_id,
        "kind": way.kind,
        "way": way.id,
        "named": authoritative(way.name),
        "reasons": taken.reasons,
        "shown": [
            {"asked": asked_for(each), "said": taken.shown.get(each, "")}
            for each in to_be_shown(way)
        ],
        "consulted": [
            {"office": level_name(file.framework, whom), **said.get(whom, {})}
            for whom in way.consult
        ],
        "report_to": way.report_to.replace("_", " "),
        "reported_on": _iso(taken.reported_on),
        "taken_by": _taken_by(decision, as_taken(file, taken) if taken.taken else None),
    }


def _taken_by(decision, row) -> dict[str, Any]:
    """Return who went past a bar: whoever took the way of their own law, or the decider."""
    if row is None:
        lender = decision.on_behalf_of_name
        on = decision.made_at
        said = {"name": decision.decider_name, "post": decision.decider_title, "for": lender}
    else:
        lender = row.on_behalf_of.name if row.on_behalf_of_id else ""
        on = row.taken_at
        said = {"name": row.officer_name, "post": row.post_title, "for": lender}
    return said | {"on": timezone.localdate(on).isoformat()}


def _condition(each) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "says": each.says,
        "owner": str(each.owner),
        "due_on": _iso(each.due_on),
        "proof": each.proof,
        "if_it_fails": if_it_fails(each.kind),
    }


def _row(row) -> dict[str, Any]:
    return {
        "country": row.country_id,
        "recipient": row.recipient.reference if row.recipient_id else "",
        "recipient_name": str(row.recipient) if row.recipient_id else "",
        "kind": row.kind,
        "says": str(row.says),
        "from_on": row.from_on.isoformat(),
        "to_on": row.to_on.isoformat(),
        "framework": row.framework_id,
        **({"part": row.part} if row.part else {}),
    }


def _iso(value) -> str | None:
    return value.isoformat() if value else None
