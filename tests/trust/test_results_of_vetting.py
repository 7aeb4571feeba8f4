"""Whoever asked for a vetting is told each person's result, and nothing of what led to it."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse

from accounts.models import Organisation
from assessments.models import Answer, Assistance, CaseRole
from assessments.results import TOLD, result_as_of, results_of
from policy import registry
from tests import cases
from tests.trust.test_restricted_answers import NAME, RANK, UNIT, vetted

__all__ = ["vetted"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(cast, vetted):
    """The case, in which the Home Ministry has the deployer's part: Zed's organisation."""
    ministry = Organisation.objects.get(short_name="HM")
    CaseRole.objects.create(assistance=vetted.assistance, role="deployer", organisation=ministry)
    return vetted


def page(client, officer, case):
    client.force_login(officer)
    return client.get(reverse("assessments:results", args=[case.reference]))


def test_who_asked_is_told_the_result_and_neither_unit_nor_reasons(cast, client, asked):
    shown = page(client, cast.zed, asked)

    text = shown.content.decode()
    assert shown.status_code == 200
    assert (NAME in text, RANK in text, "Rejected for a gross violation" in text) == (True,) * 3
    assert [word for word in (UNIT, "Credible information", "Torture") if word in text] == []


def test_who_has_no_part_in_it_is_told_nothing(cast, client, vetted):
    assert page(client, cast.zed, vetted).status_code == 404
    assert page(client, cast.lena, vetted).status_code == 404
    assert page(client, cast.hugo, vetted).status_code == 200


def test_a_restricted_case_tells_no_other_organisation_anything(cast, client, asked):
    Assistance.objects.filter(pk=asked.assistance_id).update(restricted=True)

    assert page(client, cast.zed, asked).status_code == 404


def test_everything_else_about_the_case_stays_closed_to_who_asked(cast, client, asked):
    client.force_login(cast.zed)

    assert client.get(reverse("assessments:detail", args=[asked.reference])).status_code == 404


@pytest.mark.parametrize(
    ("result", "days", "counts_as"),
    [
        ("suspended_gvhr", 30, "suspended_gvhr"),
        ("suspended_gvhr", 31, "cancelled"),
        ("suspended_other", 400, "cancelled"),
        ("approved", 400, "approved"),
    ],
)
def test_a_vetting_suspended_for_more_than_thirty_days_counts_as_cancelled(result, days, counts_as):
    law, today = registry.available()["us-leahy"], cases.today()
    row = {"result": result, "result_on": (today - timedelta(days=days)).isoformat()}

    assert result_as_of(law, row, today) == counts_as
    file = SimpleNamespace(framework=law, document={"collections": {"subjects": [row]}})
    (told,) = results_of(file, today)
    label = law.questions["us.result"].option(counts_as).label
    assert (told["result"], set(told)) == (str(label), {*TOLD, "counts_as"})


def test_a_list_nobody_is_on_says_so(cast, client):
    case = cases.draft(cast)

    assert "Nobody has been vetted" in page(client, cast.amina, case).content.decode()


@pytest.mark.parametrize(
    ("result", "follows"),
    [
        ("approved", "Nothing more is asked"),
        ("suspended_other", "Wait: nothing may be given until it is settled."),
        ("cancelled", "Put them forward again, or leave them out."),
        ("rejected_gvhr", "Leave them out, and put forward somebody else."),
    ],
)
def test_each_result_says_what_follows_from_it(cast, client, asked, result, follows):
    Answer.objects.filter(assessment=asked, question="us.result").update(value=result)

    assert follows in page(client, cast.zed, asked).content.decode()
