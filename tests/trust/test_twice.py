"""A second click on a button that signs or decides changes nothing more, on every one of them."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Officer
from assessments.models import Advice, Assessment
from casework.models import LedgerEntry, Notice
from casework.refusals import Refused
from decisions.models import Condition, Decision, PendingDecision, Signature
from monitoring import actions as watching
from monitoring.models import Hold, Suspension
from recipients.models import Recipient
from tests import cases
from tests.decisions.test_pages import as_, form_of, recorded
from tests.monitoring import watched
from tests.monitoring.test_pages import STOP
from tests.trust.secrets import known
from tests.trust.walking import addresses
from tests.writers import writer_on


def done():
    """How many things the ledger says were done."""
    return LedgerEntry.objects.filter(outcome="done").count()


def click_twice(officer, name, *at, **said):
    """Send the same form twice, as a double click does; the second must do nothing."""
    client, address = as_(Client(), officer), reverse(name, args=at)
    before = done()
    first = client.post(address, said)
    after_one = done()
    second = client.post(address, said)

    assert first.status_code == 302, first.content.decode()
    assert after_one > before, name
    assert done() == after_one, name
    assert second.status_code in (302, 404, 422), name


def test_no_button_on_the_way_to_a_yes_works_twice(cast):
    case = cases.mitigation(cast)
    click_twice(cast.amina, "assessments:submit", case.reference)
    for asked in Advice.objects.filter(assessment=case):
        adviser = getattr(cast, cases.ADVISERS[asked.kind])
        said = {"concur": "concur", "reasons": "Agreed.", "case_against": "It has not worked."}
        click_twice(adviser, "assessments:give_advice", case.reference, asked.pk, **said)
    click_twice(cast.tom, "decisions:countersign", case.reference, words="Read.")
    click_twice(cast.amina, "decisions:put", case.reference, reason="")
    click_twice(cast.osei, "decisions:decision", case.reference, **form_of("authorise"))

    assert Assessment.objects.get().state == "authorised"
    assert Signature.objects.filter(officer=cast.tom).count() == 1
    assert Decision.objects.count() == 1


def test_no_button_of_the_watch_works_twice(cast):
    case = cases.authorised(cast)
    condition = Condition.objects.get()
    shown = {"on": timezone.localdate().isoformat(), "proof": "The roster."}
    click_twice(cast.mona, "decisions:condition", case.reference, condition.pk, **shown)
    cases.ready_to_start(cast, case)
    click_twice(cast.mona, "monitoring:start_delivery", case.reference, reason="")
    click_twice(cast.dana, "monitoring:hold", case.reference, reason="A report.")
    click_twice(cast.osei, "monitoring:lift_hold", case.reference, reason="Another unit.")
    click_twice(cast.osei, "monitoring:suspend", case.reference, **STOP)
    resumed = {"reason": "Done.", "shown": "He was replaced."}
    click_twice(cast.osei, "monitoring:resume", case.reference, **resumed)
    click_twice(cast.osei, "monitoring:withdraw", case.reference, reason="Over.")

    assert Assessment.objects.get().state == "withdrawn"
    assert (Hold.objects.count(), Suspension.objects.count()) == (1, 1)
    kinds = list(Decision.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["authorise", "lift_hold", "suspend", "resume", "withdraw"]


@pytest.mark.parametrize(
    ("choice", "said"),
    [("refuse", {"what_would_change_it": "Visits to custody."})],
)
def test_no_other_choice_on_the_decision_page_works_twice(cast, choice, said):
    case = cases.sign_off(cast)

    click_twice(cast.osei, "decisions:decision", case.reference, **form_of(choice, **said))

    assert Decision.objects.count() == 1


def test_a_recorded_decision_is_recorded_and_confirmed_once(cast):
    case = cases.sign_off(cast)
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        sent = as_(Client(), cast.pia)
        for _click in range(2):
            sent.post(reverse("decisions:record", args=[case.reference]), recorded(cast))
        pending = PendingDecision.objects.order_by("pk").first()
        click_twice(cast.paul, "decisions:confirm", case.reference, pending.pk, confirm="1")

    assert Decision.objects.count() == 1


# -- other ways to come too late, or to the wrong door ----------------------------------------


@pytest.mark.parametrize("name", ["resume", "withdraw", "start_delivery", "lift_hold", "complete"])
def test_an_act_that_is_not_offered_is_refused_in_a_sentence(cast, name):
    case = cases.draft(cast)
    client, before = as_(Client(), cast.osei), done()

    sent = {"reason": "Because.", "shown": "It was met.", "outcome": "Done.", "lessons": "None."}
    answer = client.post(reverse(f"monitoring:{name}", args=[case.reference]), sent)

    refused = answer.context["refusal"]
    shown = refused.objections if refused else answer.context["objections"]
    assert answer.status_code == 422
    assert [each for each in shown if not str(each.says).endswith(".")] == []
    assert str(shown[0].says) in answer.content.decode()
    assert (Assessment.objects.get().state, done()) == ("draft", before)


def test_an_act_nobody_knows_is_no_address(cast):
    case = cases.draft(cast)

    answer = as_(Client(), cast.osei).post(f"/cases/{case.reference}/act/approve/", {})

    assert answer.status_code == 404


def test_somebody_elses_case_is_not_there_whatever_is_asked_of_it(cast):
    """Zed works for another organisation, where he writes and approves."""
    case = cases.monitoring(cast)
    secrets_of = known()
    client, found = as_(Client(), cast.zed), set()
    before = done()

    for paths in addresses(secrets_of).values():
        for path in paths:
            if case.reference in path or case.assistance.reference in path:
                found |= {client.get(path).status_code, client.post(path, {}).status_code}

    assert found <= {404, 405}
    assert done() == before


def test_a_decider_who_was_disabled_a_minute_ago_decides_nothing(cast):
    case = cases.sign_off(cast)
    client = as_(Client(), cast.osei)
    Officer.objects.filter(pk=cast.osei.pk).update(is_active=False)

    answer = client.post(reverse("decisions:decision", args=[case.reference]), form_of("authorise"))

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))
    with pytest.raises(Refused):
        cases.decide(cast, case, "authorise", by=Officer.objects.get(pk=cast.osei.pk))
    assert Decision.objects.count() == 0


def test_the_duties_of_somebody_disabled_climb_the_same_day(cast):
    watched.watched(cast)
    Officer.objects.filter(pk=cast.amina.pk).update(is_active=False)

    watching.sweep()

    told = {each.officer.name for each in Notice.objects.filter(kind__startswith="duty-unowned")}
    assert told - {"Amina Haddad"} == told != set()


@pytest.mark.parametrize("act", ["decide", "suspend"])
def test_what_was_typed_to_sign_is_back_after_a_session_that_ran_out(cast, act):
    case = cases.sign_off(cast) if act == "decide" else watched.watched(cast)
    name = "decisions:decision" if act == "decide" else "monitoring:suspend"
    address, client = reverse(name, args=[case.reference]), as_(Client(), cast.osei)
    said = form_of("authorise") if act == "decide" else STOP
    key = "reasons" if act == "decide" else "reason"
    writer = writer_on(client.get(address))
    before = done()
    client.logout()

    sent = client.post(address, said | {key: "Weighed for an hour.", "writer": writer})
    back = as_(client, cast.osei).get(address)

    assert (sent.status_code, sent.url) == (302, f"/account/login/?next={address}")
    assert "Weighed for an hour." in back.content.decode()
    assert done() == before
    assert "Weighed for an hour." not in client.get(address).content.decode()


def test_a_name_that_turns_the_page_or_hides_letters_is_kept_without_those_signs(cast):
    client = as_(Client(), cast.petra)
    typed = "\u202eWestern\u200b Division\u2066"

    client.post(
        reverse("recipients:enter"),
        {
            "portfolio": str(cast.portfolio.pk),
            "kind": "unit",
            "name": typed,
            "country": "KD",
            "latin_name": "",
        },
    )

    assert list(Recipient.objects.values_list("name", flat=True)) == ["Western Division"]
