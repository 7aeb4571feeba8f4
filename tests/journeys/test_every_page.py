"""Every page type at a desk and on a phone: it answers, fits, breaks no rule of the browser, and
axe finds no barrier in it."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from lxml import html

from casework.models import LedgerEntry
from tests import databases
from tests.cast import Cast
from tests.journeys import world as worlds
from tests.journeys.addresses import NO_PAGES, PAGES, address_of, every_name
from tests.journeys.server import serving

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("every_page")]

AXE = Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK = """rules => axe.run({runOnly: rules, resultTypes: ["violations"]}).then(found =>
    found.violations.flatMap(each => each.nodes.map(node => `${each.id}: ${node.html}`)))"""
AT_A_DESK = {"width": 1280, "height": 900}
ON_A_PHONE = {"width": 375, "height": 800}
TOKENLESS = """() => [...document.querySelectorAll('form[method=post]')]
    .filter(form => !form.querySelector('[name=csrfmiddlewaretoken]'))
    .map(form => form.action)"""
TOO_WIDE = "() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"


@pytest.fixture(scope="module")
def world(browser, django_db_setup, django_db_blocker, worker_name):
    """Return a world with something on every page, behind an address; made once."""
    name = f"heed_pages_{worker_name}"
    databases.copy(databases.TEMPLATE, name)
    before = databases.connect_to(name)
    with django_db_blocker.unblock(), serving() as address:
        made = worlds.build(Cast())
        made.address, made.framework = address, "uk-osja"
        made.sequence = LedgerEntry.objects.latest("sequence").sequence
        made.desks = {}
        yield made
        for page in made.desks.values():
            page.context.close()
        databases.connect_to(before)
    databases.drop(name)


@pytest.fixture
def open_page(browser, world):
    """Open a page as somebody; whatever the browser objects to is kept."""
    said = []

    def opened(who, path):
        page = world.desks.get(who) or _desk_of(browser, world, who)
        world.desks[who] = page
        page.said = said
        page.set_viewport_size(AT_A_DESK)
        page.answered = page.goto(path, wait_until="load").status
        return page

    yield opened
    assert said == []


def _desk_of(browser, world, who):
    """Return a page in which somebody is signed in, or nobody is; one serves for all of theirs."""
    desk = browser.new_context(base_url=world.address)
    if who:
        client = Client()
        client.force_login(getattr(world.cast, who))
        session = client.cookies["sessionid"].value
        desk.add_cookies([{"name": "sessionid", "value": session, "url": world.address}])
    page = desk.new_page()
    page.on("pageerror", lambda problem: page.said.append(f"{page.url}: {problem}"))
    page.on("console", lambda line: _heard(page, line))
    return page


def _heard(page, line):
    if line.type == "error":
        page.said.append(f"{page.url}: {line.text}")


def test_every_address_is_a_page_here_or_is_none():
    assert sorted(set(every_name())) == sorted({*PAGES, *NO_PAGES})


def looked_at(page, *, anew=True):
    """Return what is wrong with a page: at a desk, on a phone, and with its forms.

    What has no barrier at a desk gets one on a phone by its layout alone, which all pages of a kind
    share: there a kind is looked at once, `anew`, and each page is measured.
    """
    page.evaluate(AXE.read_text() + ";0")
    at_a_desk = page.evaluate(LOOK, RULES), page.evaluate(TOO_WIDE)
    page.set_viewport_size(ON_A_PHONE)
    on_a_phone = page.evaluate(LOOK, RULES) if anew else [], page.evaluate(TOO_WIDE)
    return *at_a_desk, *on_a_phone, page.evaluate(TOKENLESS)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_answers_fits_and_has_no_barrier(open_page, world, name):
    who, *examples = PAGES[name]
    found = {}
    for words in examples:
        page = open_page(who, address_of(world, name, words))
        found[words] = (page.answered, *looked_at(page, anew=not found))

    assert found == {words: (200, [], 0, [], 0, []) for words in examples}


READ_BY = ("dana", "kim")
READ_OF = ("draft", "authorised", "held", "withdrawn")
READ_ON = ("assessments:detail", "assessments:tasks", "decisions:decision", "monitoring:case")


@pytest.mark.parametrize("who", READ_BY)
def test_no_link_leads_its_reader_to_a_page_that_is_not_theirs(world, who):
    client = Client()
    client.force_login(getattr(world.cast, who))
    start = [address_of(world, name, f"{state}.reference") for state in READ_OF for name in READ_ON]
    start += [reverse(name) for name in ("home", "monitoring:watch", "assessments:assistance_list")]

    led = {link: page for page in start for link in links_on(client.get(page))}

    found = {link: client.get(link).status_code for link in one_of_each(led)}
    assert {link: led[link] for link, status in found.items() if status >= 400} == {}


def links_on(response):
    """Return where a page leads within Heed, but for files."""
    found = html.fromstring(response.content.decode()).xpath("//main//a/@href")
    found += html.fromstring(response.content.decode()).xpath("//nav//a/@href")
    paths = {each.partition("#")[0] for each in found if each.startswith("/")}
    return {each for each in paths if each and not each.endswith((".csv", ".pdf", ".json"))}


def one_of_each(links):
    """Return two links of each kind: those that differ only in their numbers are alike."""
    kinds = defaultdict(list)
    for link in sorted(links):
        kinds[re.sub(r"\d+", "0", link)].append(link)
    return [link for kind in kinds.values() for link in kind[:2]]


def test_so_does_the_answer_that_the_ledger_holds(open_page, world):
    page = open_page("kim", reverse("casework:ledger"))

    with page.expect_navigation():
        page.get_by_role("button", name="Verify the whole chain").click()

    assert looked_at(page) == ([], 0, [], 0, [])
