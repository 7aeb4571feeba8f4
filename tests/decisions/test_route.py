"""The route: how high, why, past whom, and who is missing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import PostHolding
from assessments import actions as assessing
from assessments.models import Advice, Assessment
from casework.files import CaseFile
from casework.refusals import Refused
from decisions import actions
from decisions.queries import route_of
from tests import cases


def route(case):
    return route_of(CaseFile(Assessment.objects.get(pk=case.pk)))


def test_a_mitigated_serious_risk_goes_to_a_senior_official_past_the_team_leader(cast):
    found = route(cases.escalation(cast))

    assert (found.level_id, found.rank) == ("senior", 2)
    assert [(rung.level_id, rung.decides) for rung in found.rungs] == [
        ("team_leader", False),
        ("senior", True),
    ]
    assert {each.rule for each in found.reasons} == {"overall_medium", "serious_mitigated"}
    assert all(each.basis for each in found.reasons)


def test_an_adviser_who_does_not_concur_raises_it_where_the_framework_says_so(cast):
    case = cases.advised(cast, cases.escalation(cast), legal=("non_concur", ""))

    found = route(case)

    assert found.level_id == "minister"
    assert "non-concur-legal" in {each.rule for each in found.reasons}


def test_a_dissent_is_in_the_list_the_moment_it_is_given(cast):
    case = cases.advised(cast, cases.escalation(cast), legal=("non_concur", ""))

    kept = Assessment.objects.get(pk=case.pk)

    assert (kept.rank, kept.level_id) == (3, "minister")
    assert (route(case).rank, route(case).level_id) == (3, "minister")


def test_a_clock_that_ran_out_takes_it_up_without_that_advice(cast):
    case = cases.escalation(cast)
    late = Advice.objects.get(assessment=case, kind="legal")
    Advice.objects.filter(pk=late.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    cases.advised_but(cast, case, "legal")

    found = route(case)
    put = actions.put_to_decision(cases.signed(cast, case), by=cast.amina)

    assert (found.level_id, found.without) == ("minister", ("legal",))
    assert put.rank == 3


def test_a_hand_raise_counts_with_its_reason(cast):
    case = cases.escalation(cast)
    assessing.raise_level(case, by=cast.osei, reason="The minister asked for it.", to_rank=3)

    found = route(case)

    assert found.level_id == "minister"
    assert "The minister asked for it." in found.reasons[0].says


def test_a_rung_that_falls_after_rework_shows_where_it_was(cast):
    case = cases.escalation(cast, findings=cases.HIGH)
    assessing.return_to_mitigation(case, by=cast.osei, reason="Better measures, please.")
    risk = CaseFile(Assessment.objects.get(pk=case.pk)).risks
    torture = next(each for each in risk if each.code == "TORT")
    assessing.revise_risk(torture, by=cast.amina, answers={"uk.after": "possible"})
    assessing.submit(Assessment.objects.get(pk=case.pk), by=cast.amina)

    found = route(case)

    assert (found.level_id, found.fell_from) == ("senior", (3, "minister"))


def test_a_vacant_rung_is_shouted_and_stops_it(cast):
    case = cases.advised(cast, cases.escalation(cast))
    PostHolding.objects.filter(officer=cast.tom).update(held_to="2026-01-01")

    with pytest.raises(Refused) as refusal:
        actions.put_to_decision(case, by=cast.amina)

    assert [each.code for each in refusal.value.objections] == ["rung-vacant"]


def test_a_signature_falls_when_the_content_changes(cast):
    case = cases.signed(cast, cases.advised(cast, cases.escalation(cast)))
    assessing.return_to_mitigation(case, by=cast.osei, reason="Say more.")
    assessing.submit(Assessment.objects.get(pk=case.pk), by=cast.amina)

    assert [rung.level_id for rung in route(case).unsigned] == ["team_leader"]


def test_somebody_higher_signs_for_a_rung_below_and_nobody_signs_twice(cast):
    case = cases.advised(cast, cases.escalation(cast, findings=cases.HIGH))
    now = timezone.now()

    actions.sign(case, by=cast.osei, reauthenticated_at=now)
    with pytest.raises(Refused) as refusal:
        actions.sign(case, by=cast.osei, reauthenticated_at=now)

    assert route(case).unsigned == ()
    assert [each.code for each in refusal.value.objections] == ["already-signed"]


def test_whoever_wrote_it_does_not_countersign_it(cast):
    from accounts.actions import appoint

    case = cases.advised(cast, cases.escalation(cast))
    PostHolding.objects.filter(officer=cast.tom).update(held_to="2026-01-01")
    appoint(cast.amina, cast.post("Team Leader"), held_from=timezone.localdate())

    with pytest.raises(Refused) as refusal:
        actions.sign(case, by=cast.amina, reauthenticated_at=timezone.now())

    assert "own-work" in [each.code for each in refusal.value.objections]
    assert [rung.level_id for rung in route(case).conflicted] == ["team_leader"]
