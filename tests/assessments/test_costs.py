"""What the first page of a case costs in questions to the database, wherever it stands."""

import pytest
from django.urls import reverse

from casework.files import CaseFile
from monitoring.models import Obligation
from monitoring.wording import duty_in_words
from tests import cases
from tests.monitoring.watched import watched

STANDS = {
    "draft": cases.draft,
    "mitigation": cases.mitigation,
    "escalation": cases.escalation,
    "sign_off": cases.sign_off,
    "authorised": cases.authorised,
    "monitoring": watched,
    "refused": cases.refused,
}


@pytest.mark.parametrize("who", ["amina", "osei"])
@pytest.mark.parametrize("state", STANDS)
def test_the_page_of_a_case_asks_twenty_questions_at_most_wherever_it_stands(
    client, cast, state, who, django_assert_max_num_queries
):
    page = reverse("assessments:detail", args=[STANDS[state](cast).reference])
    client.force_login(getattr(cast, who))
    client.get(page)

    with django_assert_max_num_queries(20):
        client.get(page)


def test_what_is_due_in_the_words_of_its_law_asks_nothing_more(cast, django_assert_num_queries):
    due = CaseFile(watched(cast)).obligations
    assert any(each.comes_from == Obligation.From.FRAMEWORK for each in due)

    with django_assert_num_queries(0):
        assert all(map(duty_in_words, due))
