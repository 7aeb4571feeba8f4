"""A suspended vetting is to be settled in thirty days; then it is cancelled, and its owner told."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import PostHolding
from assessments.models import Answer
from casework.models import Notice
from monitoring import actions
from monitoring.models import Obligation, Trigger
from tests import cases
from tests import leahy_cases as leahy
from tests.monitoring.test_sweep import at_noon

pytestmark = pytest.mark.django_db
SUSPENDED = leahy.PERSON | {"result": "suspended_gvhr"}


def duties():
    return Obligation.objects.filter(rule__startswith="suspended_cancel:")


def told():
    return Notice.objects.filter(kind="vetting-cancelled")


def test_it_is_to_be_settled_from_the_day_it_was_suspended_and_is_asked_once(cast):
    leahy.draft(cast, [SUSPENDED, leahy.UNIT], days_ago=10)

    actions.sweep()
    actions.sweep()

    (duty,) = duties()
    assert duty.due_on == cases.today() + timedelta(days=20)
    assert (duty.form, duty.owner.title) == ("suspended_vetting", leahy.DESK)


def test_the_unit_vetted_with_a_person_counts_as_well_and_each_is_asked_by_itself(cast):
    leahy.draft(cast, [SUSPENDED, leahy.UNIT | {"with_result": "suspended_other"}])

    actions.sweep()

    assert len({duty.rule for duty in duties()}) == 2


def test_one_suspended_while_help_is_given_is_a_change_to_weigh_and_to_settle(cast):
    case = leahy.monitoring(cast, leahy.draft(cast))

    actions.record_change(case, by=cast.mona, kind="vetting_suspended", says="Major Reve's.")

    duty = Obligation.objects.get(rule="suspended_cancel")
    assert duty.due_on == cases.today() + timedelta(days=30)
    assert Trigger.objects.get().assessment == case


def test_it_stands_on_the_watch_and_is_reported_on_with_its_own_form(cast, client):
    case = leahy.draft(cast, [SUSPENDED])
    actions.sweep()
    client.force_login(cast.mona)

    whole = client.get(reverse("monitoring:watch")).content.decode()
    own = client.get(reverse("monitoring:case", args=[case.reference])).content.decode()
    page = client.get(reverse("monitoring:duty_report", args=[case.reference, duties().get().pk]))

    assert "Settle a suspended vetting" in whole
    assert "Settle a suspended vetting" in own
    assert "How was it settled?" in page.content.decode()


def test_the_owner_is_told_once_that_it_counts_as_cancelled(cast):
    case = leahy.draft(cast, [SUSPENDED, leahy.UNIT], days_ago=31)

    actions.sweep()
    actions.sweep()

    (row,) = told()
    assert (row.officer, row.due_on) == (cast.amina, cases.today() - timedelta(days=1))
    assert row.path == reverse("assessments:results", args=[case.reference])
    (letter,) = [each for each in mail.outbox if str(row.message_id) in str(each.extra_headers)]
    assert case.reference in letter.subject
    assert [word for word in ("Sorn", "Battalion", "vetting") if word in letter.body] == []


def test_one_sweep_reads_them_once_however_many_look_at_them(cast):
    leahy.draft(cast, [SUSPENDED], days_ago=31)

    with CaptureQueriesContext(connection) as asked:
        actions.sweep()

    read = [each for each in asked if "suspended_gvhr" in each["sql"]]
    assert (len(read), duties().count(), told().count()) == (1, 1, 1)


def test_on_the_thirtieth_day_nobody_is_told(cast):
    leahy.draft(cast, [SUSPENDED], days_ago=30)

    actions.sweep()

    assert told().count() == 0


def test_where_nobody_sits_in_the_owners_post_the_ladder_is_told(cast):
    leahy.draft(cast, [SUSPENDED], days_ago=31)
    desk = PostHolding.objects.filter(post__title=leahy.DESK)
    desk.update(held_to=cases.today() - timedelta(days=1))

    actions.sweep()

    assert [row.officer for row in told()] == [cast.tom]


def test_what_was_settled_asks_for_nothing_more_and_nobody_is_told(cast):
    leahy.draft(cast, [SUSPENDED], days_ago=29)
    actions.sweep()
    actions.close_duty(duties().get(), by=cast.mona, proof="Rejected: cable 7.")

    with at_noon(cases.today() + timedelta(days=3)):
        actions.sweep()

    assert (duties().filter(done_on=None).count(), told().count()) == (0, 0)


def test_a_result_that_came_closes_the_duty_with_that_as_proof(cast):
    case = leahy.draft(cast, [SUSPENDED])
    actions.sweep()
    Answer.objects.filter(assessment=case, value="suspended_gvhr").update(value="rejected_other")

    actions.sweep()

    duty = duties().get()
    assert (duty.done_on, duty.proof) == (cases.today(), "The case tells of another result now.")


def test_what_a_reassessment_carries_over_is_asked_of_the_case_that_said_it(cast):
    case = leahy.draft(cast, [SUSPENDED])
    Answer.objects.filter(assessment=case).update(carried_over=True)

    actions.sweep()

    assert duties().count() == 0
