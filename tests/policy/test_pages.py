"""The law is there to be read, by everybody who is signed in."""

import pytest

from accounts.actions import grant_role
from accounts.models import Portfolio
from accounts.roles import Role
from policy.actions import put_in_use
from policy.reading_copy import reading_copy
from tests.policy.frameworks import osja, small


@pytest.fixture
def reader(client, cast):
    client.force_login(cast.amina)
    return client


@pytest.mark.django_db
def test_the_law_lists_each_framework_with_its_state_and_why_it_is_provisional(reader):
    page = reader.get("/law/").content.decode()

    assert "UK Overseas Security and Justice Assistance" in page
    assert "Draft" in page
    assert "Reconstructed. Only the opening pages" in page
    assert "Not yet put in use by two officers; the file serves." in page


@pytest.mark.django_db
def test_a_framework_reads_as_a_document_with_its_citations(reader, cast):
    ours = Portfolio.objects.get(name="Security assistance")
    grant_role(cast.ravi, Role.POLICY_LEAD, ours)
    put_in_use(osja(), by=cast.lou, confirmed_by=cast.ravi)

    page = reader.get("/law/uk-osja/").content.decode()

    assert "by Lou Berg and Ravi Menon" in page
    assert "Torture or unlawful killing is known or believed to follow." in page
    assert "our default, not the policy’s" in page
    for section in osja().sections:
        assert f'id="{section.id}"' in page


@pytest.mark.django_db
def test_a_framework_that_is_not_there_is_not_found(reader):
    assert reader.get("/law/nowhere/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/law/", "/law/uk-osja/"])
def test_nobody_reads_it_without_signing_in(client, address):
    assert client.get(address).status_code == 302


def test_a_reading_copy_tells_every_rule_once():
    parts = {part.id: part for part in reading_copy(osja(), "en")}

    assert len(parts["bars"].lines) == len(osja().bars)
    assert len(parts["escalation"].lines) == len(osja().escalation)
    assert parts["ladder"].lines[0].says == "1. Team leader"
    assert parts["switches"].lines[1].small[0] == "Here: Warn, send it to ministers and record it."


def test_a_reading_copy_says_by_when_each_answer_is_needed():
    lines = {line.id: line for part in reading_copy(osja(), "en") for line in part.lines}

    assert lines["uk.1f"].small[-1] == "May be left open."
    assert lines["uk.1a"].small[-1] == "Needed before measures are weighed."
    assert lines["uk.data_necessity"].small[-1] == (
        "Needed before it is submitted, where other answers make it matter."
    )


def test_a_reading_copy_is_in_the_reader_s_language_where_there_is_one():
    parts = {part.id: part for part in reading_copy(small(), "fr")}

    assert parts["bars"].lines[1].small[0] == "Warns only, unless its switch says stop."
    assert parts["derived"].lines[0].says == "Worst"
