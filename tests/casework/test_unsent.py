"""What was typed when a session had run out comes back to its writer, and to nobody else."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.writers import writer_on

ENTER = "/recipients/new/"
ABOUT = "A division of the police, typed for an hour."


@pytest.fixture
def signed_out(client, cast):
    """Amina's browser, and what her form carries, after her session has run out."""
    client.force_login(cast.amina)
    said = {"name": "Western Division", "about": ABOUT, "writer": writer_on(client.get(ENTER))}
    client.logout()
    return client, said


def page(client, officer):
    client.force_login(officer)
    return client.get(ENTER).content.decode()


def test_it_is_back_once_and_nothing_was_done(signed_out, cast):
    client, said = signed_out

    sent = client.post(ENTER, said)

    back = page(client, cast.amina)
    assert sent.url == f"/account/login/?next={ENTER}"
    assert (ABOUT in back, "is not saved yet" in back) == (True, True)
    assert ABOUT not in client.get(ENTER).content.decode()


def test_whoever_else_signs_in_there_is_not_given_it(signed_out, cast):
    client, said = signed_out

    client.post(ENTER, said)

    assert ABOUT not in page(client, cast.mona)


def test_it_waits_for_an_hour(signed_out, cast):
    client, said = signed_out
    client.post(ENTER, said)

    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert ABOUT not in page(client, cast.amina)


@pytest.mark.parametrize("writer", ["", "1", "1:forged:signature"])
def test_nothing_is_kept_of_a_form_nobody_signed(signed_out, writer):
    client, said = signed_out

    client.post(ENTER, said | {"writer": writer})

    assert Session.objects.count() == 0


def test_no_password_is_kept_whatever_form_it_is_typed_into(signed_out):
    client, said = signed_out

    client.post(ENTER, said | {"password": "hunter2", "oldpassword": "hunter2"})
    client.post(reverse("account_login"), {"login": "a@ofa.example", "password": "hunter2"})

    kept = [each.get_decoded() for each in Session.objects.all()]
    assert "hunter2" not in str(kept)
    assert ABOUT.split()[0] in str(kept)


def test_a_form_from_before_its_writer_signed_in_anew_is_given_back_and_not_acted_on(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.amina)
    said = {"name": "Western Division", "about": ABOUT, "writer": writer_on(client.get(ENTER))}
    client.cookies["csrftoken"] = "n" * 32

    sent = client.post(ENTER, said | {"csrfmiddlewaretoken": "o" * 32})

    assert (sent.status_code, sent.url) == (302, ENTER)
    assert ABOUT in client.get(ENTER).content.decode()


def test_a_form_from_somewhere_else_is_refused_and_not_given_back(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.amina)

    sent = client.post(ENTER, {"name": "Forged Division", "about": "Forged."})

    assert sent.status_code == 403
    assert "Forged" not in client.get(ENTER).content.decode()
