"""Silence climbs: it is told to one rung after another, and never approves or lets lapse."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from accounts.actions import the_program
from accounts.models import Officer, PostRung
from assessments.models import Advice, Assessment
from assessments.routing import cache_route
from assessments.states import AssessmentState as S
from assessments.working_days import working_days_after
from casework.files import CaseFile
from casework.models import Notice
from casework.road import journey
from monitoring.actions.holds import ratifying_rank
from monitoring.actions.reminders import stage
from monitoring.actions.telling import notice, tell_all
from monitoring.defaults import CLIMB_EVERY, LATE_EVERY, SILENCE_AFTER
from monitoring.models import Hold, Trigger
from monitoring.seats import Ladders


def let_advice_clocks_run_out(now: datetime) -> int:
    """Mark advice whose day has passed, and tell who waits for it; return how many ran out.

    The case may then go up one rung, marked as without that advice: it is never taken as agreed.
    """
    today = timezone.localdate(now)
    late = Advice.objects.filter(
        returned_at=None,
        ran_out_at=None,
        due_on__lt=today,
        assessment__state__in=S.AWAITING_DECISION,
    )
    rows = list(
        late.select_related(
            "assessment__author", "assessment__with_post", "assessment__portfolio"
        ).select_for_update(of=("self",))
    )
    ladders = Ladders(today)
    ladders.know(row.assessment.with_post for row in rows)
    with journey() as act:
        for row in rows:
            row.ran_out_at = now
            act.record("monitoring.advice_ran_out", row.assessment, by=the_program(), advice=row.pk)
        Advice.objects.bulk_update(rows, ["ran_out_at"])
        for case in {row.assessment_id: row.assessment for row in rows}.values():
            cache_route(case.locked())
        tell_all(_of_advice(rows, ladders))
    return len(rows)


def _of_advice(rows: list[Advice], ladders: Ladders) -> Iterator[Notice]:
    for row in rows:
        case = row.assessment
        waiting = {case.author, ladders.holder(case.with_post), row.adviser}
        for officer in waiting - {None}:
            yield notice(
                officer, "advice-ran-out", row, case.reference, row.due_on, case.get_absolute_url()
            )


def remind_of_triggers(today: date) -> int:
    """Tell the owner of each trigger that is nearly due; a late one climbs a rung a week."""
    rows = list(
        Trigger.objects.filter(ended_at=None, assessment__state__in=S.IN_FORCE).select_related(
            "assessment__portfolio", "owner"
        )
    )
    ladders = Ladders(today)
    ladders.know(row.owner for row in rows)
    return tell_all(_of_triggers(rows, ladders, today))


def _of_triggers(rows: list[Trigger], ladders: Ladders, today: date) -> Iterator[Notice]:
    for row in rows:
        reached = stage(row.due_on, today) or "opened"
        told = {ladders.holder(row.owner)}
        if row.due_on < today or told == {None}:
            weeks = max((today - row.due_on).days - 1, 0) // LATE_EVERY
            told.add(_climbed(row.assessment, ladders, 1, weeks))
        path = reverse("monitoring:trigger", args=[row.assessment.reference, row.pk])
        for officer in told - {None}:
            yield notice(
                officer, f"trigger-{reached}", row, row.assessment.reference, row.due_on, path
            )


def _climbed(case: Assessment, ladders: Ladders, rank: int, steps: int) -> Officer | None:
    seat = ladders.climbed(case.framework_id, case.portfolio, rank, steps)
    return seat.holder if seat else None


def climb_with_holds(today: date) -> int:
    """Take each hold nobody ratified in time to the next rung; return how many climbed.

    It never lapses: at the top it stays, and is told again as long as it stands.
    """
    late = Hold.objects.filter(
        ended_at=None, ratify_by__lt=today, assessment__state__in=S.LIVE
    ).select_related("assessment__portfolio", "assessment__assistance", "ratify_post")
    ladders, notices, climbed = Ladders(today), [], 0
    with journey() as act:
        for row in late.select_for_update(of=("self",)):
            steps = 1 + ((today - row.ratify_by).days - 1) // CLIMB_EVERY.days
            case = row.assessment
            seat = ladders.climbed(
                case.framework_id, case.portfolio, ratifying_rank(CaseFile(case)), steps
            )
            if seat is None:
                continue
            if steps > row.climbed_to:
                row.climbed_to, row.ratify_post = steps, seat.post
                row.save(update_fields=["climbed_to", "ratify_post"])
                act.record("monitoring.hold_climbed", case, by=the_program(), hold=row.pk)
                climbed += 1
            if seat.holder:
                path = reverse("monitoring:ratify_hold", args=[case.reference])
                kind = f"hold-unratified-{steps}"
                notices.append(notice(seat.holder, kind, row, case.reference, row.ratify_by, path))
        tell_all(notices)
    return climbed


def tell_of_silence(today: date) -> int:
    """Tell a decider that a case has lain too long, then the rungs above, week by week."""
    waiting = Assessment.objects.filter(state=S.SIGN_OFF).exclude(deferred_until__gte=today)
    rows = list(waiting.select_related("portfolio", "with_post"))
    ladders = Ladders(today)
    ladders.know(row.with_post for row in rows)
    ranks = {
        (rung.post_id, rung.framework_id): rung.rank
        for rung in PostRung.objects.filter(post__in=[row.with_post_id for row in rows])
    }
    return tell_all(_of_silence(rows, ladders, ranks, today))


def _of_silence(
    rows: list[Assessment], ladders: Ladders, ranks: dict, today: date
) -> Iterator[Notice]:
    for row in rows:
        due_on = working_days_after(timezone.localdate(row.state_since), SILENCE_AFTER)
        if due_on >= today:
            continue
        weeks = ((today - due_on).days - 1) // LATE_EVERY
        rank = ranks.get((row.with_post_id, row.framework_id), row.rank or 1)
        told = {ladders.holder(row.with_post), _climbed(row, ladders, rank, weeks)}
        for officer in told - {None}:
            yield notice(
                officer,
                f"silence-{weeks}",
                row,
                row.reference,
                due_on,
                row.get_absolute_url(),
            )
