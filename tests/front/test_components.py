"""What components say: refusals with ways forward, buttons that say why, names in their script."""

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.test import override_settings

from casework.templatetags.pages import action_buttons
from tests.front import pages, shown
from tests.front.reading import missing_references, read, words


def draw(name, /, **given):
    """Draw one component."""
    return read(render_to_string(f"components/{name}.html", given))


def buttons(*actions):
    """Draw the buttons of a page."""
    given = action_buttons(actions) | {"csrf_token": "token"}
    return read(render_to_string("components/action_buttons.html", given))


def test_a_refusal_is_read_aloud_and_each_reason_leads_to_its_remedy():
    refusal = draw("refusal", refusal={"objections": shown.OBJECTIONS})

    section = refusal.xpath("//section[@role='alert' and @tabindex='-1']")[0]

    assert [item.get("data-code") for item in section.xpath(".//li")] == [
        "no-finding-after",
        "training-only",
        "ground-withheld",
    ]
    reasons = section.xpath(".//a[not(parent::cite)]/@href")
    assert reasons == [each["where"] for each in shown.OBJECTIONS[:2]]


def test_nothing_is_shown_where_nothing_was_refused():
    assert words(draw("refusal", refusal=None)) == ""
    assert words(draw("objections", objections=[])) == ""


def test_a_button_that_may_not_be_pressed_says_why_beside_it():
    drawn = buttons({"label": "Submit", "url": "/submit/", "objections": shown.OBJECTIONS[:1]})

    button = drawn.xpath("//button")[0]
    why = drawn.get_element_by_id(button.get("aria-describedby"))

    assert button.get("aria-disabled") == "true"
    assert drawn.xpath("//form") == []
    assert words(why) == (
        "Not open to you yet: “Torture or ill-treatment in custody” has no finding after "
        "mitigation. Say what remains once the measures are in place. "
        "OSJA guidance, 2017 edition: foreword, flow chart and test, stage 4 guidance"
    )


def test_an_open_button_posts_once_with_its_token_and_its_fields():
    drawn = buttons({"label": "Hold now", "url": "/hold/", "fields": {"seen": "3"}})

    form = drawn.xpath("//form[@method='post' and @action='/hold/']")[0]

    assert {each.get("name"): each.get("value") for each in form.xpath(".//input")} == {
        "csrfmiddlewaretoken": "token",
        "seen": "3",
    }
    assert form.xpath(".//button/@data-prevent-double-click") == ["true"]


def test_two_closed_buttons_keep_their_reasons_apart():
    sign = {"label": "Sign", "url": "/sign/", "objections": shown.OBJECTIONS[:1]}
    defer = {"label": "Defer", "url": "/defer/", "objections": shown.OBJECTIONS[:1]}

    drawn = buttons(sign, defer)

    named = drawn.xpath("//button/@aria-describedby")
    assert named == drawn.xpath("//div[@class='closed-button__why']/@id")
    assert len(set(named)) == 2


def test_an_unanswered_question_says_so():
    rows = [{"key": "Death penalty", "value": None}, {"key": "Exit", "value": ""}]

    drawn = draw("summary_list", rows=rows)

    assert [words(value) for value in drawn.xpath("//dd")] == ["Not answered yet"] * 2


def test_a_short_row_of_a_list_leaves_its_last_cells_empty():
    drawn = draw(
        "worklist",
        columns=[{"label": "Case"}, {"label": "By"}],
        rows=[{"cells": [{"text": "A"}]}],
        caption="C",
    )

    assert [words(cell) for cell in drawn.xpath("//td")] == ["A", ""]


def test_nothing_typed_into_a_list_becomes_markup():
    typed = '<b>"&'
    cell = dict.fromkeys(("text", "url", "small", "tone", "badge", "badge_tone", "lang"), typed)

    for cells in ([cell], [cell | {"url": ""}]):
        drawn = draw(
            "worklist",
            columns=[{"label": typed}],
            rows=[{"cells": cells, "tone": typed}],
            caption="C",
        )

        assert drawn.xpath("//b") == []
        assert words(drawn.xpath("//td")[0]) == f"{typed} {typed}{typed}"
        assert drawn.xpath("//td/@data-label") == [typed]


def test_zero_is_a_value_and_not_an_empty_cell():
    drawn = draw(
        "worklist", columns=[{"label": "Broken"}], rows=[{"cells": [{"text": 0}]}], caption="C"
    )

    assert words(drawn.xpath("//td")[0]) == "0"


def test_a_name_stands_in_its_own_script_with_its_latin_form():
    drawn = draw("script_name", name="قيادة", latin="Qiyada", lang="ar")

    assert words(drawn.xpath("//bdi[@lang='ar']")[0]) == "قيادة"
    assert words(drawn) == "قيادة Qiyada"


def test_whoever_acts_for_another_is_shown_so():
    drawn = draw("person", name="Ada Okafor", acting_for="Jon Vale", post="Minister of State")

    assert words(drawn) == "Ada Okafor for Jon Vale, Minister of State"


def test_an_unknown_value_is_told_apart_from_a_false_one():
    drawn = draw("explain_tree", node=shown.EXPLANATION)

    values = [words(each) for each in drawn.xpath("//*[contains(@class, '__value')]")]

    assert values == ["holds", "holds", "not known", "not known", "does not hold"]


@pytest.mark.parametrize("name", sorted(pages.contexts()))
def test_whatever_a_page_points_to_is_on_it(name):
    page = read(pages.render(name))

    assert missing_references(page) == set()
    assert len(page.xpath("//h1")) == 1


def test_the_buttons_of_the_demonstration_are_shown_only_with_its_people():
    people = [{"public_id": "9f86", "name": "Priya Nair", "post": "Desk officer"}]

    assert draw("demo_people", people=people, csrf_token="t").xpath("//button/@value") == ["9f86"]
    assert words(draw("demo_people", people=None, csrf_token="t")) == ""


@pytest.mark.parametrize(("on", "says"), [(True, "fictional"), (False, "")])
def test_an_invented_world_says_that_it_is(on, says):
    with override_settings(DEMO_SIGN_IN=on):
        drawn = draw("marking_strip", marking="OFFICIAL")

    assert words(drawn).endswith(says)
    assert ("fictional" in words(drawn)) is on


def test_a_page_without_anything_given_still_stands():
    page = read(engines["django"].from_string('{% extends "base.html" %}').render({}))

    assert page.xpath("//nav") == []
    assert page.xpath("//main/@id") == ["main-content"]


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "429", "500", "503"])
def test_a_page_of_trouble_says_what_happened_and_what_to_do(name):
    page = read(render_to_string(f"{name}.html"))

    assert words(page.xpath("//h1")[0]) != ""
    assert len(words(page.xpath("//main")[0])) > 100
