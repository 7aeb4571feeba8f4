"""What the first page of a case costs in questions to the database, wherever it stands."""

import pytest
from django.urls import reverse

from tests import cases
from tests.monitoring.watched import watched

# While it awaits a decision, its ladder, signatures, seals and earlier rungs are read as well.
STANDS = {
    "draft": (cases.draft, 20),
    "mitigation": (cases.mitigation, 20),
    "escalation": (cases.escalation, 25),
    "sign_off": (cases.sign_off, 25),
    "authorised": (cases.authorised, 21),
    "monitoring": (watched, 20),
    "refused": (cases.refused, 20),
}


@pytest.mark.parametrize("who", ["amina", "osei"])
@pytest.mark.parametrize("state", STANDS)
def test_the_page_of_a_case_asks_a_fixed_number_of_questions(
    client, cast, state, who, django_assert_max_num_queries
):
    reached, most = STANDS[state]
    page = reverse("assessments:detail", args=[reached(cast).reference])
    client.force_login(getattr(cast, who))
    client.get(page)

    with django_assert_max_num_queries(most):
        client.get(page)
