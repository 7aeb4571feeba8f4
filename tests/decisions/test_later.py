"""After the yes: starting, stopping, resuming, deciding again, and deciding for somebody else."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import PostHolding
from assessments.models import Assessment, Assistance
from casework.ledger import verify
from casework.refusals import Refused
from decisions import actions
from decisions.models import Coverage, Decision
from decisions.queries import coverage_on, has_coverage, needs_of
from decisions.verdicts import Verdict
from tests import cases
from tests.cast import seat_by_two


def codes(refusal):
    return [each.code for each in refusal.value.objections]


def test_delivery_waits_for_conditions_and_letters(cast):
    case = cases.authorised(cast)

    with pytest.raises(Refused) as refusal:
        actions.start_delivery(case, by=cast.mona)

    assert codes(refusal) == ["condition-unmet", "unsent-conditions_to_recipient"]


def test_a_yes_covers_each_recipient_until_its_last_day_and_leaves_out_those_excluded(cast):
    units = [cases.a_unit(cast, "Western"), cases.a_unit(cast, "Eastern")]
    verdict = cases.a_yes(cast, excluded=(units[1].pk,))
    case = cases.authorised(cast, units=units, verdict=verdict)
    today, last = timezone.localdate(), verdict.valid_until

    assert has_coverage(case.assistance, today, units[0])
    assert has_coverage(case.assistance, last, units[0])
    assert not has_coverage(case.assistance, last + timedelta(days=1), units[0])
    assert not has_coverage(case.assistance, today - timedelta(days=1), units[0])
    assert not has_coverage(case.assistance, today, units[1])


def test_a_delegate_decides_for_the_holder_and_both_names_stand_for_ever(cast):
    day = timezone.localdate()
    actions.grant_delegation(
        cast.post("Director, Security"),
        by=cast.osei,
        delegate=cast.ravi,
        framework_id="uk-osja",
        starts_on=day,
        ends_on=day + timedelta(days=7),
        reason="Leave.",
    )
    case = cases.sign_off(cast)

    decision = cases.decide(cast, case, "authorise", by=cast.ravi)

    assert (decision.decider, decision.on_behalf_of) == (cast.ravi, cast.osei)
    assert decision.delegation is not None


def test_what_is_lent_is_not_lent_on_and_ends_with_its_lender(cast):
    day = timezone.localdate()
    lend = {
        "framework_id": "uk-osja",
        "starts_on": day,
        "ends_on": day + timedelta(days=7),
        "reason": "Leave.",
    }
    post = cast.post("Director, Security")
    actions.grant_delegation(post, by=cast.osei, delegate=cast.ravi, **lend)

    with pytest.raises(Refused) as refusal:
        actions.grant_delegation(post, by=cast.ravi, delegate=cast.tom, **lend)
    case = cases.sign_off(cast)
    PostHolding.objects.filter(officer=cast.osei).update(held_to=day - timedelta(days=1))
    with pytest.raises(Refused) as lost:
        cases.decide(cast, case, "authorise", by=cast.ravi)

    assert codes(refusal) == ["not-yours-to-lend"]
    assert "not-permitted" in codes(lost)


def test_a_decider_who_lost_the_post_a_minute_ago_decides_nothing(cast):
    case = cases.sign_off(cast)
    PostHolding.objects.filter(officer=cast.osei).update(held_to="2026-01-01")

    with pytest.raises(Refused) as refusal:
        cases.decide(cast, case, "authorise", by=cast.osei)

    assert "no-rung" in codes(refusal)
    assert Decision.objects.count() == 0


def test_the_author_of_a_case_says_no_yes_to_it_from_any_seat(cast):
    case = cases.sign_off(cast)
    PostHolding.objects.filter(officer=cast.osei).update(held_to="2026-01-01")
    seat_by_two(cast.amina, cast.post("Director, Security"), timezone.localdate())

    with pytest.raises(Refused) as refusal:
        cases.decide(cast, case, "authorise", by=cast.amina)

    assert codes(refusal) == ["own-work"]


def test_refusing_a_reassessment_suspends_the_old_yes_in_the_same_act(cast):
    old = cases.monitoring(cast)
    fresh = cases.reassessed(cast, old)

    cases.decide(
        cast, fresh, "refuse", verdict=Verdict(what_would_change_it="Visits."), reason="No."
    )

    old.refresh_from_db()
    assert (old.state, Assistance.objects.get().state) == ("suspended", "stopped")
    stop = Decision.objects.get(assessment=old, kind="suspend")
    assert [row.says for row in stop.coverage.all()] == ["no"]
    assert not has_coverage(old.assistance, timezone.localdate())


def test_a_reassessment_that_starts_takes_over_from_the_old_one(cast):
    old = cases.monitoring(cast)
    fresh = cases.reassessed(cast, old)
    cases.decide(cast, fresh, "authorise")
    fresh = cases.ready_to_start(cast, Assessment.objects.get(pk=fresh.pk))

    actions.start_delivery(fresh, by=cast.mona)

    states = Assessment.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["superseded", "monitoring"]
    assert {row.decision.assessment_id for row in coverage_on(old.assistance, cases.today())} == {
        fresh.pk
    }


def test_a_new_yes_stands_beside_the_old_one_until_delivery_starts_on_it(committed_cast):
    cast = committed_cast
    old = cases.monitoring(cast)
    fresh = cases.reassessed(cast, old)

    cases.decide(cast, fresh, "authorise")

    states = Assessment.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["monitoring", "authorised"]


def test_coverage_is_never_edited(cast):
    cases.authorised(cast)

    assert Coverage.objects.filter(ended_on=None).count() == Coverage.objects.count()


def test_each_person_is_asked_for_what_is_theirs(cast):
    today = timezone.localdate()
    waiting = cases.sign_off(cast)
    going_up = cases.advised(cast, cases.escalation(cast))

    asked = {name: needs_of(getattr(cast, name), today) for name in ("osei", "tom", "amina")}

    assert [need.url for need in asked["osei"]] == [f"/cases/{waiting.reference}/decision/"]
    assert [need.url for need in asked["tom"]] == [
        f"/cases/{going_up.reference}/decision/countersign/"
    ]
    assert asked["amina"] == []


def test_two_who_sign_at_once_make_one_decision(committed_cast):
    cast = committed_cast
    case = cases.sign_off(cast)
    verdict, at_once = cases.a_yes(cast), threading.Barrier(2)
    found = []

    def sign(officer):
        try:
            at_once.wait(timeout=20)
            cases.decide(cast, case, "authorise", by=officer, verdict=verdict)
            found.append("decided")
        except Refused as refused:
            found.append([each.code for each in refused.objections])
        finally:
            connection.close()

    both = [threading.Thread(target=sign, args=[who]) for who in (cast.osei, cast.okafor)]
    for each in both:
        each.start()
    for each in both:
        each.join(timeout=60)

    assert sorted(found, key=str) == [["wrong-state"], "decided"]
    assert Decision.objects.count() == 1
    assert verify()[1] is None
