"""The pages of planning: each opens, keeps what was typed, and says what is in the way."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from assessments import actions
from assessments.models import Answer, Assessment, Assistance, Delivery, Risk, Screening
from tests.assessments.conftest import NOTHING_GIVEN
from tests.cases import IN_SCOPE

PLAN = {"title": "Patrol vehicles", "kind": "capacity_building", "country": "KD"}


def at(name, *args):
    return reverse(f"assessments:{name}", args=args)


@pytest.fixture
def amina(client, cast):
    client.force_login(cast.amina)
    return client


@pytest.fixture
def started(cast):
    return PLAN | {
        "portfolio": cast.portfolio.pk,
        "under_way": "no",
        "currency": "GBP",
        "marking": "OFFICIAL",
    }


def text(response):
    return response.content.decode()


@pytest.mark.parametrize(
    "name",
    ["assistance", "revise", "recipients", "record_delivery", "screen", "team"],
)
def test_every_page_of_assistance_opens_for_its_author(amina, courses, name):
    response = amina.get(at(name, courses.reference))

    assert response.status_code == 200
    assert courses.reference in text(response)


@pytest.mark.parametrize(
    "name",
    ["assistance", "revise", "recipients", "record_delivery", "screen", "team", "agree_on_scope"],
)
def test_no_page_of_assistance_exists_for_others(client, cast, courses, name):
    client.force_login(cast.zed)

    assert client.get(at(name, courses.reference)).status_code == 404


CASE_PAGES = ["detail", "history", "roles", "act_begin_mitigation", "act_abandon", "reassess"]


@pytest.mark.parametrize("name", CASE_PAGES)
def test_every_page_of_a_case_opens_for_its_author(amina, case, name):
    response = amina.get(at(name, case.reference))

    assert response.status_code == 200
    assert case.reference in text(response)


@pytest.mark.parametrize("name", [*CASE_PAGES, "outline"])
def test_no_page_of_a_case_exists_for_others(client, cast, case, name):
    client.force_login(cast.zed)

    assert client.get(at(name, case.reference)).status_code == 404


@pytest.mark.parametrize("name", ["start", "cases", "assistance_list"])
def test_nobody_plans_or_reads_lists_without_signing_in(client, db, name):
    assert client.get(at(name)).status_code == 302


def test_a_title_a_country_and_a_kind_are_enough_to_begin(amina, started, cast):
    response = amina.post(at("start"), started)

    assistance = Assistance.objects.get()
    assert response.headers["Location"] == at("recipients", assistance.reference)
    assert (assistance.title, assistance.provider) == ("Patrol vehicles", cast.organisation)


def test_what_is_already_happening_is_recorded_from_the_same_start(amina, started):
    response = amina.post(at("start"), started | {"under_way": "yes"})

    assistance = Assistance.objects.get()
    assert response.headers["Location"] == at("record_delivery", assistance.reference)
    assert "Nothing is permitted today" in text(amina.get(response.headers["Location"]))


def test_a_form_that_came_back_keeps_what_was_typed(amina, started):
    response = amina.post(at("start"), started | {"title": "", "summary": "Ten lorries."})

    assert response.status_code == 422
    assert "Ten lorries." in text(response)
    assert "Give it a title." in text(response)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"summary": "x" * 200_000}, "Keep this under 20,000 letters."),
        ({"title": "Null\x00byte"}, "Null characters are not allowed."),
    ],
)
def test_bad_input_gets_a_sentence_and_saves_nothing(amina, started, wrong, says):
    response = amina.post(at("start"), started | wrong)

    assert response.status_code == 422
    assert says in text(response)
    assert Assistance.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"amount": "-5.5.5"}, "Give the amount in figures"),
        ({"amount": "-5"}, "A sum is never less than nothing."),
        ({"currency": "£"}, "Give the currency in three letters, for example GBP."),
        ({"also_in": "Orsa, Atlantis"}, "“Atlantis” is no country we know."),
        (
            {"starts_on": "2026-05-02", "ends_on": "2026-05-01"},
            "It ends before it starts. Check both dates.",
        ),
    ],
)
def test_a_change_that_cannot_be_so_gets_a_sentence(amina, courses, started, wrong, says):
    response = amina.post(at("revise", courses.reference), started | {"revision": 0} | wrong)

    courses.refresh_from_db()
    assert response.status_code == 422
    assert says in text(response)
    assert courses.revision == 0


def test_countries_are_named_as_one_says_them(amina, courses, started):
    amina.post(
        at("revise", courses.reference), started | {"revision": 0, "also_in": "orsa, LK, Orsa"}
    )

    assert sorted(courses.also_in.values_list("code", flat=True)) == ["LK", "OR"]


def test_a_stale_tab_is_shown_both_texts(amina, courses, started, cast):
    actions.revise(courses, by=cast.ravi, revision=0, summary="Eight courses.")

    response = amina.post(
        at("revise", courses.reference),
        started | {"summary": "Seven courses.", "revision": 0},
    )

    courses.refresh_from_db()
    assert response.status_code == 422
    assert courses.summary == "Eight courses."
    assert [(row["theirs"], row["mine"]) for row in response.context["differences"]][1:] == [
        ("Eight courses.", "Seven courses.")
    ]


def test_saving_again_after_reading_both_puts_ones_own_in_place(amina, courses, started, cast):
    actions.revise(courses, by=cast.ravi, revision=0, summary="Eight courses.")
    mine = started | {"summary": "Seven courses.", "revision": 0}
    shown = amina.post(at("revise", courses.reference), mine).context["form"]["revision"].value()

    amina.post(at("revise", courses.reference), mine | {"revision": shown})

    courses.refresh_from_db()
    assert courses.summary == "Seven courses."


def test_recipients_are_found_named_and_taken_off_without_a_script(amina, courses, academy):
    page = at("recipients", courses.reference)
    amina.post(page, {"drop": academy.reference})
    found = amina.get(page, {"q": "police academy"})

    amina.post(page, {"add": [academy.reference]})

    assert found.context["hits"] == [academy]
    assert list(courses.recipients.all()) == [academy]


def test_screening_shows_what_follows_before_anything_is_recorded(amina, courses):
    response = amina.post(at("screen", courses.reference), IN_SCOPE | {"look": "yes"})

    assert "It must be assessed" in text(response)
    assert "Written Ministerial Statement, 15 December 2011; OSJA guidance" in text(response)
    assert Screening.objects.count() == 0


def test_recording_that_it_is_in_scope_opens_the_assessment(amina, courses):
    response = amina.post(at("screen", courses.reference), IN_SCOPE | {"record": "yes"})

    case = Assessment.objects.get()
    assert response.headers["Location"] == case.get_absolute_url()


def test_out_of_scope_without_reasons_comes_back_with_the_answers_kept(amina, courses):
    response = amina.post(at("screen", courses.reference), NOTHING_GIVEN | {"record": "yes"})

    assert response.status_code == 422
    assert "No reasons are given" in text(response)
    assert 'value="nothing" checked' in text(response).replace('"  ', '" ')


def test_a_second_person_reads_the_finding_and_agrees(client, courses, cast):
    actions.screen(
        courses,
        by=cast.amina,
        framework_id="uk-osja",
        answers=NOTHING_GIVEN,
        reasons="A base, no help.",
    )
    client.force_login(cast.ravi)

    page = client.get(at("agree_on_scope", courses.reference))
    client.post(at("agree_on_scope", courses.reference), {"reason": "As in 2015."})

    courses.refresh_from_db()
    assert "A base, no help." in text(page)
    assert courses.state == "screened_out"


def test_a_delivery_is_recorded_on_its_page(amina, courses):
    page = at("record_delivery", courses.reference)

    refused = amina.post(page, {"kind": "began", "what": "Boots", "on": "2999-01-01"})
    amina.post(page, {"kind": "began", "what": "Boots", "on": "2026-01-02"})

    assert "That day has not come yet." in text(refused)
    assert list(Delivery.objects.values_list("what", "on")) == [("Boots", dt.date(2026, 1, 2))]


def test_the_roles_of_a_case_are_named_on_one_page(amina, case, cast):
    post = cast.post("Overseas Post")

    amina.post(at("roles", case.reference), {"overseas_post": post.pk, "funder": ""})

    assert list(case.assistance.role_rows.values_list("role", "post")) == [
        ("overseas_post", post.pk)
    ]


def test_an_act_that_is_refused_is_answered_with_its_reasons(amina, case):
    response = amina.post(at("act_begin_mitigation", case.reference))

    case.refresh_from_db()
    assert response.status_code == 422
    assert case.state == "draft"
    assert "This was not done" in text(response)


def test_a_move_that_is_not_open_says_so_and_changes_nothing(amina, case):
    response = amina.post(at("act_reopen_draft", case.reference))

    assert response.status_code == 422
    assert "from there this cannot be done" in text(response)


def test_abandoning_needs_a_reason_and_keeps_it(amina, case):
    page = at("act_abandon", case.reference)

    refused = amina.post(page, {"reason": ""})
    amina.post(page, {"reason": "The money went elsewhere."})

    case.refresh_from_db()
    assert refused.status_code == 422
    assert (case.state, case.outcome) == ("abandoned", "The money went elsewhere.")


def test_a_restricted_case_opens_to_an_auditor_who_says_why(client, case, cast):
    Assistance.objects.update(restricted=True)
    client.force_login(cast.kim)

    sent_on = client.get(at("detail", case.reference))
    outline = client.get(at("outline", case.reference))
    client.post(at("outline", case.reference), {"reason": "The yearly review."})
    opened = client.get(at("detail", case.reference))

    assert sent_on.headers["Location"] == at("outline", case.reference)
    assert case.assistance.title not in text(outline)
    assert case.assistance.title in text(opened)


def test_the_overview_of_a_case_says_what_is_in_the_way(amina, case):
    response = amina.get(at("detail", case.reference))

    assert "This cannot go on to mitigation yet" in text(response)
    assert response.context["identity"]["facts"][2] == {
        "label": "State",
        "value": "Draft",
        "tone": "needs",
    }


def test_what_the_overview_costs_does_not_grow_with_the_case(
    amina, case, cast, academy, django_assert_max_num_queries
):
    for code in ("TORT", "DET", "KILL", "TRIAL"):
        risk = Risk.objects.create(assessment=case, code=code, axis="human_rights")
        for question in ("uk.before", "uk.after"):
            Answer.objects.create(
                assessment=case,
                question=question,
                subject=f"risks:{risk.pk}",
                value="serious",
                answered_by=cast.amina,
            )

    with django_assert_max_num_queries(20):
        amina.get(at("detail", case.reference))


def test_a_case_that_ended_badly_offers_to_be_reassessed_on_its_page(amina, case, cast):
    actions.abandon(case, by=cast.amina, reason="Not now.")

    labels = [
        str(each["label"]) for each in amina.get(at("detail", case.reference)).context["actions"]
    ]
    sent = amina.post(at("reassess", case.reference), {"reason": "The money came back."})

    fresh = Assessment.objects.exclude(pk=case.pk).get()
    assert labels == ["Reassess"]
    assert sent.headers["Location"] == fresh.get_absolute_url()
    assert (fresh.previous, fresh.kind) == (case, "reassessment")


@pytest.mark.parametrize(
    "who",
    [
        "amina",
        "ravi",
        "lena",
        "hugo",
        "petra",
        "tom",
        "osei",
        "okafor",
        "sam",
        "pia",
        "dana",
        "mona",
        "kim",
    ],
)
@pytest.mark.parametrize("name", ["detail", "history", "roles"])
def test_a_submitted_case_opens_for_everybody_who_works_on_it(client, cast, submitted, who, name):
    client.force_login(getattr(cast, who))

    response = client.get(at(name, submitted.reference))

    assert response.status_code == 200
    assert "Escalation" in text(response)


@pytest.mark.parametrize("move", ["return_to_draft", "return_to_mitigation", "raise_level"])
def test_whoever_signs_may_return_or_raise_on_a_page_that_asks_why(client, cast, submitted, move):
    client.force_login(cast.tom)

    asked = client.get(at(f"act_{move}", submitted.reference))
    empty = client.post(at(f"act_{move}", submitted.reference), {"reason": " "})
    client.post(at(f"act_{move}", submitted.reference), {"reason": "Why now?", "to_rank": "3"})

    before = submitted.state_since
    submitted.refresh_from_db()
    assert (asked.status_code, empty.status_code) == (200, 422)
    assert submitted.state in ("draft", "mitigation", "escalation")
    assert submitted.state != "escalation" or submitted.raised_to_rank == 3
    assert submitted.state_since >= before


def test_the_history_tells_of_refusals_too(amina, case):
    amina.post(at("act_reopen_draft", case.reference))

    events = amina.get(at("history", case.reference)).context["events"]

    assert [event["title"] for event in events] == [
        "Refused: not taken back to draft",
        "Opened an assessment",
        "Taken under assessment",
        "Screened",
        "Planned",
    ]


def test_no_plan_costs_less_than_nothing_whoever_writes_it(courses):
    with pytest.raises(IntegrityError), transaction.atomic():
        Assistance.objects.filter(pk=courses.pk).update(amount=-5)


@pytest.mark.parametrize(("amount", "shown"), [("88000", "88000"), ("12.50", "12.50")])
def test_a_sum_is_shown_to_be_changed_as_it_is_asked_for(amina, courses, amount, shown):
    Assistance.objects.filter(pk=courses.pk).update(amount=amount)

    page = amina.get(at("revise", courses.reference)).content.decode()

    assert f'name="amount" value="{shown}"' in page
