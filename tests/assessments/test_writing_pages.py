"""The pages on which an assessment is written, as an official meets them."""

import pytest
from django.urls import reverse

from assessments import actions
from assessments.models import Advice, Answer, Assessment, Mitigation, Risk
from tests.filling import fill

CASE_PAGES = (
    "tasks",
    "check_answers",
    "risks",
    "first_look",
    "consultations",
    "earlier",
    "checks",
    "allegations",
    "submit",
    "advice",
)


@pytest.fixture
def amina(client, cast):
    client.force_login(cast.amina)
    return client


def at(name, case, *args):
    return reverse(f"assessments:{name}", args=[case.reference, *args])


def filled(case, cast):
    fill(
        case,
        by=cast.amina,
        post=cast.post("Desk Officer, South Asia"),
        findings={"TORT": ("serious", "possible")},
    )
    return actions.begin_mitigation(case, by=cast.amina)


@pytest.mark.parametrize("name", CASE_PAGES)
def test_every_page_of_an_empty_case_opens(amina, case, name):
    response = amina.get(at(name, case))

    assert response.status_code == 200


@pytest.mark.parametrize("name", CASE_PAGES)
def test_every_page_of_a_full_case_opens(amina, case, cast, name):
    filled(case, cast)

    response = amina.get(at(name, case))

    assert response.status_code == 200


def test_every_section_of_the_framework_has_a_page(amina, case, cast):
    sections = {
        "stage1": 200,
        "stage2": 200,
        "particulars": 200,
        "risk_before": 302,
        "stage3": 302,
        "assurances": 200,
        "equipment": 200,
        "individuals": 200,
        "case_specific": 200,
    }

    found = {id: amina.get(at("section", case, id)).status_code for id in sections}

    assert found == sections
    assert amina.get(at("section", case, "nothing")).status_code == 404


def test_a_risk_and_its_measure_have_pages(amina, case, cast):
    filled(case, cast)
    risk, measure = Risk.objects.get(code="TORT"), Mitigation.objects.get()

    found = [
        amina.get(at(name, case, pk)).status_code
        for name, pk in [
            ("risk", risk.pk),
            ("none_possible", risk.pk),
            ("add_measure", risk.pk),
            ("measure", measure.pk),
            ("drop_measure", measure.pk),
        ]
    ]

    assert found == [200, 200, 200, 200, 200]


def test_a_section_is_saved_as_a_draft_with_nothing_demanded(amina, case):
    response = amina.post(at("section", case, "stage1"), {"uk-1a": "Quiet in the south."})

    assert response.status_code == 302
    assert Answer.objects.get().value == "Quiet in the south."
    assert case.contributions.get(what="answers").officer.name == "Amina Haddad"


def test_an_answer_too_long_is_refused_in_a_sentence_and_kept_on_the_page(amina, case):
    response = amina.post(at("section", case, "stage1"), {"uk-1a": "x" * 200_000, "uk-1b": "Kept."})

    page = response.content.decode()
    assert response.status_code == 422
    assert "200,000 characters long, and at most 20,000 can be kept" in page
    assert "Kept." in page
    assert Answer.objects.count() == 0


def test_a_null_byte_is_refused_in_a_sentence(amina, case):
    response = amina.post(at("section", case, "stage1"), {"uk-1a": "before\x00after"})

    assert response.status_code == 422
    assert "a null byte" in response.content.decode()


def test_advice_is_asked_and_given_on_pages(client, case, cast):
    submitted = actions.submit(filled(case, cast), by=cast.amina)
    asked = Advice.objects.get(kind="legal")
    client.force_login(cast.lena)

    listed = client.get(reverse("assessments:advice_asked")).content.decode()
    sent = client.post(
        at("give_advice", submitted, asked.pk),
        {
            "concur": "non_concur",
            "reasons": "The measure is thin.",
            "case_against": "It will fail.",
        },
    )

    assert submitted.reference in listed
    assert sent.status_code == 302
    assert Assessment.objects.get().rank == 2
    assert Advice.objects.get(kind="legal").reasons == "The measure is thin."
