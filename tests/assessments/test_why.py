"""Why a rule holds, does not hold, or cannot be told: in words, down to the answers."""

import pytest
from django.urls import reverse

from policy.evaluate import evaluate
from policy.tree import restricted_names, tree_of
from tests import cases
from tests.policy.frameworks import case, osja, shipped

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


def test_what_is_derived_is_opened_down_to_what_was_answered():
    found = evaluate(osja(), case("sri_lanka_police"))

    node = tree_of(found, "overall_high")

    (derived,) = node["because"]
    assert (node["value"], derived["value"]) == (True, True)
    assert len(derived["because"]) == len(osja().derived["d.overall"].steps)


def test_what_a_reader_may_not_read_is_named_and_not_opened():
    found = evaluate(shipped("un-hrddp"), case("drc_2015_two_commanders"))

    whole = tree_of(found, "b19-commander")
    closed = tree_of(found, "b19-commander", restricted_names(found))

    assert "Substantial grounds to suspect" in str(whole)
    assert "Substantial grounds to suspect" not in str(closed)
    assert (closed["value"], closed["because"]) == (True, [])
