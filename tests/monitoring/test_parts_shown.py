"""What was stopped by its name: on the watch, in the record, in the export, and on deliveries."""

import json

import pytest
from django.urls import reverse

from assessments.models import Delivery
from decisions.exports import as_json
from tests.decisions.test_sealed_page import words_of
from tests.monitoring.parts import FUEL, NORTH, resume, stop, units
from tests.monitoring.test_pages import shown


@pytest.fixture
def mona(cast, client):
    """Her browser."""
    client.force_login(cast.mona)
    return client


def test_the_watch_says_what_is_stopped_and_what_goes_on(cast, case, mona):
    stop(cast, case, NORTH, unit=0)

    page = shown(mona.get(reverse("monitoring:case", args=[case.reference])))

    assert "The operation in the north, for Western Division" in page
    assert "Stopped in part" in page
    assert "Whatever else Western Division gets, and what others get." in page


def test_the_record_of_the_stop_covers_the_part_with_a_no(cast, case, mona):
    decision = stop(cast, case, NORTH, unit=0).decision

    (row,) = json.loads(bytes(decision.sealed.parts.get(path="coverage").canonical))

    assert (row["part"], row["recipient_name"], row["says"]) == (NORTH, "Western Division", "no")


def test_the_page_of_the_record_says_what_was_stopped_for_whom(cast, case, mona):
    decision = stop(cast, case, NORTH, unit=0).decision

    page = words_of(mona.get(reverse("decisions:sealed", args=[decision.reference])))

    assert "What is stopped The operation in the north For whom Western Division" in page


def test_the_export_says_of_each_stop_when_it_and_no_other_was_lifted(cast, case):
    first, _second = stop(cast, case, NORTH, unit=0), stop(cast, case, FUEL)
    resume(cast, case, first)

    rows = json.loads("".join(as_json()))
    stops = next(row for row in rows if row["case_ref"] == case.reference)["suspensions"]

    assert [(each["part"], each["recipient"], bool(each["to"])) for each in stops] == [
        (NORTH, "Western Division", True),
        (FUEL, None, False),
    ]


def test_a_delivery_says_whether_it_is_for_what_was_stopped(cast, case, mona):
    stop(cast, case, NORTH)
    page = reverse("assessments:record_delivery", args=[case.assistance.reference])
    said = {"kind": "began", "what": "Fuel", "on_day": 2, "on_month": 1, "on_year": 2026}
    said |= {"recipient": units(case)[0].pk}

    unsaid = mona.post(page, said)
    mona.post(page, said | {"part": NORTH})
    mona.post(page, said | {"part": "-"})

    assert "Say whether it is for something that was stopped or left out." in shown(unsaid)
    assert list(Delivery.objects.order_by("pk").values_list("part", flat=True)) == [NORTH, ""]


def test_where_nothing_was_stopped_by_name_a_delivery_is_not_asked(case, mona):
    page = reverse("assessments:record_delivery", args=[case.assistance.reference])

    assert "For which part of it?" not in shown(mona.get(page))


def test_whoever_gives_it_back_chooses_it_by_its_name(cast, case, client):
    stop(cast, case, NORTH, unit=0)
    client.force_login(cast.osei)

    page = shown(client.get(reverse("monitoring:resume_part", args=[case.reference])))

    assert "The operation in the north, for Western Division" in page
