"""The emergency hold: laid by a duty officer at once, ratified or lifted by the post that must."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Officer, Post
from assessments.models import Assessment
from casework.files import CaseFile
from casework.refusals import Objection
from casework.road import journey, perform
from decisions import actions as decisions
from decisions.actions.refusing import refuse_if
from decisions.models import Decision
from decisions.verdicts import Verdict
from monitoring.actions.considering import ask_what_a_hold_wants
from monitoring.actions.stopping import end_hold, suspend
from monitoring.actions.telling import notice, tell_all
from monitoring.defaults import HOLD_WITHIN
from monitoring.models import Hold
from monitoring.seats import Ladders
from monitoring.verdicts import Stop


def hold(assessment: Assessment, *, by: Officer, why: str) -> Hold:
    """Stop everything at once; the post that must ratify it is told, and the case's owner."""
    with journey() as act:
        case = perform(assessment.hold, by=by, reason=why)
        today = timezone.localdate()
        file = CaseFile(case)
        within = file.framework.lifecycle.emergency_hold
        laid = Hold.objects.create(
            assessment=case,
            laid_by=by,
            why=why,
            ratify_by=within.ratify_within.after(today) if within else today + HOLD_WITHIN,
            ratify_post=ratifying_post(file),
        )
        ask_what_a_hold_wants(laid, file)
        act.note(hold=laid.pk)
        _tell(laid, file)
    return laid


def ratifying_rank(file: Any) -> int:
    """Return the rung from which a hold may be ratified, as the framework says."""
    within = file.framework.lifecycle.emergency_hold
    ranks = {level.id: level.rank for level in file.framework.levels}
    return ranks.get(within.ratified_by if within else "", 0) or min(ranks.values(), default=1)


def ratifying_post(file: Any) -> Post | None:
    """Return the post that must ratify a hold: the lowest that may and that somebody sits in."""
    ladders = Ladders(timezone.localdate())
    case = file.case
    seat = ladders.rung(case.framework_id, case.portfolio, ratifying_rank(file))
    return seat.post if seat else None


def _tell(laid: Hold, file: Any) -> None:
    case = laid.assessment
    owners = [each.post for each in file.roles if each.role == "assessment_owner"]
    ladders = Ladders(timezone.localdate())
    ladders.know([laid.ratify_post, *owners])
    told = {ladders.holder(post) for post in [laid.ratify_post, *owners]} | {case.author}
    path = reverse("monitoring:case", args=[case.reference])
    tell_all(
        notice(officer, "hold-laid", laid, case.reference, laid.ratify_by, path)
        for officer in sorted(told - {None}, key=lambda each: each.pk)
        if officer.is_active
    )
    transaction.on_commit(_send_soon, robust=True)


def _send_soon() -> None:
    """Ask the worker for the e-mails now; where it does not hear, the next sweep sends them."""
    from monitoring.tasks import send_notices

    send_notices.delay()


def ratify_hold(
    assessment: Assessment, *, by: Officer, reason: str, proposal: Stop, **how: Any
) -> Decision:
    """Make a hold a suspension: the hold ends in the same act, and nothing flows between."""
    with journey():
        _refuse_unless_held(assessment, by)
        return suspend(assessment, by=by, reason=reason, proposal=proposal, **how)


def lift_hold(assessment: Assessment, *, by: Officer, reason: str, **how: Any) -> Decision:
    """Lift a hold, for stated reasons; a decision of somebody who wrote none of the case."""
    with journey():
        how.setdefault("proposal", Verdict())
        decision = decisions.decide(
            assessment, Decision.Kind.LIFT_HOLD.value, by=by, reason=reason, **how
        )
        end_hold(assessment, by, "lifted", reason)
    return decision


def _refuse_unless_held(assessment: Assessment, by: Officer) -> None:
    if Hold.objects.filter(assessment=assessment.pk, ended_at=None).exists():
        return
    gone = Objection(
        "not-held",
        _("No hold stands over this case."),
        _("Open the case again; somebody may have acted before you."),
        where=assessment.get_absolute_url(),
    )
    refuse_if([gone], verb="monitoring.ratify_hold", subject=assessment, by=by)
