"""The one door by which anything is decided: yes, no, stop, resume, go on.

The move is made, the record is sealed, and the decision with its conditions and coverage is
saved, in one transaction or not at all. A signature here and a decision made elsewhere and
confirmed go through the same door.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Officer, Post
from accounts.queries import Authority, posts_of
from assessments.actions import following
from assessments.models import Advice
from assessments.states import AssessmentState as S
from casework.files import CaseFile
from casework.references import next_reference
from casework.road import Step, journey, perform
from decisions.actions.laying import lay_conditions, lay_coverage, lay_overrides
from decisions.actions.sealing import seal_record
from decisions.concurrence import concurrence_in_words
from decisions.guards.who import authorising_rank, authority_for
from decisions.models import Decision
from decisions.queries.route import Route, route_of
from decisions.signals import decided
from decisions.verdicts import Verdict, replace
from decisions.ways import resting_on_others

Kind = Decision.Kind
BECOMES = {
    Kind.AUTHORISE: "authorised",
    Kind.REFUSE: "refused",
    Kind.SUSPEND: "suspended",
    Kind.RESUME: "authorised",
    Kind.WITHDRAW: "withdrawn",
}
# The moves whose decider needs no more than to stand somewhere on the ladder, or less.
STOPPING = (Kind.SUSPEND, Kind.SUSPEND_PART, Kind.WITHDRAW)


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides, as what: the post, or the loan of one, that carries it."""

    officer: Officer
    authority: Authority | None
    post: Post | None
    lender: Officer | None

    def stands_for(self, verdict: Verdict) -> Officer | None:
        """For whom the move is made: who decided elsewhere, or who lent the post."""
        return self.officer if verdict.is_elsewhere else self.lender


def decide(
    assessment,
    kind: str,
    *,
    by: Officer,
    reason: str,
    proposal: Verdict,
    on_behalf_of: Officer | None = None,
    reauthenticated_at: datetime | None = None,
    made: str = "",
) -> Decision:
    """Make the move called `kind`, and the decision with its sealed record; return it.

    `proposal` may be a higher app's own Verdict; that app saves its rows in a `journey()` around.
    """
    kind, verdict = Kind(kind), _completed(proposal, by, reauthenticated_at, made)
    with journey() as act:
        case = assessment.locked()
        file = CaseFile(case)
        verdict = resting_on_others(file, verdict)
        decider = _decider(file, kind, verdict)
        first = len(act.entries)
        moved = perform(
            getattr(case, kind.value),
            by=by,
            reason=reason,
            on_behalf_of=on_behalf_of or decider.stands_for(verdict),
            proposal=verdict,
            then=_steps(case, kind, verdict),
        )
        verdict = _with_concurrence(file, verdict)
        decision = _decision(moved, file, kind, verdict, decider, by, reason)
        _say_which(act.entries[first], decision)
        _keep_on_the_case(moved, kind, verdict, reason)
        if kind == Kind.REFUSE:
            _record_the_stop_of_the_old(moved, verdict, decider, by, reason, act)
    transaction.on_commit(lambda: decided.send_robust(Decision, decision=decision), robust=True)
    return decision


def _say_which(entry, decision) -> None:
    """Name in the ledger which decision a move was, the root of its record, and how it was made."""
    entry.details.update(
        decision=decision.reference, record=decision.sealed.root, made=decision.made
    )


def _completed(verdict, by, reauthenticated_at, made):
    """Fill in what the caller left to us: how, by whom and when it is made."""
    changes: dict[str, Any] = {}
    if made and made != verdict.made:
        changes["made"] = made
    if reauthenticated_at:
        changes["reauthenticated_at"] = reauthenticated_at
    if not verdict.is_elsewhere and "made" not in changes:
        changes |= {"decider": by, "made_at": timezone.now()}
    return replace(verdict, **changes) if changes else verdict


def _with_concurrence(file, verdict) -> Verdict:
    """Put into words whether the decider concurs in what an adviser found, for the record."""
    said = concurrence_in_words(file, verdict.findings)
    if not said:
        return verdict
    return replace(verdict, concurs=said, details={**verdict.details, "concurs": said})


def _decider(file, kind, verdict) -> Decider:
    day = timezone.localdate(verdict.made_at)
    needed = 1 if kind in (*STOPPING, Kind.REFUSE) else _needed(file, kind)
    officer = verdict.decider
    authority = authority_for(file, officer, day, needed) if officer else None
    if authority is None:
        post = next(iter(posts_of(officer, day)), None) if officer else None
        return Decider(officer, None, post, None)
    lender = authority.delegation.granted_by if authority.delegation else None
    return Decider(officer, authority, authority.post, lender)


def _needed(file, kind) -> int:
    return route_of(file).rank if kind == Kind.AUTHORISE else authorising_rank(file)


# -- what moves with it ---------------------------------------------------------------------------


def _steps(case, kind, verdict) -> tuple[Step, ...]:
    """Return what else moves: the assistance, and the yes that a refused reassessment ends."""
    if kind not in BECOMES:
        return ()
    steps = following(case, BECOMES[kind])
    old = _still_permitting(case) if kind == Kind.REFUSE else None
    if old is None:
        return steps
    return (Step(old.suspend, _stop_of_the_old(case, verdict)), *following(old, "suspended"))


def _still_permitting(case):
    """Return the assessment this one was to replace, while it still permits."""
    old = case.previous
    return old if old is not None and old.state in S.PERMITTING else None


def _stop_of_the_old(case, verdict) -> Verdict:
    """Return the verdict that suspends the old yes when its reassessment is refused."""
    return replace(
        verdict,
        after=None,
        conditions=(),
        reason_codes=verdict.reason_codes or ("rights",),
        impact=verdict.impact or verdict.what_would_change_it,
        resumption_test=verdict.resumption_test or verdict.what_would_change_it,
        details={**verdict.details, "because": "reassessment_refused", "refused": case.reference},
    )


def _record_the_stop_of_the_old(case, verdict, decider, by, reason, act) -> None:
    """Give the suspension that a refusal brings its own decision and record."""
    old = case.previous
    entry = next(
        (
            each
            for each in act.entries
            if old is not None and each.subject == old and each.verb == "assessments.suspend"
        ),
        None,
    )
    if entry is None:
        return
    old.refresh_from_db(fields=["state", "state_since"])
    stop = _stop_of_the_old(case, verdict)
    decision = _decision(old, CaseFile(old), Kind.SUSPEND, stop, decider, by, reason)
    _say_which(entry, decision)


# -- the decision and its rows --------------------------------------------------------------------


def _decision(case, file, kind, verdict, decider, by, reason) -> Decision:
    """Seal the record and save the decision with its overrides, conditions and coverage."""
    decision = Decision(
        reference=next_reference("DEC"),
        assessment=case,
        kind=kind,
        permits=kind in Kind.PERMITTING,
        made=verdict.made,
        made_at=verdict.made_at,
        reasons=reason,
        words=verdict.words,
        evidence=verdict.evidence,
        recorder=verdict.recorder if verdict.is_elsewhere else None,
        confirmed_by=by if verdict.is_elsewhere else None,
        recorded_at=verdict.recorded_at or timezone.now(),
        reauthenticated_at=verdict.reauthenticated_at,
        what_would_change_it=verdict.what_would_change_it,
        seen_facts=list(verdict.seen_facts),
        review_on=verdict.review_on,
        valid_until=verdict.valid_until,
        details=verdict.as_json()["details"],
    )
    _say_who(decision, decider, file)
    _say_which_body(decision, verdict)
    _say_how(decision, file, verdict)
    decision.sealed = seal_record(decision, file, verdict, by=by)
    decision.save(force_insert=True)
    lay_overrides(decision, file, verdict)
    lay_conditions(decision, verdict)
    lay_coverage(decision, file, verdict)
    return decision


def _say_who(decision, decider: Decider, file) -> None:
    """Copy who decided, by what right, as they are called on this day."""
    authority, post = decider.authority, decider.post
    decision.decider = decider.officer
    decision.decider_name = decider.officer.name
    decision.decider_post = post
    decision.decider_title = post.title if post else ""
    decision.decider_organisation = str(post.organisation) if post else ""
    if authority is not None:
        decision.level_id, decision.rank = authority.level_id, authority.rank
        decision.delegation = authority.delegation
    if decider.lender is not None:
        decision.on_behalf_of = decider.lender
        decision.on_behalf_of_name = decider.lender.name
    decision.minister = _is_ministers(file, decision.level_id)


def _say_which_body(decision, verdict) -> None:
    """Let a body that decided stand as the decider, and name who was in its chair."""
    body = verdict.details.get("body")
    if not body:
        return
    chair = _("%(officer)s in the chair") % {"officer": decision.decider_name}
    decision.decider_name = body["name"]
    decision.decider_title = ", ".join(filter(None, [chair, decision.decider_title]))[:200]


def _is_ministers(file, level_id: str) -> bool:
    return level_id == "minister" and any(each.id == level_id for each in file.framework.levels)


def _say_how(decision, file, verdict) -> None:
    """Note against whose advice, and despite which risk, something was permitted."""
    route: Route = route_of(file)
    decision.required_level_id = route.level_id
    if not decision.permits:
        return
    root = file.case.content_root
    decision.against_advice = any(
        each.concur == Advice.Concur.NON_CONCUR and each.content_root == root
        for each in file.advice
    )
    decision.despite_serious_risk = "serious" in file.evaluation.derived.values()


def _keep_on_the_case(case, kind, verdict, reason) -> None:
    """Keep on the case what lists and the calendar ask for."""
    case.deferred_until = None
    if verdict.review_on is not None:
        case.review_on = verdict.review_on
    if kind == Kind.AUTHORISE:
        case.valid_until = verdict.valid_until
    if kind in (Kind.AUTHORISE, Kind.REFUSE, Kind.WITHDRAW):
        case.with_post = None
    if kind in (Kind.REFUSE, Kind.WITHDRAW):
        # Whoever plans the like again reads both: why it ended, and what would have to change.
        case.outcome = "\n\n".join(filter(None, (reason, verdict.what_would_change_it)))
    case.next_on = min(filter(None, (case.review_on, case.valid_until)), default=None)
    case.save(
        update_fields=[
            "deferred_until",
            "review_on",
            "valid_until",
            "with_post",
            "outcome",
            "next_on",
        ]
    )
