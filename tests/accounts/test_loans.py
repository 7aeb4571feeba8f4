"""What is lent lapses with its lender: nothing is asked of the borrower, who is told why."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import Officer, PostHolding
from assessments.access import is_of_the_case, visible_cases
from assessments.models import Assessment, Assistance
from decisions import actions
from decisions.queries import loans_on, needs_of
from decisions.queries.needs import rungs_of
from monitoring import actions as watching
from monitoring.models import Hold
from monitoring.queries import needs_of as watch_needs
from tests import cases
from tests.cast import seat_by_two
from tests.monitoring import watched


@pytest.fixture
def lent(cast):
    """The director lent the post to Ravi, and a case waits for it."""
    cases.sign_off(cast)
    return actions.grant_delegation(
        cast.post("Director, Security"),
        by=cast.osei,
        delegate=cast.ravi,
        framework_id="uk-osja",
        starts_on=cases.today(),
        ends_on=cases.today() + timedelta(days=7),
        reason="Leave.",
    )


def asked_of(officer):
    return [str(need.asked) for need in needs_of(officer, cases.today())]


def lose_the_post(cast):
    yesterday = cases.today() - timedelta(days=1)
    PostHolding.objects.filter(officer=cast.osei).update(held_to=yesterday)


def test_a_borrower_is_asked_to_decide_for_as_long_as_the_lender_holds_the_post(cast, lent):
    before = asked_of(cast.ravi)
    lose_the_post(cast)

    assert before == ["Decide"]
    assert asked_of(cast.ravi) == []
    assert rungs_of(cast.ravi, cases.today()) == []


def test_the_ladder_of_a_case_does_not_show_a_lapsed_loan(cast, lent):
    case = Assessment.objects.get()
    before = list(loans_on(case, cases.today()))
    lose_the_post(cast)

    assert before == [lent]
    assert list(loans_on(case, cases.today())) == []


def test_a_loan_is_not_the_next_holders(cast, lent):
    lose_the_post(cast)
    seat_by_two(cast.sam, cast.post("Director, Security"), cases.today())

    assert asked_of(cast.ravi) == []


def test_a_lender_who_may_no_longer_sign_in_lends_nothing(cast, lent):
    Officer.objects.filter(pk=cast.osei.pk).update(is_active=False)

    assert asked_of(cast.ravi) == []


def test_the_page_of_delegations_says_why_a_loan_lapsed(cast, lent, client):
    client.force_login(cast.ravi)
    before = client.get(reverse("decisions:delegations")).content.decode()
    lose_the_post(cast)

    after = client.get(reverse("decisions:delegations")).content.decode()

    assert "Director Osei no longer holds Director, Security" not in before
    assert "Director Osei no longer holds Director, Security" in after
    assert "In force" in before
    assert "In force" not in after


def test_the_page_says_so_of_a_lender_who_may_no_longer_sign_in(cast, lent, client):
    client.force_login(cast.ravi)
    Officer.objects.filter(pk=cast.osei.pk).update(is_active=False)

    page = client.get(reverse("decisions:delegations")).content.decode()

    assert "Director Osei may no longer sign in" in page


def test_a_borrower_no_longer_finds_the_restricted_cases_of_a_lapsed_loan(cast, lent):
    restricted = Assistance.objects.get()
    Assistance.objects.update(restricted=True)
    before = is_of_the_case(cast.ravi, restricted), visible_cases(cast.ravi).count()
    lose_the_post(cast)
    del cast.__dict__["ravi"]

    after = is_of_the_case(cast.ravi, restricted), visible_cases(cast.ravi).count()

    assert (before, after) == ((True, 1), (False, 0))


def test_a_borrower_is_asked_of_the_watch_for_as_long_as_the_lender_holds_the_post(cast):
    case = watched.watched(cast)
    watching.hold(case, by=cast.dana, why="Shots were fired at a crowd.")
    post = Hold.objects.get().ratify_post
    lender = {"Director, Security": cast.osei, "Team Leader": cast.tom}[post.title]
    actions.grant_delegation(
        post,
        by=lender,
        delegate=cast.sam,
        framework_id="uk-osja",
        starts_on=cases.today(),
        ends_on=cases.today(),
        reason="Leave.",
    )
    before = len(watch_needs(cast.sam, cases.today()))
    Officer.objects.filter(pk=lender.pk).update(is_active=False)

    assert (before, len(watch_needs(cast.sam, cases.today()))) == (1, 0)
