"""The frameworks we ship, side by side: none speaks over another, and each can be read."""

from collections import Counter

import pytest
from django.utils.html import escape

from policy.framework import FRAMEWORKS
from policy.lint.fault import entries
from tests.policy.laws import law

LAWS = sorted(path.stem for path in FRAMEWORKS.glob("*.yaml"))


def test_no_two_frameworks_give_one_short_name_to_two_documents():
    named = Counter(source.id for name in LAWS for source in law(name).sources)

    assert [id for id, times in named.items() if times > 1] == []


@pytest.mark.parametrize("name", LAWS)
def test_whatever_a_framework_leans_on_from_memory_says_so_on_every_rule(name):
    memory = {source.id for source in law(name).sources if source.basis == "background"}
    certain = [
        where
        for where, entry in entries(law(name))
        if entry.cite and {part.split()[0] for part in entry.cite.split(";")} <= memory
        if entry.basis not in ("background", "operator_default")
    ]

    assert certain == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", LAWS)
def test_every_framework_reads_as_a_document_with_its_bars_and_what_lifts_them(client, cast, name):
    client.force_login(cast.amina)

    page = client.get(f"/law/{name}/").content.decode()

    unsaid = [
        bar.id
        for bar in law(name).bars
        if escape(bar.message) not in page or escape(bar.lifts_when) not in page
    ]
    assert unsaid == []


@pytest.mark.parametrize("name", LAWS)
def test_every_violation_marked_grave_says_where_it_is_written(name):
    marked = [
        term
        for terms in law(name).vocab.values()
        for term in terms
        if term.marks.get("grave") is True or term.marks.get("gvhr") is True
    ]

    assert [term.id for term in marked if not term.cite] == []
    assert bool(marked) == (name in ("un-hrddp", "us-leahy"))


@pytest.mark.parametrize("name", LAWS)
def test_every_bar_names_its_ways_past_or_says_there_are_none(name):
    kinds = {way.kind for bar in law(name).bars for way in bar.overrides}

    assert (
        kinds
        == {
            "eu-hrddp": {"political_decision"},
            "uk-osja": set(),
            "un-hrddp": set(),
            "us-leahy": {"exception", "waiver"},
        }[name]
    )
