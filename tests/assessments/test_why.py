"""Why a rule holds, does not hold, or cannot be told: in words, down to the answers."""

import pytest
from django.urls import reverse

from tests import cases

pytestmark = pytest.mark.django_db


def page(client, officer, of, rule):
    client.force_login(officer)
    return client.get(reverse("assessments:why", args=[of.reference, rule]))


def test_the_reason_a_case_goes_higher_is_told_down_to_the_answer(cast, client):
    shown = page(client, cast.amina, cases.mitigation(cast), "overall_medium").content.decode()

    assert "It holds, because of this:" in shown
    assert "Serious" in shown


def test_a_rule_that_is_not_there_has_no_page(cast, client):
    assert page(client, cast.amina, cases.draft(cast), "nothing").status_code == 404


def test_somebody_elses_case_explains_nothing(cast, client):
    assert page(client, cast.zed, cases.draft(cast), "overall_medium").status_code == 404


def test_the_decision_page_asks_why_of_each_rule_of_the_law(cast, client):
    waiting = cases.sign_off(cast)
    client.force_login(cast.osei)

    shown = client.get(reverse("decisions:decision", args=[waiting.reference])).content.decode()

    assert reverse("assessments:why", args=[waiting.reference, "serious_mitigated"]) in shown
