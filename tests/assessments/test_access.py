"""Who may open a case, and what is noted when a restricted one is looked at."""

import datetime as dt

import pytest
from django.http import Http404
from django.utils import timezone

from assessments import access, actions
from assessments.models import Advice
from casework.models import AccessEntry


@pytest.fixture
def secret(case):
    """The case, restricted."""
    case.assistance.restricted = True
    case.assistance.save(update_fields=["restricted"])
    return case


def may_read(officer, case):
    try:
        return access.case_for_reading(officer, case.reference) == case
    except Http404:
        return False


def test_a_case_is_open_to_those_who_work_in_its_portfolio(case, cast):
    readers = [
        name for name in ("amina", "hugo", "kim", "zed") if may_read(getattr(cast, name), case)
    ]

    assert readers == ["amina", "hugo", "kim"]
    assert AccessEntry.objects.count() == 0


def test_a_case_of_others_is_as_if_it_did_not_exist(case, cast):
    for reference in (case.reference, "HRA-1999-0001"):
        with pytest.raises(Http404):
            access.case_for_reading(cast.zed, reference)


def test_a_restricted_case_is_open_to_its_team_and_its_ladder(secret, courses, cast):
    actions.join_team(courses, by=cast.amina, officer=cast.mona)

    everybody = ("amina", "ravi", "lena", "tom", "osei", "okafor", "sam", "pia", "mona", "lou")
    readers = [name for name in everybody if may_read(getattr(cast, name), secret)]

    assert readers == ["amina", "tom", "osei", "okafor", "mona"]


def test_a_restricted_case_is_open_to_the_advisers_who_were_asked(secret, cast):
    Advice.objects.create(
        assessment=secret,
        kind="legal",
        asked_by=cast.amina,
        due_on=timezone.localdate(),
        content_root="0" * 64,
    )

    assert [may_read(each, secret) for each in (cast.lena, cast.hugo)] == [True, False]


def test_each_look_at_a_restricted_case_is_noted(secret, cast):
    may_read(cast.okafor, secret)
    may_read(cast.hugo, secret)

    assert list(AccessEntry.objects.values_list("officer", "subject_reference")) == [
        (cast.okafor.pk, secret.reference)
    ]


@pytest.mark.parametrize("who", ["kim", "dana"])
def test_an_auditor_or_duty_officer_gets_the_outline_until_they_say_why(secret, cast, who):
    officer = getattr(cast, who)
    with pytest.raises(access.OnlyItsOutline) as outline:
        access.case_for_reading(officer, secret.reference)

    access.say_why(officer, secret.assistance, "The yearly review of restricted cases.")

    assert outline.value.case == secret
    assert may_read(officer, secret)
    assert AccessEntry.objects.filter(officer=officer).exclude(reason="").count() == 1


def test_a_reason_given_yesterday_opens_nothing_today(secret, cast, time_machine):
    access.say_why(cast.kim, secret.assistance, "Review.")
    time_machine.move_to(timezone.now() + access.REASON_LASTS + dt.timedelta(minutes=1))

    with pytest.raises(access.OnlyItsOutline):
        access.case_for_reading(cast.kim, secret.reference)


def test_writing_is_for_those_whose_role_writes(case, cast):
    assert access.case_for_writing(cast.ravi, case.reference) == case
    with pytest.raises(Http404):
        access.case_for_writing(cast.hugo, case.reference)


def test_lists_hold_a_restricted_case_only_for_those_who_may_know_of_it(secret, cast):
    everybody = ("amina", "ravi", "tom", "kim", "zed")

    finders = [
        name
        for name in everybody
        if access.visible_cases(getattr(cast, name)).filter(pk=secret.pk).exists()
    ]

    assert finders == ["amina", "tom", "kim"]
