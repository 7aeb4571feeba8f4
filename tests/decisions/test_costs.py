"""What the pages and moves of decisions cost in questions to the database: pinned."""

import pytest
from django.urls import reverse

from assessments.models import Assessment
from casework.files import CaseFile
from casework.road import objections_to
from tests import cases


@pytest.fixture
def put(cast):
    return cases.sign_off(cast)


def test_what_stands_in_the_way_of_a_yes_is_found_in_a_fixed_number_of_questions(
    cast, put, django_assert_max_num_queries
):
    case = Assessment.objects.select_related("assistance__country", "portfolio").get(pk=put.pk)

    with django_assert_max_num_queries(14):
        objections_to(case.authorise, by=cast.osei, file=CaseFile(case))


def test_the_decision_page_asks_a_fixed_number_of_questions(
    client, cast, put, django_assert_max_num_queries
):
    client.force_login(cast.osei)
    client.get(reverse("decisions:decision", args=[put.reference]))

    with django_assert_max_num_queries(32):
        client.get(reverse("decisions:decision", args=[put.reference]))
