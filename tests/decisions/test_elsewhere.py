"""A yes or a no made elsewhere: what the second person compares, and what a body must say."""

import hashlib
import json
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile as File
from django.urls import reverse
from django.utils import timezone

from decisions.models import Decision, PendingDecision, Scan
from tests import cases
from tests.decisions.test_pages import as_, page, recorded


@pytest.fixture
def put(cast):
    return cases.sign_off(cast)


@pytest.fixture
def later():
    """Three minutes on, so that the minute in which it was made is over."""
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        yield


def with_a_condition(cast):
    said = {
        "conditions-TOTAL_FORMS": "1",
        "conditions-0-says": "Two observers sit in.",
        "conditions-0-kind": "continuing",
        "conditions-0-owner": str(cast.post("Overseas Post").pk),
        "conditions-0-due_on": (timezone.localdate() + timedelta(days=20)).isoformat(),
        "conditions-0-proof": "Their signed notes.",
    }
    return recorded(cast, **said) | {"choice": "authorise_with_conditions"}


def test_the_second_person_sees_each_condition_whole_beside_the_paper(client, cast, put, later):
    sent = as_(client, cast.pia).post(page("record", put), with_a_condition(cast))

    beside = as_(client, cast.paul).get(sent.url).content.decode()

    whole = ("Two observers sit in.", "for as long as it lasts", "Overseas Post", "by ", "Their s")
    assert [text for text in whole if text not in beside] == []
    assert "PO/26/114" in beside


def test_one_more_condition_may_be_asked_for_with_nothing_recorded(client, cast, put):
    shown = as_(client, cast.pia).post(page("record", put), recorded(cast, add="1", words=""))

    assert shown.status_code == 200
    assert "Condition 1" in shown.content.decode()
    assert PendingDecision.objects.count() == 0


def test_a_body_is_recorded_with_its_name_and_who_sat_or_not_at_all(client, cast, put, later):
    bare = recorded(cast, made="by_body")
    whole = bare | {"body": "Assistance Board", "sat": "Director Osei\nMinister Okafor"}

    refused = as_(client, cast.pia).post(page("record", put), bare)
    taken = as_(client, cast.pia).post(page("record", put), whole)
    as_(client, cast.paul).post(taken.url, {"confirm": "1"})

    decision = Decision.objects.get()
    assert refused.status_code == 422
    assert "Name everybody who sat, as the minute does." in refused.content.decode()
    assert (decision.decider_name, decision.rank) == ("Assistance Board", 2)
    assert "Assistance Board" in client.get(page("decision", put)).content.decode()


def test_a_refusal_on_paper_while_signatures_are_gathered_offers_no_yes(client, cast):
    case = cases.escalation(cast)

    body = as_(client, cast.pia).get(page("record", case)).content.decode()

    assert ('value="refuse"' in body, 'value="authorise"' in body) == (True, False)


def test_a_case_that_is_over_has_nothing_to_record(client, cast):
    case = cases.refused(cast)

    body = as_(client, cast.pia).get(page("record", case)).content.decode()

    assert "Nothing can be decided on this case as it stands" in body


PAPER = b"%PDF-1.7 signed by hand"


def test_the_signed_paper_is_kept_as_it_came_and_its_digest_is_sealed(client, cast, put, later):
    digest = hashlib.sha256(PAPER).hexdigest()
    scanned = recorded(cast, scan=File("osei.pdf", PAPER))

    sent = as_(client, cast.pia).post(page("record", put), scanned)
    beside = as_(client, cast.paul).get(sent.url).content.decode()
    taken = client.get(page("scan", put, Scan.objects.get().pk))
    client.post(sent.url, {"confirm": "1"})

    decision = Decision.objects.get()
    part = decision.sealed.parts.get(path="decision")
    record = client.get(reverse("decisions:sealed", args=[decision.reference]))
    assert digest in beside
    assert b"".join(taken.streaming_content) == PAPER
    assert taken.headers["Content-Disposition"] == 'attachment; filename="osei.pdf"'
    assert json.loads(bytes(part.canonical))["details"]["scan"]["digest"] == digest
    assert page("scan", put, Scan.objects.get().pk) in record.content.decode()


def test_what_is_no_scan_is_refused_in_a_sentence(client, cast, put, later):
    script = File("osei.pdf", b"<script>alert(1)</script>", "application/pdf")

    sent = as_(client, cast.pia).post(page("record", put), recorded(cast, scan=script))

    assert sent.status_code == 422
    assert "This is no PDF, PNG or JPEG." in sent.content.decode()
    assert (Scan.objects.count(), PendingDecision.objects.count()) == (0, 0)


def test_a_scan_of_a_case_of_others_does_not_exist(client, cast, put, later):
    scanned = recorded(cast, scan=File("osei.pdf", PAPER))
    as_(client, cast.pia).post(page("record", put), scanned)

    taken = as_(client, cast.zed).get(page("scan", put, Scan.objects.get().pk))

    assert taken.status_code == 404
