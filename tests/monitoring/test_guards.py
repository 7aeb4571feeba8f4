"""The guards of the watch: each refuses, and each lets through, in one test."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Post
from assessments.models import Assessment, CaseRole
from casework.guards import added_to
from casework.refusals import Refused
from monitoring import actions, guards
from monitoring.models import Hold, Suspension
from tests import cases
from tests.monitoring.watched import (
    a_resumption,
    a_stop,
    a_trigger,
    a_weighing,
    an_end,
    codes,
    fresh,
    signed,
)


def test_a_hold_closes_every_move_but_those_that_stop_end_or_send_back():
    moves = set(Assessment.moves())

    closed = {each for each in moves if guards.nothing_holds_it in added_to(f"assessments.{each}")}

    assert moves - closed == set(guards.OPEN_WHILE_HELD)


def test_what_is_held_does_not_start_until_the_hold_is_lifted(cast, authorised):
    case = cases.ready_to_start(cast, authorised)
    actions.hold(case, by=cast.dana, why="A report of torture.")

    with pytest.raises(Refused) as refusal:
        actions.start_delivery(fresh(case), by=cast.mona)

    assert codes(refusal) == ["held"]
    signed(actions.lift_hold, case, by=cast.osei)
    assert actions.start_delivery(fresh(case), by=cast.mona).state == "monitoring"


def test_only_whoever_may_hold_holds_and_the_author_may(cast, watched):
    with pytest.raises(Refused) as refusal:
        actions.hold(watched, by=cast.lena, why="A report of torture.")

    assert codes(refusal) == ["not-permitted"]
    assert actions.hold(watched, by=cast.amina, why="A report of torture.").ended_at is None


def test_a_case_is_held_once_at_a_time(cast, watched):
    actions.hold(watched, by=cast.dana, why="A report of torture.")

    with pytest.raises(Refused) as refusal:
        actions.hold(fresh(watched), by=cast.mona, why="Another report.")

    assert codes(refusal) == ["held-already"]
    assert Hold.objects.count() == 1


def test_a_hold_is_lifted_only_where_one_stands(cast, watched):
    with pytest.raises(Refused) as refusal:
        signed(actions.lift_hold, watched, by=cast.osei)

    assert codes(refusal) == ["not-held"]
    actions.hold(watched, by=cast.dana, why="A report of torture.")
    assert signed(actions.lift_hold, watched, by=cast.osei).kind == "lift_hold"


def test_a_hold_is_lifted_by_the_ratifying_rung_and_not_below(cast, watched):
    actions.hold(watched, by=cast.dana, why="A report of torture.")

    with pytest.raises(Refused) as below:
        signed(actions.lift_hold, watched, by=cast.tom)
    with pytest.raises(Refused) as elsewhere:
        signed(actions.lift_hold, watched, by=cast.mona)

    assert codes(below) == ["below-the-rung"]
    assert set(codes(elsewhere)) == {"not-permitted"}
    assert signed(actions.lift_hold, watched, by=cast.osei).decider_name == "Director Osei"


def test_a_watch_needs_a_post_for_every_duty(cast, authorised):
    case = cases.ready_to_start(cast, authorised)
    owner = CaseRole.objects.get(assistance=case.assistance, role="assessment_owner")
    CaseRole.objects.filter(pk=owner.pk).update(post=None)

    with pytest.raises(Refused) as refusal:
        actions.start_delivery(fresh(case), by=cast.mona)

    assert set(codes(refusal)) == {"duty-without-owner"}
    CaseRole.objects.filter(pk=owner.pk).update(post=Post.objects.get(title="Overseas Post"))
    assert actions.start_delivery(fresh(case), by=cast.mona).state == "monitoring"


@pytest.mark.parametrize(
    ("left_out", "code"),
    [
        ({"reason_codes": ()}, "no-reason-codes"),
        ({"impact": " "}, "impact-not-weighed"),
        ({"resumption_test": ""}, "no-resumption-test"),
    ],
)
def test_a_suspension_says_why_what_it_costs_and_what_would_lift_it(cast, watched, left_out, code):
    with pytest.raises(Refused) as refusal:
        signed(actions.suspend, watched, by=cast.osei, proposal=a_stop(**left_out))

    assert codes(refusal) == [code]
    signed(actions.suspend, watched, by=cast.osei, proposal=a_stop())
    assert fresh(watched).state == "suspended"


def test_a_stop_of_part_names_the_part(cast, watched):
    with pytest.raises(Refused) as refusal:
        signed(actions.suspend_part, watched, by=cast.tom, proposal=a_stop())

    assert codes(refusal) == ["no-part"]
    signed(actions.suspend_part, watched, by=cast.tom, proposal=a_stop(part="The third course."))
    assert Suspension.objects.get().part == "The third course."


def test_what_is_suspended_resumes_when_its_test_is_shown_met(cast, watched):
    signed(actions.suspend, watched, by=cast.osei, proposal=a_stop())

    with pytest.raises(Refused) as refusal:
        signed(actions.resume, watched, by=cast.osei, proposal=a_resumption(shown=""))

    assert codes(refusal) == ["test-not-met"]
    signed(actions.resume, watched, by=cast.osei, proposal=a_resumption())
    assert fresh(watched).state == "authorised"


def test_nothing_resumes_over_what_happened_and_nobody_weighed(cast, watched):
    signed(actions.suspend, watched, by=cast.osei, proposal=a_stop())
    trigger = a_trigger(cast, watched)

    with pytest.raises(Refused) as refusal:
        signed(actions.resume, watched, by=cast.osei, proposal=a_resumption())

    assert codes(refusal) == ["trigger-unanswered"]
    signed(actions.resume, watched, by=cast.osei, proposal=a_resumption(triggers=(trigger.pk,)))
    trigger.refresh_from_db()
    assert trigger.ended_by_move == "resume"


def test_a_part_resumes_only_where_one_is_stopped(cast, watched):
    with pytest.raises(Refused) as refusal:
        signed(actions.resume_part, watched, by=cast.osei, proposal=a_resumption())

    assert codes(refusal) == ["no-part-stopped"]
    signed(actions.suspend_part, watched, by=cast.osei, proposal=a_stop(part="Course three."))
    stop = Suspension.objects.get()
    proposal = a_resumption(suspensions=(stop.pk,))
    signed(actions.resume_part, watched, by=cast.osei, proposal=proposal)
    stop.refresh_from_db()
    assert stop.lifted_on == timezone.localdate()


@pytest.mark.parametrize(
    ("left_out", "code"),
    [
        ({"occasion": ""}, "no-occasion"),
        ({"looked_at": ""}, "no-evidence"),
        ({"considered": ""}, "nothing-considered"),
        ({"next_look": None}, "no-next-look"),
    ],
)
def test_to_go_on_names_the_cause_the_evidence_the_weighing_and_the_next_look(
    cast, watched, left_out, code
):
    with pytest.raises(Refused) as refusal:
        signed(actions.continue_on, watched, by=cast.osei, proposal=a_weighing(**left_out))

    assert codes(refusal) == [code]
    signed(actions.continue_on, watched, by=cast.osei, proposal=a_weighing())
    assert fresh(watched).review_on == timezone.localdate() + timedelta(days=60)


def test_to_go_on_is_decided_by_somebody_who_may_weigh_it(cast, watched):
    with pytest.raises(Refused) as refusal:
        signed(actions.continue_on, watched, by=cast.mona, proposal=a_weighing())

    assert set(codes(refusal)) == {"not-permitted"}
    signed(actions.continue_on, watched, by=cast.okafor, proposal=a_weighing())
    assert fresh(watched).state == "monitoring"


def test_to_adapt_is_to_say_what_is_done_otherwise(cast, watched):
    with pytest.raises(Refused) as refusal:
        signed(actions.adapt, watched, by=cast.osei, proposal=a_weighing())

    assert codes(refusal) == ["no-change"]
    changed = a_weighing(change="Course three is dropped.")
    assert signed(actions.adapt, watched, by=cast.osei, proposal=changed).kind == "adapt"


@pytest.mark.parametrize(
    ("left_out", "code"), [({"outcome": ""}, "no-outcome"), ({"lesson": " "}, "no-lesson")]
)
def test_what_ends_leaves_its_outcome_and_its_lesson(cast, watched, left_out, code):
    from monitoring.verdicts import Completion

    told = {"outcome": "120 officers were trained.", "lesson": "Ask for rosters earlier."}
    with pytest.raises(Refused) as refusal:
        actions.complete(
            watched, by=cast.mona, reason="It is over.", proposal=Completion(**told | left_out)
        )

    assert codes(refusal) == [code]
    actions.complete(
        fresh(watched), by=cast.mona, reason="It is over.", proposal=Completion(**told)
    )
    assert fresh(watched).state == "closed"


def test_only_whoever_may_completes_a_case(cast, watched):
    from monitoring.verdicts import Completion

    told = Completion("120 officers were trained.", "Ask for rosters earlier.")
    with pytest.raises(Refused) as refusal:
        actions.complete(watched, by=cast.tom, reason="It is over.", proposal=told)

    assert codes(refusal) == ["not-permitted"]
    actions.complete(fresh(watched), by=cast.amina, reason="It is over.", proposal=told)
    assert fresh(watched).state == "closed"


def test_a_withdrawal_gives_its_reasons(cast, watched):
    with pytest.raises(Refused) as refusal:
        signed(actions.withdraw, watched, by=cast.osei, reason=" ", proposal=an_end())

    assert codes(refusal) == ["no-reason"]
    signed(actions.withdraw, watched, by=cast.osei, proposal=an_end())
    assert fresh(watched).state == "withdrawn"
