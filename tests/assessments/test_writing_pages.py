"""The pages on which an assessment is written, as an official meets them."""

import pytest
from django.urls import reverse

from assessments import actions
from assessments.models import Advice, Answer, Assessment, Mitigation, Risk
from tests import cases
from tests.filling import fill
from tests.writers import writer_on

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
    assert (submitted.rank, Assessment.objects.get().rank) == (2, 3)
    assert Advice.objects.get(kind="legal").reasons == "The measure is thin."


def test_a_stale_tab_is_shown_both_texts_and_saves_on_the_second_try(amina, case, cast):
    address = at("section", case, "stage1")
    before = amina.get(address).context["revisions"]
    actions.answer(case, by=cast.ravi, question="uk.1a", value="Ravi’s text.")

    clash = amina.post(address, {"uk-1a": "Amina’s text.", "revisions": before})
    again = amina.post(address, {"uk-1a": "Amina’s text.", "revisions": clash.context["revisions"]})

    page = clash.content.decode()
    assert (clash.status_code, again.status_code) == (409, 302)
    assert ("Ravi’s text." in page, "Amina’s text." in page) == (True, True)
    assert Answer.objects.get().value == "Amina’s text."


def test_what_was_typed_when_the_session_ran_out_is_back_after_signing_in(client, case, cast):
    address = at("section", case, "stage1")
    client.force_login(cast.amina)
    writer = writer_on(client.get(address))
    client.logout()

    sent = client.post(address, {"uk-1a": "Typed for an hour.", "writer": writer})
    client.force_login(cast.amina)
    back = client.get(address)

    assert (sent.status_code, sent.url) == (302, f"/account/login/?next={address}")
    assert "Typed for an hour." in back.content.decode()
    assert Answer.objects.count() == 0
    assert "Typed for an hour." not in client.get(address).content.decode()


def test_somebody_else_at_the_same_browser_is_not_given_what_was_typed(client, case, cast):
    address = at("section", case, "stage1")
    client.force_login(cast.amina)
    writer = writer_on(client.get(address))
    client.logout()
    client.post(address, {"uk-1a": "Typed by Amina.", "writer": writer})

    client.force_login(cast.ravi)
    page = client.get(address).content.decode()

    assert "Typed by Amina." not in page


def test_every_objection_leads_to_an_anchor_that_exists(amina, case, cast):
    from casework.files import CaseFile
    from casework.road import objections_to

    case = actions.begin_mitigation(fill_all_but_submission(case, cast), by=cast.amina)
    found = objections_to(case.submit, by=cast.amina, file=CaseFile(case))

    lost = [
        each.where
        for each in found
        for page, _hash, anchor in [each.where.partition("#")]
        if anchor and f'id="{anchor}"' not in amina.get(page).content.decode()
    ]
    assert len(found) > 10
    assert lost == []


def fill_all_but_submission(case, cast):
    """Fill the case, then take back everything that is due only at submission."""
    from policy import registry

    filled_case = fill(
        case,
        by=cast.amina,
        post=cast.post("Desk Officer, South Asia"),
        findings={"TORT": ("serious", "possible"), "DET": ("possible", "possible")},
    )
    actions.drop_measure(Mitigation.objects.last(), by=cast.amina)
    framework = registry.in_force("uk-osja")
    Answer.objects.filter(
        question__in=[q.id for q in framework.questions.values() if q.due_at == "submit"]
    ).delete()
    return filled_case


def test_a_case_of_others_has_no_pages(client, case, cast):
    client.force_login(cast.zed)

    found = {client.get(at(name, case)).status_code for name in CASE_PAGES}

    assert found == {404}


def test_pages_take_no_more_queries_when_the_case_grows(
    amina, case, cast, django_assert_max_num_queries
):
    amina.get(at("tasks", case))
    filled(case, cast)

    for name in ("tasks", "risks", "check_answers", "submit"):
        with django_assert_max_num_queries(30):
            amina.get(at(name, case))


def test_a_first_look_saves_only_what_was_changed_of_what_was_seen(amina, case, cast):
    actions.add_every_risk(case, by=cast.amina)
    torture, killing = Risk.objects.get(code="TORT"), Risk.objects.get(code="KILL")
    address = at("first_look", case)
    seen = amina.get(address).context["seen"]
    actions.revise_risk(torture, by=cast.ravi, answers={"uk.before": "serious"})

    aside = amina.post(address, {f"risk-{killing.pk}-before": "no", "seen": seen})
    clash = amina.post(address, {f"risk-{torture.pk}-before": "no", "seen": seen})

    found = dict(Answer.objects.values_list("subject", "value"))
    assert (aside.status_code, clash.status_code) == (302, 409)
    assert "Saved now, by Ravi Menon" in clash.content.decode()
    assert found == {f"risks:{torture.pk}": "serious", f"risks:{killing.pk}": "no"}


@pytest.mark.parametrize(("stage", "ways"), [("mitigation", True), ("sign_off", False)])
def test_a_way_to_change_an_answer_is_shown_only_while_it_can_be_changed(amina, cast, stage, ways):
    case = getattr(cases, stage)(cast)
    measured = Mitigation.objects.order_by("pk").first().risk
    pages = [at("check_answers", case), at("risk", case, measured.pk)]

    found = [">Change<span" in amina.get(page).content.decode() for page in pages]

    assert found == [ways, ways]
