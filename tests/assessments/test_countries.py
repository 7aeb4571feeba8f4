"""A case over several countries is answered of each: by name, on its own page, once due."""

from datetime import date

import pytest
from django.urls import reverse

from assessments import actions
from assessments.actions import citing
from assessments.content import content_parts
from assessments.models import Answer, Assessment
from assessments.progress import progress_of
from casework.files import CaseFile
from casework.refusals import Refused
from recipients.models import Country
from tests.assessments import baselines
from tests.filling import fill

ASKED = ["uk.1a", "uk.1b", "uk.1c", "uk.1d", "uk.1e", "uk.1_sources", "uk.dp", "uk.dp_reasons"]


@pytest.fixture
def amina(client, cast):
    client.force_login(cast.amina)
    return client


@pytest.fixture
def orsa():
    return Country.objects.get(code="OR")


@pytest.fixture
def filled(case, cast):
    """A case over Kadar alone in which everything is said."""
    fill(case, by=cast.amina, post=cast.post("Desk Officer, South Asia"))
    return case


def revised(cast, case, **fields):
    help_given = case.assistance
    help_given.refresh_from_db()
    revision = help_given.revision
    return actions.revise(help_given, by=cast.amina, revision=revision, **fields)


@pytest.fixture
def programme(filled, cast, orsa):
    """The same case, its help now given in Orsa too."""
    revised(cast, filled, also_in=[orsa])
    return Assessment.objects.get(pk=filled.pk)


def file_of(case):
    return CaseFile(Assessment.objects.get(pk=case.pk))


def missing(case):
    return [(each.question, each.row) for each in file_of(case).evaluation.missing]


def at(name, case, *args):
    return reverse(f"assessments:{name}", args=[case.reference, *args])


# -- one country ------------------------------------------------------------------------------


def test_of_one_country_the_section_is_one_page_and_names_it_nowhere(amina, filled):
    page = amina.get(at("section", filled, "stage1"))
    listed = amina.get(at("check_answers", filled)).content.decode()

    assert page.templates[0].name == "assessment/section.html"
    assert "Stage 1: the situation in the country</h2>" in page.content.decode()
    assert "Kadar: Stage 1" not in listed
    assert "Stage 1: the situation in the country: Kadar" not in listed
    assert amina.get(at("row", filled, "stage1", "KD")).url == at("section", filled, "stage1")


def test_of_one_country_what_is_sealed_says_nothing_of_countries(filled):
    parts = content_parts(file_of(filled))

    assert "also_in" not in parts["case"].content
    answers = parts["answers/stage1"].content
    assert {each["subject"] for each in answers} == {""}
    assert not any("country" in each for each in answers)


# -- a second country -------------------------------------------------------------------------


def test_a_country_added_to_the_plan_makes_its_questions_due(filled, cast, orsa):
    before = missing(filled)

    revised(cast, filled, also_in=[orsa])

    assert (before, missing(filled)) == ([], [(id, "OR") for id in ASKED])


def test_a_country_taken_away_keeps_its_answers_and_they_count_no_more(programme, cast, orsa):
    said = {"question": "uk.dp", "value": "refused", "subject": "countries:OR"}
    actions.answer(programme, by=cast.amina, **said)
    with_it = file_of(programme).evaluation.rung

    revised(cast, programme, also_in=[])
    without = file_of(programme)

    assert (with_it, without.evaluation.rung, missing(programme)) == ("minister", "team_leader", [])
    assert Answer.objects.get(subject="countries:OR").value == "refused"
    assert "refused" not in str(content_parts(without)["answers/death_penalty"].content)
    revised(cast, programme, also_in=[orsa])
    assert file_of(programme).evaluation.rung == "minister"


def test_what_was_said_of_the_first_country_stays_its_own_when_another_becomes_first(
    programme, cast, orsa
):
    kadar = programme.assistance.country
    said = {"question": "uk.1a", "value": "Orsa is calm.", "subject": "countries:OR"}
    actions.answer(programme, by=cast.amina, **said)

    revised(cast, programme, country=orsa, also_in=[kadar])

    rows = {
        row["id"]: row.get("1a") for row in file_of(programme).document["collections"]["countries"]
    }
    assert rows == {"OR": "Orsa is calm.", "KD": "Said of uk.1a."}


def test_a_case_that_changes_its_only_country_is_asked_again(filled, cast, orsa):
    revised(cast, filled, country=orsa)

    assert missing(filled) == [(id, "OR") for id in ASKED]


def test_an_answer_about_a_country_not_helped_is_refused(filled, cast):
    with pytest.raises(Refused) as refusal:
        actions.answer(
            filled, by=cast.amina, question="uk.1a", value="Calm.", subject="countries:OR"
        )

    (found,) = refusal.value.objections
    assert (found.code, str(found.says), str(found.remedy)) == (
        "not-a-country-of-it",
        "Orsa is not among the countries of this help, so nothing said of it counts.",
        "Name it on the plan first, or answer for a country that is there.",
    )


def test_nobody_types_a_country_into_a_case(filled, cast):
    with pytest.raises(Refused) as refusal:
        actions.save_row(filled, by=cast.amina, collection="countries", answers={"uk.1a": "Calm."})

    assert [each.code for each in refusal.value.objections] == ["countries-come-from-the-plan"]


def test_an_assurance_is_of_the_country_that_gave_it(programme, cast, orsa):
    asked = {"sought_from": "The ministry", "wording": "Nobody.", "sought_on": date(2026, 10, 1)}
    actions.request_assurance(programme, by=cast.amina, outcome="pending", **asked)
    actions.request_assurance(programme, by=cast.amina, outcome="pending", country_id="OR", **asked)

    both = [row["country"] for row in file_of(programme).document["collections"]["assurances"]]
    revised(cast, programme, also_in=[])

    assert both == ["KD", "OR"]
    rows = file_of(programme).document["collections"]["assurances"]
    assert [row["country"] for row in rows] == ["KD"]


# -- pages ------------------------------------------------------------------------------------


def states(response):
    return [(each["label"], each["state"]) for each in response.context["tasks"]]


def test_a_section_lists_its_countries_each_with_what_is_left(amina, programme):
    page = amina.get(at("section", programme, "stage1"))

    assert states(page) == [("Kadar", "Answered"), ("Orsa", "Not started")]
    assert "The help is for several countries. Answer for each" in page.content.decode()


def test_a_programme_is_headed_by_all_its_countries(amina, programme):
    of_case = amina.get(at("tasks", programme)).content.decode()
    of_help = amina.get(programme.assistance.get_absolute_url()).content.decode()

    for page in (of_case, of_help):
        assert '<bdi>Kadar</bdi> <span class="identity-bar__small">and Orsa</span>' in page


def test_the_task_list_counts_what_is_left_of_every_country(amina, programme):
    page = amina.get(at("tasks", programme))

    tasks = {each["label"]: each for group in page.context["groups"] for each in group["tasks"]}
    stage1 = tasks["Stage 1: the situation in the country"]
    assert page.context["left"] == 8
    assert (stage1["state"], stage1["hint"]) == ("6 of 12 answered", "Kadar, Orsa")


def test_optional_answers_are_counted_of_the_countries_there_are(programme, cast):
    for subject in ("", "countries:OR"):
        actions.answer(programme, by=cast.amina, question="uk.1f", value="Much.", subject=subject)

    stage1 = next(each for each in progress_of(file_of(programme)) if each.section.id == "stage1")

    assert (stage1.answered_optional, stage1.optional) == (2, 6)


def test_each_country_has_its_page_headed_by_its_name_which_leads_to_the_next(
    amina, programme, cast
):
    kadar, orsa = (at("row", programme, "stage1", code) for code in ("KD", "OR"))

    shown = amina.get(orsa).content.decode()
    seen = amina.get(kadar).context["revisions"]
    first = amina.post(kadar, {"uk-1a": "Kadar is not quiet.", "revisions": seen})
    last = amina.post(orsa, {"uk-1a": "Orsa is quiet."})

    assert "Stage 1: the situation in the country: Orsa</h2>" in shown
    assert "Said of uk.1a." not in shown
    assert (first.url, last.url) == (orsa, at("section", programme, "stage2"))
    said = dict(Answer.objects.filter(question="uk.1a").values_list("subject", "value"))
    assert said == {"": "Kadar is not quiet.", "countries:OR": "Orsa is quiet."}


def test_answers_are_checked_country_by_country(amina, programme):
    page = amina.get(at("check_answers", programme))

    titles = [each["title"] for each in page.context["sections"]]
    assert [title for title in titles if title.startswith("Death penalty")] == [
        "Death penalty: Kadar",
        "Death penalty: Orsa",
    ]
    orsa = next(e for e in page.context["sections"] if e["title"] == "Death penalty: Orsa")
    assert orsa["rows"][0]["action_url"].startswith(at("row", programme, "death_penalty", "OR"))


def test_what_is_missing_leads_to_the_page_of_its_country(cast, programme):
    with pytest.raises(Refused) as refusal:
        actions.begin_mitigation(programme, by=cast.amina)

    found = {each.where for each in refusal.value.objections}
    assert at("row", programme, "stage1", "OR") + "#id_uk-1a" in found
    assert "(for Orsa) has not been answered" in str(refusal.value.objections[0].says)


def test_what_is_sent_of_a_country_that_has_left_the_plan_is_refused_and_kept_on_the_page(
    amina, programme, cast
):
    revised(cast, programme, also_in=[])

    gone = amina.get(at("row", programme, "stage1", "OR"))
    sent = amina.post(at("row", programme, "stage1", "OR"), {"uk-1a": "Typed for an hour."})

    assert gone.url == at("section", programme, "stage1")
    assert sent.status_code == 422
    page = sent.content.decode()
    assert "Orsa is not among the countries of this help" in page
    assert "Typed for an hour." in page


def test_a_country_nobody_knows_has_no_page(amina, programme):
    assert amina.get(at("row", programme, "stage1", "ZZ")).status_code == 404


def test_two_people_who_write_of_one_country_at_once_see_both_texts(amina, programme, cast):
    address = at("row", programme, "stage1", "OR")
    before = amina.get(address).context["revisions"]
    said = {"question": "uk.1a", "value": "Ravi’s text.", "subject": "countries:OR"}
    actions.answer(programme, by=cast.ravi, **said)

    clash = amina.post(address, {"uk-1a": "Amina’s text.", "revisions": before})

    page = clash.content.decode()
    assert clash.status_code == 409
    assert ("Ravi’s text." in page, "Amina’s text." in page) == (True, True)


def test_the_page_of_an_assurance_asks_which_country_gave_it_where_there_are_several(
    amina, programme
):
    address = at("row", programme, "assurances", "new")

    shown = amina.get(address).content.decode()
    without = amina.post(address, {"uk-answer": "pending", "uk-from": "The ministry"})
    named = amina.post(
        address, {"uk-answer": "pending", "uk-from": "The ministry", "country_id": "OR"}
    )

    assert "Which country is it of?" in shown
    assert (without.status_code, named.status_code) == (422, 302)
    cards = amina.get(at("section", programme, "assurances")).context["cards"]
    assert {"key": "Which country", "value": "Orsa", "small": ""} in cards[0]["rows"]


# -- baselines --------------------------------------------------------------------------------


def test_a_baseline_begins_the_answers_of_its_own_country(amina, programme, cast, orsa):
    version = baselines.published(cast, baselines.begun(cast, country=orsa))
    citation = citing.cite_baseline(programme, by=cast.amina, version=version)

    citing.start_from_baseline(programme, by=cast.amina, citation=citation)

    begun = Answer.objects.filter(carried_over=True).values_list("question", "subject")
    assert sorted(begun) == [(id, "countries:OR") for id in ("uk.1a", "uk.1b", "uk.1d")]
    page = amina.get(at("row", programme, "stage1", "OR")).content.decode()
    other = amina.get(at("row", programme, "stage1", "KD")).content.decode()
    named = f"{version.baseline.reference}, version 1"
    assert (named in page, named in other) == (True, False)


# -- what is sealed ---------------------------------------------------------------------------


def test_what_is_sealed_of_several_countries_names_each(programme, cast, orsa):
    actions.answer(
        programme, by=cast.amina, question="uk.dp", value="refused", subject="countries:OR"
    )

    parts = content_parts(file_of(programme))

    assert parts["case"].content["also_in"] == [{"country": "OR", "name": "Orsa"}]
    said = [(e["country"], e["value"]) for e in parts["answers/death_penalty"].content
            if e["question"] == "uk.dp"]  # fmt: skip
    assert said == [("Kadar", "not_engaged"), ("Orsa", "refused")]
    reasons = parts["evaluation"].content["level"]["reasons"]
    assert [each["says"][:8] for each in reasons if each["rule"] == "death_penalty"] == ["In Orsa:"]
