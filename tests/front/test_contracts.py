"""Every component keeps its contract: documented, included alone, styled in its own file."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
COMPONENTS = sorted((ROOT / "templates" / "components").glob("*.html"))
SHEETS = sorted((ROOT / "static" / "src" / "components").glob("_*.scss"))

# Parts of the page's head: they read what the page itself was given.
READ_THE_PAGE = {"masthead", "account_menu", "marking_strip"}


def named(path):
    """Name a template in a test's report by where it stands."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("component", COMPONENTS, ids=named)
def test_a_component_opens_with_what_it_takes(component):
    opening = component.read_text().removeprefix('{% extends "base.html" %}')

    assert opening.startswith('{% comment "text/markdown" %}\n')


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_a_component_is_included_with_only_what_it_is_given(template):
    includes = re.findall(r'{% include "components/(\w+)\.html"(.*?) ?%}', template.read_text())

    leaking = [name for name, given in includes if not given.endswith(" only")]

    assert set(leaking) - READ_THE_PAGE == set()


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_no_page_carries_style_or_script_of_its_own(template):
    text = template.read_text()
    scripts = re.findall(r"<script(?![^>]*(?:\bsrc=|type=\"application/json\"))[^>]*>", text)

    assert scripts == []
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=\"", text) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_a_template_fits_on_a_screen_or_two(template):
    assert len(template.read_text().splitlines()) <= 120


def test_every_component_pages_may_use_is_on_the_page_of_contracts():
    told = (ROOT / "docs" / "design.md").read_text()
    parts = {
        *READ_THE_PAGE,
        "closed_button",
        "demo_people",
        "explain_node",
        "footer",
        "messages",
        "objection",
    }

    silent = [path.stem for path in COMPONENTS if path.stem not in parts and path.stem not in told]

    assert silent == []


def test_every_sheet_of_a_component_is_in_the_whole():
    whole = (ROOT / "static" / "src" / "heed.scss").read_text()

    forgotten = [
        path.name for path in SHEETS if f'"components/{path.stem.lstrip("_")}"' not in whole
    ]

    assert forgotten == []


def test_nothing_on_a_page_is_fetched_from_another_house():
    fetched = []
    for template in TEMPLATES:
        fetched += re.findall(r'(?:src|href)="(?:https?:)?//[^"]+"', template.read_text())

    assert fetched == []
