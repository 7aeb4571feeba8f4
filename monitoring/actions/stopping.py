"""Decisions in the course of the help: stop, resume, go on, change, take back, bring to an end.

Each is made by `decisions.actions.decide`, which performs the move and seals the record; what
the watch keeps of it (the suspension, the triggers it answers, the lesson) is saved in the same
act.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils import timezone

from accounts.models import Officer
from assessments.actions import following
from assessments.models import Assessment
from casework.road import journey, perform
from decisions import actions as decisions
from decisions.models import Decision
from monitoring.actions.considering import ask_what_a_stop_wants
from monitoring.models import Hold, Lesson, Suspension, Trigger
from monitoring.verdicts import Answering, Completion, Ending, Resumption, Stop, Weighing

Kind = Decision.Kind


def suspend(
    assessment: Assessment, *, by: Officer, reason: str, proposal: Stop, **how: Any
) -> Decision:
    """Stop the whole of it, for stated reasons, with a stated test for resuming.

    A hold that stands is thereby ratified: it ends in the same act, and nothing flows between.
    """
    with journey():
        decision = _decide(assessment, Kind.SUSPEND, by, reason, proposal, how)
        _write_suspension(assessment, decision, proposal, whole=True)
        _answer(assessment, proposal.triggers, decision)
        end_hold(assessment, by, "ratified", reason)
    return decision


def suspend_part(
    assessment: Assessment, *, by: Officer, reason: str, proposal: Stop, **how: Any
) -> Decision:
    """Stop named recipients, people, items or operations; the rest goes on."""
    with journey():
        decision = _decide(assessment, Kind.SUSPEND_PART, by, reason, proposal, how)
        _write_suspension(assessment, decision, proposal, whole=False)
        _answer(assessment, proposal.triggers, decision)
    return decision


def _write_suspension(
    assessment: Assessment, decision: Decision, said: Stop, *, whole: bool
) -> None:
    Suspension.objects.create(
        assessment_id=assessment.pk,
        decision=decision,
        whole=whole,
        recipient=None if whole else said.recipient,
        part="" if whole else said.part,
        reason_codes=list(said.reason_codes),
        impact=said.impact,
        resumption_test=said.resumption_test,
        public_line=said.public_line,
        # A stop holds from the day it is decided; when it stopped in fact is a fact of its own.
        from_on=timezone.localdate(),
        in_fact_from=said.in_fact_from,
    )
    ask_what_a_stop_wants(assessment)


def resume(
    assessment: Assessment, *, by: Officer, reason: str, proposal: Resumption, **how: Any
) -> Decision:
    """Lift the suspension of the whole; what must come before delivery is checked again."""
    with journey():
        decision = _decide(assessment, Kind.RESUME, by, reason, proposal, how)
        _lift(assessment, decision, proposal, whole=True)
        _answer(assessment, proposal.triggers, decision)
    return decision


def resume_part(
    assessment: Assessment, *, by: Officer, reason: str, proposal: Resumption, **how: Any
) -> Decision:
    """Lift the suspension of the parts the proposal names."""
    with journey():
        decision = _decide(assessment, Kind.RESUME_PART, by, reason, proposal, how)
        _lift(assessment, decision, proposal, whole=False)
        _answer(assessment, proposal.triggers, decision)
    return decision


def _lift(assessment: Assessment, decision: Decision, said: Resumption, *, whole: bool) -> None:
    standing = Suspension.objects.filter(assessment=assessment.pk, whole=whole, lifted_on=None)
    if not whole:
        standing = standing.filter(pk__in=said.suspensions)
    standing.update(lifted_on=timezone.localdate(), lifted_by_decision=decision, shown=said.shown)


def continue_on(
    assessment: Assessment, *, by: Officer, reason: str, proposal: Weighing, **how: Any
) -> Decision:
    """Go on as before, after weighing what happened."""
    return _go_on(assessment, Kind.CONTINUE, by, reason, proposal, how)


def adapt(
    assessment: Assessment, *, by: Officer, reason: str, proposal: Weighing, **how: Any
) -> Decision:
    """Go on under other conditions, after weighing what happened."""
    return _go_on(assessment, Kind.ADAPT, by, reason, proposal, how)


def _go_on(
    assessment: Assessment,
    kind: Decision.Kind,
    by: Officer,
    reason: str,
    said: Weighing,
    how: dict[str, Any],
) -> Decision:
    with journey():
        said = replace(said, review_on=said.next_look)
        decision = _decide(assessment, kind, by, reason, said, how)
        _answer(assessment, said.triggers, decision)
    return decision


def withdraw(
    assessment: Assessment, *, by: Officer, reason: str, proposal: Ending | None = None, **how: Any
) -> Decision:
    """Take the yes back for this recipient and purpose, whoever supplies it."""
    said = proposal or Ending()
    with journey():
        decision = _decide(assessment, Kind.WITHDRAW, by, reason, said, how)
        _answer(assessment, said.triggers, decision)
        end_hold(assessment, by, "withdrawn", reason)
    return decision


def complete(
    assessment: Assessment, *, by: Officer, reason: str, proposal: Completion
) -> Assessment:
    """Record that it is over, what came of it and what it teaches; duties left behind live on."""
    with journey():
        case = perform(
            assessment.complete,
            by=by,
            reason=reason,
            proposal=proposal,
            then=following(assessment, "closed"),
        )
        Lesson.objects.create(
            assessment=case,
            outcome=proposal.outcome,
            lesson=proposal.lesson,
            left_behind=proposal.left_behind,
            by=by,
        )
        case.outcome = proposal.outcome
        case.save(update_fields=["outcome"])
    return case


def _decide(
    assessment: Assessment,
    kind: Decision.Kind,
    by: Officer,
    reason: str,
    said: Answering,
    how: dict[str, Any],
) -> Decision:
    said = replace(said, details={**said.details, **said.told()}, **_about(assessment, kind, said))
    return decisions.decide(assessment, kind.value, by=by, reason=reason, proposal=said, **how)


def end_hold(assessment: Assessment, by: Officer, how: str, why: str) -> None:
    """End the hold that stands, if one does: what came in its place stops as much."""
    Hold.objects.filter(assessment=assessment.pk, ended_at=None).update(
        ended_at=timezone.now(), ended_by=by, ended_how=how, ended_why=why
    )


def _about(
    assessment: Assessment, kind: Decision.Kind, said: Answering
) -> dict[str, tuple[int, ...]]:
    """Return which recipient a stop is about; which stops a resumption lifts, and which stand on.

    What two stops took is given back only when neither of them stands.
    """
    if isinstance(said, Resumption):
        found = Suspension.objects.filter(assessment=assessment.pk, lifted_on=None)
        found = found.exclude(decision=None)
        if kind == Kind.RESUME:  # the whole is lifted, whatever the proposal names
            found = found.filter(whole=False)
            said = replace(said, suspensions=())
        stood = dict(found.values_list("pk", "decision_id"))
        lifts = tuple(stood[key] for key in said.suspensions if key in stood)
        return {"lifts": lifts, "stops_on": tuple(set(stood.values()) - set(lifts))}
    recipient = getattr(said, "recipient", None)
    return {"concerning": (*said.concerning, recipient.pk)} if recipient else {}


def _answer(assessment: Assessment, triggers: Iterable[int], decision: Decision) -> None:
    """Mark what a decision answered; what it does not name stays open."""
    standing = Trigger.objects.filter(
        assessment=assessment.pk, pk__in=list(triggers), ended_at=None
    )
    standing.update(ended_at=timezone.now(), ended_by_move=decision.kind, decision=decision)
