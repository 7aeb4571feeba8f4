"""Decisions of the watch made elsewhere: recorded on a page, confirmed beside their proof."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from decisions.models import Decision, PendingDecision
from decisions.recordings import recording_of, recordings_on
from monitoring import actions
from monitoring.models import Hold, Suspension
from monitoring.signed_acts import MADE_ELSEWHERE
from tests.monitoring.watched import a_stop, file_of, fresh, signed

STOP = {
    "reason_codes": ["rights", "budget"],
    "reason": "A report of torture.",
    "impact": "Sixty officers lose a course.",
    "resumption_test": "The commander is replaced.",
    "public_line": "It is paused.",
}
NEXT = (timezone.localdate() + timedelta(days=60)).isoformat()
WEIGHED = {
    "occasion": "The half-yearly report.",
    "looked_at": "Two visits.",
    "considered": "Stopping would end the custody records.",
    "next_look": NEXT,
    "reason": "The measures hold.",
}
# What the recorder fills in for each kind, beside how it was made; and what is to be seen of it.
SAID = {
    "suspend": STOP,
    "suspend_part": STOP | {"part": "The visits to the Western Division"},
    "resume": {"shown": "He was replaced in March.", "reason": "Done."},
    "resume_part": {"shown": "He was replaced in March.", "reason": "Done."},
    "continue_on": WEIGHED,
    "adapt": WEIGHED | {"change": "No more visits to cells."},
    "withdraw": {"reason": "It cannot go on.", "what_would_change_it": "Trials of those who beat."},
    "lift_hold": {"reason": "It was another unit."},
}


def made(cast, **said):
    """How Osei decided a moment ago, as the form asks it."""
    now = timezone.localtime()
    return {
        "made": "orally",
        "decider": str(cast.osei.pk),
        "made_on": now.date().isoformat(),
        "made_time": now.strftime("%H:%M"),
        "words": "Do it, and tell the Post today.",
        "custodian": "Private Office",
        "custodian_reference": "Note 7 of the duty book",
    } | said


def page(name, case, *args):
    return reverse(f"decisions:{name}", args=[case.reference, *args])


@pytest.fixture(autouse=True)
def later(watched):
    """Three minutes on: a minute, as it is typed, must not begin before the case was put."""
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        yield


@pytest.fixture
def as_(client):
    def signed_in(officer):
        client.force_login(officer)
        return client

    return signed_in


@pytest.fixture
def ready(cast, watched):
    """Bring the watched case to where a kind of decision can be made; return what more to say."""

    def brought(kind):
        if kind == "lift_hold":
            actions.hold(watched, by=cast.dana, why="A report of torture.")
        elif kind == "resume":
            signed(actions.suspend, watched, by=cast.osei, proposal=a_stop())
        elif kind == "resume_part":
            proposal = a_stop(part="The visits")
            signed(actions.suspend_part, watched, by=cast.osei, proposal=proposal)
            return {"suspensions": [str(Suspension.objects.get().pk)]}
        return {}

    return brought


@pytest.mark.parametrize("kind", SAID)
def test_each_kind_is_recorded_by_one_compared_in_full_and_confirmed_by_another(
    cast, watched, as_, ready, kind
):
    said = SAID[kind] | ready(kind)
    before = Decision.objects.count()

    sent = as_(cast.pia).post(page("record_kind", watched, kind), made(cast) | said)
    beside = as_(cast.paul).get(sent.url).content.decode()
    done = as_(cast.paul).post(sent.url, {"confirm": "1"})

    missing = [text for text in said.values() if isinstance(text, str) and text != NEXT]
    missing = [text for text in missing if text not in beside and not text.isdigit()]
    decision = Decision.objects.latest("pk")
    assert missing == []
    assert "Note 7 of the duty book" in beside
    assert done.url == reverse("decisions:sealed", args=[decision.reference])
    assert (Decision.objects.count(), decision.kind, decision.made) == (before + 1, kind, "orally")
    assert (decision.decider, decision.recorder, decision.confirmed_by) == (
        cast.osei,
        cast.pia,
        cast.paul,
    )


def test_a_suspension_of_which_a_field_is_missing_is_not_recorded_and_the_rest_is_kept(
    cast, watched, as_
):
    sent = as_(cast.pia).post(
        page("record_kind", watched, "suspend"), made(cast) | STOP | {"resumption_test": ""}
    )

    body = sent.content.decode()
    assert sent.status_code == 422
    assert "State what must be shown before it can resume." in body
    assert "Sixty officers lose a course." in body
    assert PendingDecision.objects.count() == 0


def test_what_can_have_been_decided_is_offered_and_nothing_else(cast, watched, as_):
    body = as_(cast.pia).get(page("record", watched)).content.decode()

    offered = {move for move in MADE_ELSEWHERE if page("record_kind", watched, move) in body}
    assert offered == {"suspend", "suspend_part", "continue_on", "adapt", "withdraw"}
    assert as_(cast.pia).get(page("record_kind", watched, "resume")).status_code == 404


def test_a_hold_lifted_by_telephone_is_over_once_a_second_person_has_confirmed_it(
    cast, watched, as_
):
    actions.hold(watched, by=cast.dana, why="A report of torture.")
    there = page("record_kind", watched, "lift_hold")

    sent = as_(cast.pia).post(there, made(cast) | SAID["lift_hold"])
    standing = Hold.objects.get().ended_at
    as_(cast.paul).post(sent.url, {"confirm": "1"})

    assert standing is None
    assert Hold.objects.get().ended_how == "lifted"


def test_a_body_that_stops_it_decides_as_a_body(cast, watched, as_):
    sat = "Director Osei, in the chair\nThe Legal Adviser"
    body = {"made": "by_body", "body": "Assistance Board", "sat": sat, "quorum": "Two of three"}

    sent = as_(cast.pia).post(page("record_kind", watched, "suspend"), made(cast, **body) | STOP)
    beside = as_(cast.paul).get(sent.url).content.decode()
    as_(cast.paul).post(sent.url, {"confirm": "1"})

    decision = Decision.objects.latest("pk")
    told = [text for text in ("Assistance Board", "The Legal Adviser", "Two of") if text in beside]
    assert told == ["Assistance Board", "The Legal Adviser", "Two of"]
    assert (decision.decider_name, decision.decider) == ("Assistance Board", cast.osei)
    assert decision.decider_title == "Director Osei in the chair, Director, Security"
    assert decision.details["body"]["sat"] == sat.splitlines()
    assert decision.details["body"]["minute"] == "Note 7 of the duty book"


def test_the_page_of_an_act_leads_whoever_records_to_where_it_is_recorded(cast, watched, as_):
    there = reverse("monitoring:suspend", args=[watched.reference])
    link = page("record_kind", watched, "suspend")

    assert link in as_(cast.pia).get(there).content.decode()
    assert link not in as_(cast.osei).get(there).content.decode()


def test_every_decision_of_a_case_can_be_recorded_when_it_was_made_elsewhere(cast, watched):
    of_a_recipient = {"find_out_of_scope", "bar", "lift_bar"}

    unknown = {
        str(kind)
        for kind in Decision.Kind.values
        if recording_of(kind) is None and kind not in of_a_recipient
    }

    assert unknown == set()
    assert [each.name for each in recordings_on(file_of(fresh(watched)))] != []
