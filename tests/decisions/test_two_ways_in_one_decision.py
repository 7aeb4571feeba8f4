"""Both laws pay and both bars stand: each Secretary takes the way of their own law, one decides."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from assessments.models import Assessment, Contribution
from casework.files import CaseFile
from casework.models import LedgerEntry
from casework.refusals import Refused
from decisions import actions, pdf
from decisions.models import BarOverride, Decision, WayTaken
from decisions.verdicts import ProposedOverride
from monitoring import actions as watching
from monitoring.models import Obligation
from tests import cases
from tests import leahy_cases as leahy
from tests.decisions.test_exports import exported
from tests.decisions.test_record_pdf import text_of

pytestmark = pytest.mark.django_db
STATE = ProposedOverride(
    bar_id="leahy",
    way="effective_steps",
    reasons="Eleven are charged.",
    shown={
        "finding": "Effective steps are taken.",
        "evidence": "The register of the court.",
        "report_made_first": "Letter 7, in the archive.",
    },
    reported_on=timezone.localdate(),
)


def of_defense(**said):
    told = {"who": "The Under Secretary", "on": cases.today().isoformat(), "said": "State agrees."}
    usual = {
        "bar_id": "leahy_defense",
        "way": "corrective_steps",
        "reasons": "All steps were taken.",
        "shown": {"finding": "All necessary steps.", "evidence": "The dismissal orders."},
        "consulted": {"secretary_state": told},
    }
    return ProposedOverride(**usual | said)


@pytest.fixture
def case(cast):
    return leahy.barred(cast)


@pytest.fixture
def vera(case):
    return leahy.secretary_of_defense()


def taken(case, by, way=STATE, **said):
    return actions.take_way(case, by=by, taken=way, reauthenticated_at=timezone.now(), **said)


def resting_on(*rows):
    return tuple(
        ProposedOverride(bar_id=row.bar_id, way=row.way, reasons="", taken=row.pk) for row in rows
    )


def decided(cast, case, by, *overrides):
    verdict = leahy.a_yes(overrides=overrides, findings=leahy.not_remediated(case))
    return cases.decide(cast, case, "authorise", by=by, verdict=verdict)


def codes(refused):
    return [each.code for each in refused.value.objections]


def test_one_decision_carries_both_ways_each_with_its_own_person(cast, case, vera):
    row = taken(case, cast.okafor)

    decision = decided(cast, case, vera, *resting_on(row), of_defense())

    assert [(each.way, each.reasons, each.taken) for each in BarOverride.objects.all()] == [
        ("effective_steps", "Eleven are charged.", row),
        ("corrective_steps", "All steps were taken.", None),
    ]
    assert (decision.decider, row.officer, row.level_id) == (vera, cast.okafor, "secretary_state")


@pytest.mark.parametrize("alone", ["state", "defense"])
def test_with_one_way_alone_the_other_law_still_bars_it(cast, case, vera, alone):
    by, way = (cast.okafor, STATE) if alone == "state" else (vera, of_defense())

    with pytest.raises(Refused) as refused:
        decided(cast, case, by, way)

    assert len(codes(refused)) > 0
    assert Decision.objects.count() == 0


def test_nobody_takes_the_way_of_the_other_law_in_the_same_decision(cast, case, vera):
    with pytest.raises(Refused) as refused:
        decided(cast, case, vera, STATE, of_defense())

    assert "override-not-yours" in codes(refused)


def test_each_is_reported_by_its_own_day_by_its_own_post(cast, case, vera):
    with time_machine.travel(timezone.now() - timedelta(days=3), tick=False):
        told = {"who": "The Under Secretary", "on": cases.today().isoformat(), "said": "Agreed."}
        row = taken(case, vera, of_defense(consulted={"secretary_state": told}))

    decided(cast, case, cast.okafor, *resting_on(row), STATE)
    watching.sweep()

    duty = Obligation.objects.get(comes_from="override")
    assert duty.due_on == cases.today() - timedelta(days=3) + timedelta(days=15)
    assert duty.owner.title == leahy.DEFENSE


def test_the_record_and_the_export_say_who_went_past_which_bar(cast, case, vera):
    decision = decided(cast, case, vera, *resting_on(taken(case, cast.okafor)), of_defense())

    part = decision.sealed.parts.get(path="overrides")
    sealed = {each["bar"]: each["taken_by"] for each in json.loads(bytes(part.canonical))}
    assert {bar: (by["name"], by["post"]) for bar, by in sealed.items()} == {
        "leahy": ("Minister Okafor", "Minister of State"),
        "leahy_defense": ("Vera Stone", leahy.DEFENSE),
    }
    (row,) = exported()
    assert [(each["bar"], each["taken_by"], each["post"]) for each in row["overrides"]] == [
        ("leahy", "Minister Okafor", "Minister of State"),
        ("leahy_defense", "Vera Stone", leahy.DEFENSE),
    ]


def test_the_page_of_the_record_and_its_paper_show_both(cast, client, case, vera):
    decision = decided(cast, case, vera, *resting_on(taken(case, cast.okafor)), of_defense())
    client.force_login(cast.okafor)

    page = client.get(reverse("decisions:sealed", args=[decision.reference])).content.decode()
    paper = " ".join(text_of(pdf.render(decision.sealed)).split())

    for shown in (page, paper):
        assert "Taken by Minister Okafor, Minister of State on" in shown
        assert f"Taken by Vera Stone, {leahy.DEFENSE} on" in shown
        assert "Consulted: Secretary of State or delegate" in shown


@pytest.mark.parametrize(
    ("lack", "code"),
    [
        ({"reasons": " "}, "override-without-reasons"),
        ({"reported_on": None}, "override-unreported"),
        ({"way": "extraordinary"}, "override-unknown"),
        ({"bar_id": "unvetted"}, "no-such-bar"),
    ],
)
def test_what_a_way_lacks_is_refused_when_it_is_taken(cast, case, lack, code):
    said = {name: getattr(STATE, name) for name in ("bar_id", "way", "reasons", "shown")}

    with pytest.raises(Refused) as refused:
        taken(case, cast.okafor, ProposedOverride(**said | {"reported_on": cases.today()} | lack))

    assert code in codes(refused)
    assert LedgerEntry.objects.filter(verb="decisions.take_way", outcome="refused").exists()


def test_who_does_not_sit_where_the_law_says_takes_no_way(cast, case, vera):
    found = {}
    for officer in (vera, cast.osei, cast.amina):
        with pytest.raises(Refused) as refused:
            taken(case, officer)
        found[officer.name] = codes(refused)

    assert found["Vera Stone"] == ["override-not-yours"]
    assert found["Director Osei"] == ["override-not-yours"]
    assert {"not-permitted", "own-work"} <= set(found["Amina Haddad"])


def test_a_way_is_taken_once_and_by_somebody_who_proved_who_they_are(cast, case):
    with pytest.raises(Refused) as refused:
        actions.take_way(case, by=cast.okafor, taken=STATE)
    assert codes(refused) == ["sign-in-again"]
    taken(case, cast.okafor)

    with pytest.raises(Refused) as refused:
        taken(case, cast.okafor)

    assert codes(refused) == ["way-taken-already"]


def test_what_was_taken_falls_when_the_case_is_submitted_anew(cast, case, vera):
    row = taken(case, cast.okafor)
    Assessment.objects.filter(pk=case.pk).update(submission_root="f" * 64)

    assert CaseFile(Assessment.objects.get(pk=case.pk)).ways_taken == []
    with pytest.raises(Refused) as refused:
        decided(cast, case, vera, *resting_on(row), of_defense())
    assert "override-not-taken" in codes(refused)


def test_the_database_holds_four_eyes_on_a_way_too(cast, case):
    row = taken(case, cast.okafor)
    copy = {f.attname: getattr(row, f.attname) for f in row._meta.fields if f.name != "id"}

    with pytest.raises(IntegrityError, match="wrote any of a case"), transaction.atomic():
        WayTaken.objects.create(**copy | {"bar_id": "x", "officer_id": cast.amina.pk})
    Contribution.objects.create(assessment=case, officer=cast.osei, what="a line")
    with pytest.raises(IntegrityError, match="wrote any of a case"), transaction.atomic():
        WayTaken.objects.create(**copy | {"bar_id": "y", "on_behalf_of_id": cast.osei.pk})
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        WayTaken.objects.filter(pk=row.pk).update(reasons="Otherwise.")


def test_the_database_refuses_a_decision_resting_on_a_way_past_another_bar(cast, case, vera):
    row = taken(case, cast.okafor)
    decision = decided(cast, case, vera, *resting_on(row), of_defense())

    with pytest.raises(IntegrityError, match="rests only on a way"), transaction.atomic():
        BarOverride.objects.create(
            decision=decision, bar_id="leahy_defense", way="extraordinary", taken=row
        )


# -- on the pages -----------------------------------------------------------------------------


def test_the_other_secretary_takes_the_way_on_a_page_and_the_decider_rests_on_it(
    cast, client, case, vera
):
    client.force_login(cast.okafor)
    address = reverse("decisions:take_way", args=[case.reference, "leahy"])
    said = {f"past-leahy-effective_steps-{key}": text for key, text in STATE.shown.items()}
    said |= {
        "past-leahy": "effective_steps",
        "past-leahy-effective_steps-reasons": STATE.reasons,
        "past-leahy-effective_steps-reported": cases.today().isoformat(),
    }

    row = taken_on_page(client, address, said)

    assert (row.officer, row.shown) == (cast.okafor, STATE.shown)
    client.force_login(vera)
    page = client.get(reverse("decisions:decision", args=[case.reference])).content.decode()
    assert "taken by Minister Okafor, Minister of State" in page
    assert f'value="taken-{row.pk}"' in page


def taken_on_page(client, address, said):
    answer = client.post(address, said)
    if answer.status_code == 302 and "reauthenticate" in answer.url:
        client.post(answer.url, {"password": "correct horse staple"})
    return WayTaken.objects.get()


def test_who_may_not_is_told_why_and_is_offered_no_form(cast, client, case):
    client.force_login(cast.osei)

    page = client.get(reverse("decisions:take_way", args=[case.reference, "leahy"]))

    text = page.content.decode()
    assert "Only Secretary of State or delegate may go past this" in text
    assert "By which way?" not in text


def test_a_bar_nobody_may_pass_has_no_such_page(cast, client, case):
    client.force_login(cast.okafor)

    for bar in ("unvetted", "nothing"):
        address = reverse("decisions:take_way", args=[case.reference, bar])
        assert client.get(address).status_code == 404


def test_the_way_of_the_other_law_is_closed_to_the_decider_with_what_to_do(cast, client, case):
    client.force_login(cast.okafor)

    page = client.get(reverse("decisions:decision", args=[case.reference])).content.decode()

    assert "It is for: Secretary of Defense or delegate, who takes it on its own page" in page
    assert "It is for: Secretary of State or delegate" not in page
