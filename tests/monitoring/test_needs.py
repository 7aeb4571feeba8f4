"""What outlives a case, and what somebody is asked for in another's place."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Delegation, PostHolding
from accounts.queries import holder_of
from assessments.models import Assessment
from decisions.queries import needs_of as asked_to_decide
from monitoring import actions
from monitoring.actions.owing import owe
from monitoring.models import Obligation
from monitoring.queries import needs_of
from monitoring.queries.duties import open_duties
from monitoring.verdicts import Completion
from tests import cases
from tests.monitoring.watched import a_trigger, an_end, fresh, signed

From = Obligation.From


def today():
    return timezone.localdate()


def due(case):
    """The kinds of duties that are still due of a case."""
    return {each.comes_from for each in open_duties().filter(assessment=case)}


def complete(cast, case, left_behind):
    actions.complete(
        fresh(case),
        by=cast.mona,
        reason="It is over.",
        proposal=Completion("Trained.", "Ask earlier.", left_behind),
    )


def run_out(case):
    Assessment.objects.filter(pk=case.pk).update(valid_until=today() - timedelta(days=1))
    actions.sweep()


ENDS = {
    "completed with nothing left": (lambda cast, case: complete(cast, case, ""), False),
    "completed, and something is left": (lambda cast, case: complete(cast, case, "Radios."), True),
    "run out": (lambda cast, case: run_out(case), True),
    "withdrawn": (
        lambda cast, case: signed(actions.withdraw, case, by=cast.osei, proposal=an_end()),
        False,
    ),
}


@pytest.mark.parametrize("end", ENDS)
def test_only_what_outlives_a_case_is_still_due_when_it_is_over(cast, watched, end):
    act, goes_on = ENDS[end]
    owe(watched, by=cast.program)  # ministers' offices have not been told
    before = due(watched)

    act(cast, watched)

    assert From.REVIEW in before
    assert due(watched) == (before - {From.REVIEW} if goes_on else {From.OWED})


def test_the_report_of_an_override_is_owed_however_the_case_ended(cast, watched):
    Obligation.objects.filter(rule="annual_review").update(comes_from=From.OVERRIDE)

    signed(actions.withdraw, watched, by=cast.osei, proposal=an_end())

    assert due(watched) == {From.OVERRIDE}


def test_whoever_a_post_is_lent_to_is_asked_what_it_must_ratify_and_weigh(cast, watched):
    laid = actions.hold(watched, by=cast.dana, why="A report of torture.")
    opened = a_trigger(cast, watched)
    for post in {laid.ratify_post, opened.owner}:
        Delegation.objects.create(
            post=post,
            delegate=cast.ravi,
            granted_by=holder_of(post, today()),
            framework_id=watched.framework_id,
            up_to_rank=2,
            starts_on=today(),
            ends_on=today() + timedelta(days=5),
        )

    asked = [str(each.asked) for each in needs_of(cast.ravi, today())]

    assert sorted(asked) == [
        "Ratify the hold or lift it",
        "Something happened: have it weighed",
    ]
    assert needs_of(cast.ravi, today() + timedelta(days=6)) == []


def test_whoever_arranges_posts_is_told_which_vacant_post_keeps_a_case_waiting(cast):
    cases.sign_off(cast)
    before = asked_to_decide(cast.lou, today())
    for rung_holder in (cast.osei, cast.okafor):
        PostHolding.objects.filter(officer=rung_holder).update(held_to=today() - timedelta(days=1))

    told = asked_to_decide(cast.lou, today())

    assert before == []
    assert [(each.tone, str(each.state)) for each in told] == [("stop", "Vacant")]
