"""Entering, inviting and shutting out officers, and giving them roles."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from accounts.models import Officer
from accounts.roles import Role
from casework.models import LedgerEntry, Notice
from casework.refusals import Refused
from config.posts import actions
from config.posts.queries import owed_by
from tests import cases
from tests.cases import today
from tests.monitoring import watched


@pytest.fixture
def as_lou(cast, client):
    client.force_login(cast.lou)
    return client


def codes(refusal):
    return [each.code for each in refusal.value.objections]


def test_an_officer_is_invited_sets_a_password_and_signs_in(cast, as_lou, client):
    cases.sign_off(cast)
    as_lou.post(reverse("posts:enter"), {"name": "Ada Novak", "email": "Ada@ofa.example"})
    letter = mail.outbox[0]
    link = re.search(r"http://testserver(\S+)", letter.body).group(1)
    as_lou.logout()

    form = client.get(link, follow=True)
    words = {"password1": "correct horse staple", "password2": "correct horse staple"}
    client.post(form.redirect_chain[-1][0], words)
    signed = client.post(
        reverse("account_login"), {"login": "ada@ofa.example", "password": words["password1"]}
    )

    assert (letter.to, letter.subject) == (["ada@ofa.example"], "Heed: set your password")
    assert "HRA-" not in letter.body
    assert (signed.status_code, signed.url) == (302, "/")


def test_an_invitation_is_used_once(cast, as_lou, client):
    as_lou.post(reverse("posts:enter"), {"name": "Ada Novak", "email": "ada@ofa.example"})
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body).group(1)
    as_lou.logout()
    form = client.get(link, follow=True)
    words = {"password1": "correct horse staple", "password2": "correct horse staple"}
    client.post(form.redirect_chain[-1][0], words)
    client.cookies.clear()

    again = client.get(link, follow=True)

    assert "password1" not in again.content.decode()
    assert "This link no longer works" in again.content.decode()


def test_an_address_is_entered_once_however_it_is_written(cast, as_lou):
    said = {"name": "Amina Again", "email": "AMINA@ofa.example"}

    answer = as_lou.post(reverse("posts:enter"), said)

    assert answer.status_code == 422
    assert "with the address amina@ofa.example already" in answer.content.decode()
    assert "Amina Again" in answer.content.decode()
    assert mail.outbox == []


def test_somebody_just_entered_sees_nothing_until_they_have_a_role(cast, as_lou):
    as_lou.post(reverse("posts:enter"), {"name": "Ada Novak", "email": "ada@ofa.example"})
    ada = Officer.objects.get(email="ada@ofa.example")
    before = ada.grants()

    as_lou.post(
        reverse("posts:give_role", args=[ada.public_id]),
        {"portfolio": cast.portfolio.pk, "role": "official"},
    )

    assert before == {}
    assert Officer.objects.get(pk=ada.pk).may("accounts.see_cases", cast.portfolio)
    assert LedgerEntry.objects.latest("sequence").verb == "accounts.give_role"


def test_the_other_administrators_are_told_whom_one_of_them_let_in(cast):
    actions.give_role(cast.sam, by=cast.lou, role=Role.AUDITOR, portfolio=cast.portfolio)

    told = [(each.officer, each.kind, each.subject_reference) for each in Notice.objects.all()]
    assert told == [(cast.nora, "role-given", "Sam Reid")]


def test_nobody_gives_themselves_a_role(cast):
    with pytest.raises(Refused) as refusal:
        actions.give_role(cast.lou, by=cast.lou, role=Role.MINISTER, portfolio=cast.portfolio)

    assert codes(refusal) == ["own-post"]


def test_nobody_makes_a_second_administrator_on_the_pages_who_could_confirm_for_them(cast, as_lou):
    with pytest.raises(Refused) as refusal:
        actions.give_role(
            cast.amina, by=cast.lou, role=Role.ADMINISTRATOR, portfolio=cast.portfolio
        )
    answer = as_lou.post(
        reverse("posts:give_role", args=[cast.amina.public_id]),
        {"portfolio": cast.portfolio.pk, "role": "administrator"},
    )

    assert codes(refusal) == ["made-elsewhere"]
    assert answer.status_code == 422


def test_a_role_in_a_portfolio_one_does_not_arrange_is_neither_given_nor_taken(cast, as_lou):
    with pytest.raises(Refused) as refusal:
        actions.give_role(cast.amina, by=cast.lou, role=Role.OFFICIAL, portfolio=cast.elsewhere)
    answer = as_lou.post(
        reverse("posts:take_role", args=[cast.zed.public_id, cast.elsewhere.pk, "official"])
    )

    assert codes(refusal) == ["not-permitted"]
    assert answer.status_code == 404


def test_a_role_taken_away_is_gone_at_once(cast, as_lou):
    as_lou.post(
        reverse("posts:take_role", args=[cast.amina.public_id, cast.portfolio.pk, "official"])
    )

    assert Officer.objects.get(pk=cast.amina.pk).grants() == {}


def test_what_somebody_owes_is_shown_before_they_are_shut_out_and_keeps_nobody_from_it(
    cast, as_lou
):
    watched.watched(cast)
    there = reverse("posts:disable", args=[cast.amina.public_id])

    asked = as_lou.get(there).content.decode()
    answer = as_lou.post(there, {"reason": "She left."})

    owed = owed_by(cast.amina, today())
    assert owed["posts"] == 1
    assert owed["duties"] > 0
    assert "Duties due of their posts, which climb the ladder today" in asked
    assert answer.status_code == 302
    assert not Officer.objects.get(pk=cast.amina.pk).is_active
    told = {(each.officer, each.kind) for each in Notice.objects.filter(kind="post-vacant")}
    assert told == {(cast.nora, "post-vacant"), (cast.sam, "post-vacant")}


def test_nobody_shuts_themselves_out(cast):
    with pytest.raises(Refused) as refusal:
        actions.disable(cast.lou, by=cast.lou, reason="Tired.")

    assert codes(refusal) == ["own-post"]


def test_somebody_who_works_elsewhere_is_shut_out_by_their_own_administrators(cast):
    with pytest.raises(Refused) as refusal:
        actions.disable(cast.zed, by=cast.lou, reason="A guess.")

    assert codes(refusal) == ["works-elsewhere"]
    assert Officer.objects.get(pk=cast.zed.pk).is_active


def test_somebody_shut_out_is_let_in_again_and_invited_only_then(cast, as_lou):
    actions.disable(cast.amina, by=cast.lou, reason="A lost telephone.")
    as_lou.post(reverse("posts:invite", args=[cast.amina.public_id]))
    letters_before = len(mail.outbox)

    as_lou.post(reverse("posts:enable", args=[cast.amina.public_id]))
    as_lou.post(reverse("posts:invite", args=[cast.amina.public_id]))

    assert letters_before == 0
    assert Officer.objects.get(pk=cast.amina.pk).is_active
    assert [each.to for each in mail.outbox] == [["amina@ofa.example"]]
