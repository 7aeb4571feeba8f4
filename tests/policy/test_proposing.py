"""A text is put in use by two policy managers: one proposes it, the other reads it and agrees."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from casework.models import LedgerEntry
from casework.refusals import Refused
from policy import registry
from policy.actions import agree, propose, put_in_use, take_back
from policy.framework import loads
from policy.models import InForce, ProposedText, PublishedFramework
from policy.overlay import lay_over
from tests.policy.frameworks import as_yaml, changed, small
from tests.policy.test_overlay import overlay

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("read_afresh")]


def codes(refused):
    return {each.code for each in refused.value.objections}


def test_nothing_is_in_use_until_a_second_policy_manager_agrees(cast, ravi):
    proposal = propose(small(), by=cast.lou, why="A first text.")
    before = PublishedFramework.objects.count()

    text = agree(proposal, by=ravi)

    assert before == 0
    assert (text.put_in_use_by, text.confirmed_by) == (cast.lou, ravi)
    assert registry.in_force("small").version == "1"
    assert [each.verb for each in LedgerEntry.objects.filter(verb__startswith="policy.")] == [
        "policy.propose",
        "policy.put_in_use",
        "policy.agree",
    ]


def test_whoever_proposed_a_text_cannot_agree_to_it_nor_can_an_official(cast, ravi):
    proposal = propose(small(), by=cast.lou, why="A first text.")

    with pytest.raises(Refused) as own:
        agree(proposal, by=cast.lou)
    with pytest.raises(Refused) as others:
        agree(proposal, by=cast.amina)

    assert (codes(own), codes(others)) == ({"one-officer"}, {"not-a-policy-manager"})


def test_the_database_refuses_one_who_agrees_with_themselves(cast, ravi):
    proposal = propose(small(), by=cast.lou, why="A first text.")

    with pytest.raises(IntegrityError), transaction.atomic():
        ProposedText.objects.filter(pk=proposal.pk).update(end="agreed", ended_by=cast.lou)


def test_of_two_who_end_a_proposal_at_once_the_second_is_told(cast, ravi):
    proposal = propose(small(), by=cast.lou, why="A first text.")
    take_back(proposal, by=cast.lou, why="A slip in it.")

    with pytest.raises(Refused) as late:
        agree(proposal, by=ravi)

    assert codes(late) == {"proposal-ended"}
    assert "taken back" in str(late.value.objections[0].says)
    assert not PublishedFramework.objects.exists()


def test_a_proposal_says_why_and_is_made_once(cast, ravi):
    propose(small(), by=cast.lou, why="A first text.")

    with pytest.raises(Refused) as twice:
        propose(small(), by=ravi, why=" ")

    assert codes(twice) == {"no-reason", "proposed-already"}


def test_a_new_version_applies_in_an_organisation_from_the_day_that_was_proposed(cast, ravi):
    put_in_use(small(), by=cast.lou, confirmed_by=ravi)
    newer = loads(as_yaml(changed("framework", "version", to="2")), "small.yaml")
    day = timezone.localdate() + timedelta(days=10)

    agree(
        propose(
            newer, by=cast.lou, why="It is better.", organisation=cast.organisation, from_day=day
        ),
        by=ravi,
    )

    assert InForce.objects.get().from_day == day
    assert registry.in_force("small", cast.organisation, day).version == "2"


def test_an_overlay_begins_cases_only_where_it_was_laid(cast, ravi):
    base = put_in_use(small(), by=cast.lou, confirmed_by=ravi)
    laid = lay_over(small(), overlay(validity={"default": "P1M"}), "mission.yaml")

    with pytest.raises(Refused) as nobodys:
        propose(laid, by=cast.lou, why="We look sooner.", base=base.digest)
    proposal = propose(
        laid,
        by=cast.lou,
        why="We look sooner.",
        base=base.digest,
        organisation=cast.organisation,
        from_day=timezone.localdate(),
    )
    agree(proposal, by=ravi)

    assert codes(nobodys) == {"overlay-of-nobody"}
    assert registry.in_force("small", cast.organisation).version == "1+mission.1"
    assert registry.in_force("small", cast.elsewhere.organisation).version == "1"
    assert registry.in_force("small").version == "1"
