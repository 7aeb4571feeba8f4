"""Giving, confirming and ending posts, as administrators do it on the pages."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.models import Appointment, Officer, Post, PostHolding, PostRung
from accounts.queries import holder_of
from casework.models import LedgerEntry, Notice
from casework.refusals import Refused
from config.posts import actions
from decisions import actions as deciding
from decisions.queries import needs_of
from tests import cases
from tests.cases import today

REASON = "Appointed by the board."


@pytest.fixture
def vacant(cast):
    """The post of director, vacant since yesterday."""
    PostHolding.objects.filter(officer=cast.osei).update(held_to=today() - timedelta(days=1))
    return cast.post("Director, Security")


@pytest.fixture
def browser_of(client):
    def signed_in(officer):
        client.force_login(officer)
        return client

    return signed_in


def codes(refusal):
    return [each.code for each in refusal.value.objections]


def given_to(officer, day=None):
    day = day or today()
    held_from = {"held_from_day": day.day, "held_from_month": day.month, "held_from_year": day.year}
    return {"officer": officer.pk, "reason": REASON} | held_from


def give(cast, post, officer, by=None):
    return actions.give(post, by=by or cast.lou, officer=officer, held_from=today(), reason=REASON)


def test_a_post_at_the_foot_of_the_ladder_is_held_at_once(cast, browser_of):
    PostHolding.objects.filter(officer=cast.tom).update(held_to=today() - timedelta(days=1))
    post = cast.post("Team Leader")

    answer = browser_of(cast.lou).post(
        reverse("posts:give", args=[post.pk]), given_to(cast.ravi), follow=True
    )

    assert holder_of(post, today()) == cast.ravi
    assert "Ravi Menon holds Team Leader from" in answer.content.decode()
    entry = LedgerEntry.objects.latest("sequence")
    assert (entry.verb, entry.subject_reference) == ("accounts.give_post", "Team Leader")
    assert REASON not in bytes(entry.canonical).decode()


def test_a_signing_post_is_not_held_before_a_second_administrator_confirms_it(
    cast, vacant, browser_of
):
    browser_of(cast.lou).post(reverse("posts:give", args=[vacant.pk]), given_to(cast.sam))
    before = holder_of(vacant, today())
    given = Appointment.objects.get(closed_at=None)

    answer = browser_of(cast.nora).post(reverse("posts:confirm_holder", args=[given.pk]))

    assert before is None
    assert answer.status_code == 302
    assert holder_of(vacant, today()) == cast.sam
    assert LedgerEntry.objects.latest("sequence").verb == "accounts.confirm_holder"


def test_the_second_administrator_is_asked_on_their_home_page_and_the_giver_is_not(cast, vacant):
    given = give(cast, vacant, cast.sam)

    asked = [(str(need.asked), need.url) for need in needs_of(cast.nora, today())]

    where = reverse("posts:confirm_holder", args=[given.pk])
    assert asked == [("Confirm that Sam Reid is given this post", where)]
    assert needs_of(cast.lou, today()) == []
    assert [each.officer for each in Notice.objects.all()] == [cast.nora]


def test_a_vacant_post_that_is_given_is_asked_for_once(cast, vacant):
    cases.sign_off(cast)
    PostHolding.objects.filter(officer=cast.okafor).update(held_to=today() - timedelta(days=1))
    before = [str(need.state) for need in needs_of(cast.nora, today())]
    give(cast, vacant, cast.sam)

    after = {who: needs_of(getattr(cast, who), today()) for who in ("lou", "nora")}

    assert before == ["Vacant"]
    assert [str(need.state) for need in after["nora"]] == ["To be confirmed"]
    assert after["lou"] == []


def test_nobody_gives_themselves_a_post(cast, vacant):
    with pytest.raises(Refused) as refusal:
        give(cast, vacant, cast.lou)

    assert codes(refusal) == ["own-post"]
    assert LedgerEntry.objects.latest("sequence").outcome == "refused"


def test_whoever_gave_a_post_does_not_confirm_it(cast, vacant, browser_of):
    given = give(cast, vacant, cast.sam)

    answer = browser_of(cast.lou).post(reverse("posts:confirm_holder", args=[given.pk]))

    assert answer.status_code == 422
    assert "a second administrator confirms it" in answer.content.decode()
    assert holder_of(vacant, today()) is None


def test_nobody_confirms_a_post_for_themselves(cast, vacant):
    given = give(cast, vacant, cast.nora)

    with pytest.raises(Refused) as refusal:
        actions.confirm(given, by=cast.nora)

    assert codes(refusal) == ["own-post"]


def test_what_is_confirmed_or_dropped_is_not_confirmed_again(cast, vacant):
    given = give(cast, vacant, cast.sam)
    actions.drop(given, by=cast.lou)

    with pytest.raises(Refused) as refusal:
        actions.confirm(given, by=cast.nora)

    assert codes(refusal) == ["seen-to"]
    assert holder_of(vacant, today()) is None


def test_an_appointment_confirmed_late_seats_nobody_in_the_past(cast, vacant):
    given = give(cast, vacant, cast.sam)
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        held = actions.confirm(given, by=cast.nora)

    assert held.held_from == given.held_from + timedelta(days=3)


def test_a_post_somebody_holds_is_not_given_over_their_head_and_what_was_typed_stays(
    cast, browser_of
):
    post = cast.post("Director, Security")

    answer = browser_of(cast.lou).post(reverse("posts:give", args=[post.pk]), given_to(cast.sam))

    page = answer.content.decode()
    held = PostHolding.objects.get(post=post)
    assert answer.status_code == 422
    assert "one person holds a post at a time" in page
    assert reverse("posts:end_holding", args=[held.pk]) in page
    assert REASON in page
    assert f'<option value="{cast.sam.pk}" selected>' in page


def test_a_post_is_not_given_in_the_past_nor_to_somebody_shut_out(cast, vacant):
    Officer.objects.filter(pk=cast.sam.pk).update(is_active=False)
    sam = Officer.objects.get(pk=cast.sam.pk)

    with pytest.raises(Refused) as refusal:
        actions.give(
            vacant,
            by=cast.lou,
            officer=sam,
            held_from=today() - timedelta(days=1),
            reason=REASON,
        )

    assert codes(refusal) == ["no-such-holder", "in-the-past", "post-held"]


def test_a_post_is_given_once_at_a_time(cast, vacant):
    give(cast, vacant, cast.sam)

    with pytest.raises(Refused) as refusal:
        give(cast, vacant, cast.ravi)

    assert codes(refusal) == ["already-given"]


def test_a_post_of_another_portfolio_is_not_there(cast, browser_of):
    theirs = cast.post("Desk Officer, Policing")
    pages = ("posts:post", "posts:give")

    answers = [browser_of(cast.lou).get(reverse(name, args=[theirs.pk])) for name in pages]

    assert [each.status_code for each in answers] == [404, 404]


def test_ending_a_holding_tells_the_holder_the_borrower_and_those_who_must_act(cast):
    post = cast.post("Director, Security")
    deciding.grant_delegation(
        post,
        by=cast.osei,
        delegate=cast.ravi,
        framework_id="uk-osja",
        starts_on=today(),
        ends_on=today() + timedelta(days=7),
        reason="Leave.",
    )
    held = PostHolding.objects.get(post=post)

    actions.end_holding(held, by=cast.lou, last_day=today(), handover="Retires; Sam follows.")

    held.refresh_from_db()
    told = {(each.officer, each.kind) for each in Notice.objects.all()}
    assert (held.held_to, held.handover) == (today(), "Retires; Sam follows.")
    assert told == {
        (cast.osei, "post-ended"),
        (cast.ravi, "loan-lapsed"),
        (cast.nora, "post-vacant"),
        (cast.sam, "post-vacant"),
    }


def test_a_holding_does_not_end_on_a_day_on_which_things_were_signed(cast):
    held = PostHolding.objects.get(officer=cast.osei)

    with pytest.raises(Refused) as refusal:
        actions.end_holding(
            held, by=cast.lou, last_day=today() - timedelta(days=2), handover="Left."
        )

    assert codes(refusal) == ["in-the-past"]


def test_a_holding_that_has_an_end_is_made_no_longer(cast):
    held = PostHolding.objects.get(officer=cast.osei)
    actions.end_holding(held, by=cast.lou, last_day=today(), handover="Leaves.")

    with pytest.raises(Refused) as refusal:
        actions.end_holding(
            held, by=cast.lou, last_day=today() + timedelta(days=9), handover="Stays."
        )

    assert codes(refusal) == ["only-sooner"]


def test_a_holding_that_has_not_begun_is_taken_back_whole(cast):
    PostHolding.objects.filter(officer=cast.tom).update(held_to=today())
    post = cast.post("Team Leader")
    tomorrow = today() + timedelta(days=1)
    held = actions.give(post, by=cast.lou, officer=cast.ravi, held_from=tomorrow, reason=REASON)

    actions.end_holding(held, by=cast.lou, last_day=today(), handover="Changed their mind.")

    assert not PostHolding.objects.filter(officer=cast.ravi, post=post).exists()
    assert LedgerEntry.objects.latest("sequence").verb == "accounts.end_holding"


def test_a_post_is_created_on_its_rung_with_nobody_in_it(cast, browser_of):
    said = {"portfolio": cast.portfolio.pk, "title": "Second Director", "rung_uk-osja": "senior"}

    answer = browser_of(cast.lou).post(reverse("posts:create"), said)

    post = Post.objects.get(title="Second Director")
    rung = PostRung.objects.get(post=post)
    assert answer.url == reverse("posts:post", args=[post.pk])
    assert (rung.framework_id, rung.level_id, rung.rank) == ("uk-osja", "senior", 2)
    assert holder_of(post, today()) is None


def test_two_posts_of_an_office_do_not_share_a_title(cast, browser_of):
    said = {"portfolio": cast.portfolio.pk, "title": "Team Leader"}

    answer = browser_of(cast.lou).post(reverse("posts:create"), said)

    assert answer.status_code == 422
    assert "has a post called Team Leader already" in answer.content.decode()


def test_the_need_of_a_vacant_post_leads_to_the_page_that_mends_it(cast, vacant, browser_of):
    cases.sign_off(cast)
    PostHolding.objects.filter(officer=cast.okafor).update(held_to=today() - timedelta(days=1))

    need = needs_of(cast.lou, today())[0]
    page = browser_of(cast.lou).get(need.url).content.decode()

    assert need.url == reverse("posts:post", args=[vacant.pk])
    assert reverse("posts:give", args=[vacant.pk]) in page
    assert "1 case" in page


def test_what_was_typed_to_end_a_holding_is_back_after_a_session_that_ran_out(cast, browser_of):
    held = PostHolding.objects.get(officer=cast.osei)
    there = reverse("posts:end_holding", args=[held.pk])
    browser = browser_of(cast.lou)
    writer = re.search(r'name="writer" value="([^"]+)"', browser.get(there).content.decode())
    browser.logout()

    browser.post(there, {"handover": "Sam follows her.", "writer": writer.group(1)})
    back = browser_of(cast.lou).get(there).content.decode()

    held.refresh_from_db()
    assert "Sam follows her." in back
    assert held.held_to is None
