"""A form is drawn so that its questions, mistakes and reasons are found by eye and by ear."""

import pytest
from django import forms
from django.template.loader import render_to_string

from tests.front.reading import ids, missing_references, read, words
from tests.front.shown import Finding


@pytest.fixture
def blank():
    """The whole form, untouched."""
    return read(Finding().as_div())


@pytest.fixture
def wrong():
    """The form sent with nothing but an impossible date."""
    sent = {"due_on_day": "31", "due_on_month": "6", "due_on_year": "2026"}
    return Finding(sent, {})


def summary_of(form):
    """Draw the error summary of one form."""
    return read(render_to_string("components/error_summary.html", {"form": form}))


def test_every_control_has_a_label_and_no_two_share_an_id(blank):
    controls = blank.xpath("//input | //select | //textarea")

    unlabelled = [
        control.get("name")
        for control in controls
        if not blank.xpath(f'//label[@for="{control.get("id")}"]')
    ]

    assert unlabelled == []
    assert len(ids(blank)) == len(set(ids(blank)))


def test_whatever_a_form_points_to_is_there(blank, wrong):
    assert missing_references(blank) == set()
    assert missing_references(read(wrong.as_div())) == set()


def test_a_question_shows_its_law_and_why_it_is_asked(blank):
    legend = blank.xpath('//fieldset[@id="id_rating"]/legend')[0]
    why = blank.xpath('//fieldset[@id="id_rating"]//details')[0]

    assert words(legend) == (
        "Finding before mitigation"
        " OSJA guidance, 2017 edition: foreword, flow chart and test, stage 4 guidance"
    )
    assert words(why) == (
        "Why we ask: Finding before mitigation "
        "A minister decides every case in which a serious risk remains."
    )


def test_a_choice_that_is_closed_says_why_beside_it(blank):
    closed = blank.xpath('//input[@name="rating" and @value="none"]')[0]
    reason = blank.get_element_by_id(closed.get("aria-describedby"))

    assert closed.get("disabled") is not None
    assert words(reason) == "Not open to you: two sources name this unit."


def test_a_question_that_depends_on_another_says_on_which_answer(blank):
    group = blank.xpath('//div[@data-shown-when="death_penalty"]')[0]

    assert group.get("data-shown-values") == "yes unknown"
    assert group.xpath(".//input/@name") == ["assurance"]


def test_the_summary_names_each_question_and_leads_to_its_control(wrong):
    summary = summary_of(wrong)
    form = read(wrong.as_div())

    said = {words(link): link.get("href")[1:] for link in summary.xpath("//a")}

    assert said == {
        "What are you planning? This is empty. Fill it in.": "id_title",
        "How could the help contribute to harm? This is empty. Fill it in.": "id_summary",
        "Kind of assistance: Nothing is chosen. Choose one.": "id_kind",
        "Finding before mitigation: Nothing is chosen. Choose one.": "id_rating_0",
        "What is given: Nothing is chosen. Choose at least one.": "id_means_0",
        "Could the death penalty follow? Choose yes or no.": "id_death_penalty_0",
        "What assurance was given? This is empty. Fill it in.": "id_assurance",
        "Done by: 31 6 2026 is not a day in the calendar. Check it.": "id_due_on_day",
        "Money: This is empty. Fill it in.": "id_amount",
        "The letter: There is no file. Choose one.": "id_letter",
        "Password: This is empty. Fill it in.": "id_secret",
        "I have read the new allegation of 21 November. Tick this to go on.": "id_read",
    }
    assert set(said.values()) - set(ids(form)) == set()


def test_a_form_that_is_right_has_no_summary():
    assert words(summary_of(Finding())) == ""


def test_mistakes_of_several_forms_stand_in_one_summary():
    pair = forms.formset_factory(Finding)(
        {
            "form-TOTAL_FORMS": "2",
            "form-INITIAL_FORMS": "0",
            "form-0-title": "a",
            "form-1-title": "",
        }
    )
    drawn = read(render_to_string("components/error_summary.html", {"forms": pair.forms}))

    assert "id_form-0-summary" in [href[1:] for href in drawn.xpath("//a/@href")]


def test_a_mistake_stands_beside_its_control_and_marks_it(wrong):
    form = read(wrong.as_div())
    control = form.get_element_by_id("id_title")
    described = [form.get_element_by_id(each) for each in control.get("aria-describedby").split()]

    assert control.get("aria-invalid") == "true"
    assert [words(each) for each in described] == [
        "In a few words, as it would stand in a submission.",
        "Error: This is empty. Fill it in.",
    ]


def test_what_an_officer_types_cannot_become_part_of_the_page():
    form = Finding({"title": '"><script>', "summary": "</textarea><b>"}, {})

    drawn = form.as_div()

    assert "<script>" not in drawn
    assert "</textarea><b>" not in drawn
