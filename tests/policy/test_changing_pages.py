"""The pages on which policy managers try, compare, propose and agree."""

import json

import pytest
from django.utils.html import escape

from policy import registry
from policy.actions import put_in_use
from policy.framework import loads
from policy.links import add_link, links
from policy.models import InForce, ProposedText, PublishedFramework
from tests.policy.frameworks import SMALL, as_yaml, case, changed, document, osja, shipped, small
from tests.policy.test_overlay import overlay

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("read_afresh")]


@pytest.fixture
def managers(cast, ravi):
    put_in_use(small(), by=cast.lou, confirmed_by=ravi)
    return cast


@pytest.fixture
def lou(client, managers):
    client.force_login(managers.lou)
    return client


NEWER = as_yaml(changed("framework", "version", to="2"))
FORM = {"kind": "framework", "text": NEWER, "why": "The version is newer."}


def test_a_text_goes_from_a_form_past_a_second_manager_into_use(lou, managers):
    sent = lou.post("/law/small/propose/", FORM)
    proposal = ProposedText.objects.get()
    own = lou.get(sent.url).content.decode()
    lou.force_login(managers.ravi)
    read = lou.get(sent.url).content.decode()
    agreed = lou.post(sent.url, {"agree": "yes"})

    assert sent.url == f"/law/proposals/{proposal.pk}/"
    assert "You proposed it, so a second policy manager must agree." in own
    assert "Agree, and put it in use" in read
    assert "The version is newer." in read
    assert agreed.url == "/law/small/"
    assert registry.in_force("small").version == "2"


def test_an_overlay_is_laid_for_an_organisation_from_a_day(lou, managers):
    said = {
        "kind": "overlay",
        "text": overlay(validity={"default": "P1M"}),
        "why": "We look sooner.",
        "organisation": managers.organisation.pk,
        "from_day_day": "1",
        "from_day_month": "1",
        "from_day_year": "2099",
    }

    page = lou.post("/law/small/propose/", said, follow=True).content.decode()
    lou.force_login(managers.ravi)
    lou.post(f"/law/proposals/{ProposedText.objects.get().pk}/", {"agree": "yes"})

    assert "1 asks for more" in page
    assert InForce.objects.get().from_day.isoformat() == "2099-01-01"
    assert PublishedFramework.objects.get(version="1+mission.1").base_digest == small().digest


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"text": "title: nothing else"}, "schema_version"),
        ({"text": as_yaml({**SMALL, "schema_version": 9})}, "another version"),
        ({"text": as_yaml(changed("framework", "id", to="other"))}, "Propose it there"),
        ({"text": as_yaml(changed("bars", 0, "cite", to="XYZ"))}, "cites “XYZ”"),
        ({"kind": "overlay", "text": overlay(validity={"default": "P9Y"})}, "asks for less"),
        ({"text": as_yaml(SMALL)}, "has been put in use before"),
    ],
)
def test_a_text_with_a_fault_is_refused_in_a_sentence_and_given_back(lou, said, sentence):
    answer = lou.post("/law/small/propose/", FORM | said)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page.replace("&quot;", '"')
    assert "The version is newer." in page
    assert not ProposedText.objects.exists()


def test_taking_a_proposal_back_needs_a_reason(lou, managers):
    sent = lou.post("/law/small/propose/", FORM)

    without = lou.post(sent.url, {"take_back": "yes", "why": ""})
    with_one = lou.post(sent.url, {"take_back": "yes", "why": "A slip in it."})

    assert without.status_code == 422
    assert "Write why this text is not put in use." in without.content.decode()
    assert with_one.status_code == 302
    assert ProposedText.objects.get().end == "taken_back"


def test_two_texts_are_read_side_by_side(lou, managers):
    looser = loads(
        as_yaml(
            {
                **changed("sections", 0, "questions", 0, "required", to=False),
                "framework": {**SMALL["framework"], "version": "2"},
            }
        ),
        "small.yaml",
    )
    put_in_use(looser, by=managers.lou, confirmed_by=managers.ravi)
    asked = {"before": small().digest, "after": looser.digest}

    page = lou.get("/law/small/compare/", asked).content.decode()

    assert "Question “sm.stop”: “required” was yes; it is no." in page
    assert "1 asks for less" in page


def test_a_pasted_case_is_weighed_and_not_kept(lou):
    page = lou.post("/law/uk-osja/try/", {"document": json.dumps(case("sri_lanka_police"))})

    said = page.content.decode()
    assert page.status_code == 200
    assert "<b>Decided by:</b> Minister" in said


@pytest.mark.parametrize("pasted", ["{", "[]", '{"framework": "small", "q": {"nothing": 1}}'])
def test_a_pasted_case_that_cannot_be_read_is_refused_in_a_sentence(lou, pasted):
    answer = lou.post("/law/small/try/", {"document": pasted})

    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()


def test_a_pasted_case_is_told_what_is_still_to_be_answered(lou):
    whole, part = document(), document(q={})

    pages = [
        lou.post("/law/small/try/", {"document": json.dumps(each)}).content.decode()
        for each in (whole, part)
    ]

    assert ["Still to be answered" in each for each in pages] == [False, True]


@pytest.mark.parametrize("address", ["/law/small/propose/", "/law/proposals/1/"])
def test_an_official_reads_the_law_and_does_not_change_it(client, managers, address):
    client.force_login(managers.amina)

    assert client.get(address).status_code == 403
    assert "Propose a new text" not in client.get("/law/small/").content.decode()


def test_every_page_of_a_framework_we_ship_answers(lou):
    for page in ("", "compare/", "try/", "propose/"):
        assert lou.get(f"/law/{osja().id}/{page}").status_code == 200


@pytest.mark.parametrize("id", ["uk-osja", "un-hrddp", "eu-hrddp", "us-leahy"])
def test_each_framework_shows_its_whole_form_closed(lou, id):
    page = lou.get(f"/law/{id}/form/").content.decode()

    asked = [question for section in shipped(id).sections for question in section.questions]
    missing = [each.id for each in asked if escape(each.text) not in page]
    assert [each for each in missing if shipped(id).question(each).type != "consultation_log"] == []
    assert "disabled" in page
    assert f"/law/{id}/form/" in lou.get(f"/law/{id}/").content.decode()


def test_the_text_in_force_can_be_taken_away_to_begin_a_new_one_from(lou):
    answer = lou.get("/law/uk-osja/text/")

    assert answer.content.decode() == osja().text
    assert answer["Content-Disposition"] == 'attachment; filename="uk-osja-2017.1.yaml"'


def test_a_comparison_with_a_text_nobody_knows_shows_none(lou):
    page = lou.get("/law/small/compare/", {"before": "0" * 64, "after": small().digest})

    assert page.status_code == 200
    assert "asks for less" not in page.content.decode()


def test_a_proposal_nobody_made_is_not_found(lou):
    assert lou.get("/law/proposals/404/").status_code == 404


@pytest.mark.parametrize("left_out", ["text", "kind"])
def test_a_form_sent_without_a_text_or_what_it_is_comes_back_with_the_rest(lou, left_out):
    answer = lou.post("/law/small/propose/", {k: v for k, v in FORM.items() if k != left_out})

    assert answer.status_code == 422
    assert "The version is newer." in answer.content.decode()


def test_a_link_put_beside_a_framework_twice_stands_there_once():
    before = links("framework")

    for _time in range(2):
        add_link("framework", *before[0])

    assert links("framework") == before


def test_a_text_in_use_is_given_a_day_in_an_organisation_by_two(lou, managers):
    asked = {
        "kind": "dated",
        "existing": small().digest,
        "why": "The mission begins.",
        "organisation": managers.organisation.pk,
        "from_day_day": "1",
        "from_day_month": "2",
        "from_day_year": "2099",
    }

    without = lou.post("/law/small/propose/", asked | {"existing": "", "organisation": ""})
    sent = lou.post("/law/small/propose/", asked)
    lou.force_login(managers.ravi)
    lou.post(sent.url, {"agree": "yes"})

    assert without.status_code == 422
    assert "Choose the text that should apply." in without.content.decode()
    assert "Choose the organisation it should apply in." in without.content.decode()
    assert InForce.objects.get().from_day.isoformat() == "2099-02-01"
    assert "Office for Foreign Affairs applies 1 from 1 February 2099" in (
        lou.get("/law/small/").content.decode()
    )
