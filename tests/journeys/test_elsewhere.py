"""What was decided outside Heed, brought in by two people, each at a browser of their own."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from decisions.models import Decision
from tests import cases
from tests.journeys.people import Person
from tests.journeys.world import EARLIER

pytestmark = pytest.mark.browser

SECOND = (
    "OSJA/21/3,Custody records,capacity_building,KD,Kadar Police,2025-06-01,Jo Hall,"
    "Minister,minister,Written in 2021.,2027-01-01,2026-12-20\n"
)


def test_a_portfolio_from_before_heed_is_uploaded_read_and_taken_over_by_two(company, tmp_path):
    bad, good = tmp_path / "bad.csv", tmp_path / "register.csv"
    bad.write_text(EARLIER + SECOND.replace("KD", "QQ"))
    good.write_text(EARLIER + SECOND)
    sam, paul = company.comes("sam", Person), company.comes("paul", Person)

    uploads(sam, bad)
    sam.keeps_a_picture("faults")
    faults = sam.page.inner_text("body")
    uploads(sam, good)
    sam.reads("2 decisions to take over", "OSJA/21/3: Custody records", "Somebody else must")
    before = Decision.objects.count()
    paul.opens("/decisions/import/")
    paul.follows("register.csv")
    paul.keeps_a_picture("preview")
    paul.presses("Take them over")

    assert "QQ" in faults
    assert before == 0
    assert "2 decisions were taken over; 0 were known already." in paul.page.inner_text("body")
    taken = Decision.objects.order_by("pk")
    assert [(each.made, each.recorder.name, each.confirmed_by.name) for each in taken] == [
        ("before_heed", "Sam Reid", "Paul Grant")
    ] * 2


def uploads(person, file):
    """Choose a file of decisions and have it read."""
    person.opens("/decisions/import/")
    person.page.set_input_files("main [name=file]", file)
    person.presses("Read the file")


def test_a_decision_given_by_telephone_is_recorded_by_one_and_confirmed_by_another(
    company, committed_cast
):
    with time_machine.travel(timezone.now() - timedelta(minutes=10)):
        case = cases.sign_off(committed_cast)
    pia, paul = company.comes("pia", Person), company.comes("paul", Person)
    now = timezone.localtime()

    pia.opens(f"/cases/{case.reference}/decision/")
    pia.follows("Record a decision made on paper, orally or in a meeting")
    pia.fills(made="orally", made_on=now.date(), made_time=now.strftime("%H:%M"))
    pia.page.locator("main [name=decider]").select_option(label="Director Osei")
    pia.fills(words="No. Not with that commander.", custodian="Private Office")
    pia.fills(custodian_reference="Duty book 7", choice="refuse", reasons="The commander stays.")
    pia.fills(what_would_change_it="Another commander.")
    pia.keeps_a_picture("recording")
    pia.presses("Record it, for a second person to confirm")
    pia.reads("You recorded this. Somebody else must compare it and confirm it.")
    paul.opens("/")
    paul.follows("Investigation training")
    paul.reads("Director Osei", "No. Not with that commander.", "Another commander.", "Duty book 7")
    paul.keeps_a_picture("confirming")
    paul.presses("It does: confirm it")

    case.refresh_from_db()
    assert case.state == "refused"
    assert Decision.objects.get().made == "orally"
