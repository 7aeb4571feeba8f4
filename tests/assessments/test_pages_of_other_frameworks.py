"""A case under the US or EU framework opens on every page, whatever lists that framework keeps."""

import pytest
from django.urls import reverse

from accounts.models import PostRung
from assessments import actions as assessing
from tests import cases
from tests.policy.laws import law

pytestmark = pytest.mark.django_db

LADDERS = {
    "us-leahy": {1: "post", 2: "drl", 3: "secretary_state"},
    "eu-hrddp": {1: "mission_head", 2: "eeas_director", 3: "council_psc"},
}
SCOPES = {
    "us-leahy": {
        "funding": ["title22"],
        "force": ["police"],
        "purpose": ["build"],
        "sector_actor": ["provider"],
        "emergency": "no",
    },
    "eu-hrddp": {
        "instrument": ["epf"],
        "recipient": ["security_force"],
        "activities": ["training"],
        "has_equipment": "yes",
    },
}
PAGES = ("detail", "tasks", "risks", "checks", "check_answers", "consultations", "history")


@pytest.fixture(params=sorted(LADDERS))
def case(request, cast):
    ladder = LADDERS[request.param]
    for rung in list(PostRung.objects.filter(framework_id="uk-osja")):
        PostRung.objects.create(
            post=rung.post, framework_id=request.param, rank=rung.rank, level_id=ladder[rung.rank]
        )
    assistance = cases.planned(cast)
    assessing.screen(
        assistance,
        by=cast.amina,
        framework_id=request.param,
        answers=SCOPES[request.param],
        reasons="It is support to police.",
    )
    return assessing.open_assessment(assistance, by=cast.amina, framework_id=request.param)


def test_every_page_of_a_case_under_another_framework_opens(case, cast, client):
    client.force_login(cast.amina)
    pages = [reverse(f"assessments:{name}", args=[case.reference]) for name in PAGES]
    for section in law(case.framework_id).sections:
        where = [case.reference, section.id]
        pages.append(reverse("assessments:section", args=where))
        if section.per not in ("case", "risks", "measures"):
            pages.append(reverse("assessments:row", args=[*where, "new"]))

    closed = [page for page in pages if client.get(page, follow=True).status_code != 200]

    assert closed == []
