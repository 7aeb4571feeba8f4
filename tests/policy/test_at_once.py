"""Two policy managers at the same moment, on two connections: one is done, the other is told."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from accounts.actions import grant_role
from accounts.roles import Role
from casework.refusals import Refused
from policy.actions import agree, apply_from, propose, put_in_use
from policy.framework import loads
from policy.models import InForce, ProposedText, PublishedFramework
from tests.policy.frameworks import as_yaml, changed, small

pytestmark = pytest.mark.usefixtures("read_afresh")

OTHER = loads(as_yaml(changed("bars", 0, "message", to="Otherwise.")), "small.yaml")


@pytest.fixture
def managers(committed_cast):
    grant_role(committed_cast.ravi, Role.POLICY_LEAD, committed_cast.portfolio)
    return committed_cast


def at_once(*acts):
    """Do each act on a connection of its own, all begun together; what each of them came to."""
    start, ends = threading.Barrier(len(acts)), []

    def run(act):
        try:
            start.wait()
            act()
            ends.append("done")
        except Refused as refused:
            ends.extend(each.code for each in refused.objections)
        except Exception as broken:
            ends.append(repr(broken))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(ends)


def test_of_two_who_put_different_texts_in_use_as_one_version_the_second_is_told(managers):
    two = {"by": managers.lou, "confirmed_by": managers.ravi}

    ends = at_once(lambda: put_in_use(small(), **two), lambda: put_in_use(OTHER, **two))

    assert ends == ["done", "version-taken"]
    assert PublishedFramework.objects.count() == 1


def test_of_two_who_agree_to_two_proposals_of_one_version_the_second_is_told(managers):
    first = propose(small(), by=managers.lou, why="A first text.")
    second = propose(OTHER, by=managers.lou, why="Another.")

    ends = at_once(lambda: agree(first, by=managers.ravi), lambda: agree(second, by=managers.ravi))

    assert ends == ["done", "version-taken"]
    assert ProposedText.objects.filter(end="agreed").count() == 1


def test_two_who_put_the_same_text_in_use_keep_one(managers):
    two = {"by": managers.lou, "confirmed_by": managers.ravi}

    ends = at_once(*[lambda: put_in_use(small(), **two)] * 4)

    assert ends == ["done"] * 4
    assert PublishedFramework.objects.count() == 1


def test_of_two_who_propose_the_same_text_the_second_is_told(managers):
    ends = at_once(
        lambda: propose(small(), by=managers.lou, why="A first text."),
        lambda: propose(small(), by=managers.ravi, why="The same."),
    )

    assert ends == ["done", "proposed-already"]


def test_of_two_who_set_a_day_in_one_organisation_the_second_is_told(managers):
    two = {"by": managers.lou, "confirmed_by": managers.ravi}
    text = put_in_use(small(), **two)
    day = timezone.localdate() + timedelta(days=10)

    ends = at_once(*[lambda: apply_from(text, managers.organisation, from_day=day, **two)] * 2)

    assert ends == ["done", "later-text-set"]
    assert InForce.objects.count() == 1
