"""The gallery in Chromium: no barrier axe can find, no page wider than a phone, no mouse needed."""

import pytest

from tests.front import pages
from tests.front.conftest import AXE

pytestmark = pytest.mark.browser

NAMES = sorted(pages.contexts())
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def barriers(page):
    """Return what axe finds on a page, each with the element it is about."""
    page.evaluate(AXE.read_text() + ";0")
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    return [(each["id"], node["html"]) for each in found["violations"] for node in each["nodes"]]


def too_wide(page):
    """Return by how many pixels a page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_no_barrier(open_page, name, width):
    assert barriers(open_page(name, width=width)) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_page_fits_the_narrowest_phone_in_either_direction(open_page, name):
    page = open_page(name, width=320)

    left_to_right = too_wide(page)
    page.evaluate("document.documentElement.dir = 'rtl'")

    assert (left_to_right, too_wide(page)) == (0, 0)


@pytest.mark.parametrize("name", ["case", "form-wrong"])
def test_a_page_read_from_right_to_left_has_no_barrier(open_page, name):
    page = open_page(name)

    page.evaluate("document.documentElement.dir = 'rtl'")

    assert barriers(page) == []


def test_every_control_is_reached_by_keyboard_and_seen_when_reached(open_page):
    page = open_page("case")
    stops = page.evaluate("""() => [...document.querySelectorAll('a[href], button, summary')]
        .filter(each => each.checkVisibility()).length""")
    seen = []

    for _ in range(stops):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("""() => {
                const style = getComputedStyle(document.activeElement);
                return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
            }""")
        )

    assert page.evaluate("document.activeElement.matches('a, button, summary')")
    assert seen == [True] * stops


def test_the_first_key_leads_past_the_head_of_the_page(open_page):
    page = open_page("case")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main-content"


def test_a_refusal_has_the_keyboard_when_the_page_comes_back(open_page):
    assert open_page("refused").evaluate("document.activeElement.className") == (
        "refusal objections"
    )


def test_the_summary_of_mistakes_leads_to_the_control(open_page):
    page = open_page("form-wrong")
    summary = page.locator(".govuk-error-summary")

    assert summary.evaluate("each => each === document.activeElement")
    summary.get_by_text("Done by").click()
    assert page.evaluate("document.activeElement.id") == "id_due_on_day"


def test_a_question_appears_with_the_answer_that_calls_for_it(open_page):
    page = open_page("form")
    assurance = page.locator("#id_assurance")

    assert not assurance.is_visible()
    page.get_by_label("Yes").check()
    assert assurance.is_visible()
    page.get_by_label("No", exact=True).check()
    assert not assurance.is_visible()


def test_without_javascript_every_question_is_there(open_page):
    page = open_page("form", java_script_enabled=False)

    assert page.locator("#id_assurance").is_visible()


def test_the_account_menu_opens_by_keyboard_and_closes_with_escape(open_page):
    page = open_page("home")
    menu = page.locator(".account-menu")

    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    assert menu.get_by_text("Change your password").is_visible()
    page.keyboard.press("Escape")
    assert not menu.get_by_text("Change your password").is_visible()


def test_text_twice_as_large_still_fits(open_page):
    page = open_page("case", width=1280)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert too_wide(page) <= 0


def test_forced_colours_keep_where_the_case_stands_visible(open_page):
    page = open_page("case", forced_colors="active")

    edge = page.locator("[aria-current=page]").first.evaluate(
        "each => getComputedStyle(each).borderBlockEndStyle"
    )

    assert edge == "solid"


def test_a_first_visit_fetches_one_sheet_one_module_and_one_face(open_page):
    page = open_page("case")

    fetched = page.evaluate("""() => performance.getEntriesByType('resource')
        .map(each => new URL(each.name).pathname.split('/').pop()).sort()""")

    assert [name for name in fetched if name != "mark.svg"] == [
        "LK.svg",
        "heed.css",
        "heed.js",
        "source-sans-3-latin.woff2",
    ]
