"""The overview of a case: the risks that need reading first, and only links one may follow."""

from datetime import timedelta

import pytest
from django.urls import reverse

from assessments.actions import record_delivery
from assessments.pages import identity_of_assistance, risks_at_a_glance
from casework.files import CaseFile
from tests import cases
from tests.front.reading import read, words


@pytest.fixture
def written(cast):
    """A case whose risks are found: some grave, most of them not to be any."""
    return cases.mitigation(cast)


def links(client, officer, name, case):
    client.force_login(officer)
    page = client.get(reverse(f"assessments:{name}", args=[case.reference]))
    return read(page.content.decode()).xpath("//main//a/@href")


def test_the_gravest_risk_is_read_first_and_what_is_none_is_only_counted(written):
    file = CaseFile(written)

    rows, quiet = risks_at_a_glance(written, file)

    live = [risk for risk in file.risks if risk.live]
    assert len(rows) == len(live)
    assert quiet == len(file.risks) - len(live)
    assert rows[0]["before_tone"] == "serious"


def test_a_risk_nobody_has_found_yet_stands_before_all_others(written):
    file = CaseFile(written)
    last = file.risks[-1]
    last.row["before"], last.live = None, False

    rows, _quiet = risks_at_a_glance(written, file)

    assert rows[0]["before"] == "not found yet"


def test_the_overview_says_how_many_risks_were_found_to_be_none(client, cast, written):
    client.force_login(cast.amina)

    page = client.get(reverse("assessments:detail", args=[written.reference]))

    _rows, quiet = risks_at_a_glance(written, CaseFile(written))
    says = f"{quiet} other risks were looked at and found not to be any. All risks"
    assert says in words(read(page.content.decode()))


def test_only_whoever_may_record_what_happens_is_led_there(client, cast, written):
    page = reverse("assessments:record_delivery", args=[written.assistance.reference])

    assert page in links(client, cast.amina, "detail", written)
    assert page not in links(client, cast.dana, "detail", written)


def test_whoever_does_not_plan_is_led_to_where_the_plan_is_read(client, cast, written):
    pages = [
        reverse(f"assessments:{name}", args=[written.assistance.reference])
        for name in ("screen", "recipients")
    ]

    assert set(pages) <= set(links(client, cast.amina, "tasks", written))
    assert not set(pages) & set(links(client, cast.dana, "tasks", written))


@pytest.mark.parametrize(("days", "says"), [(3, "in 3 days"), (-3, "")])
def test_a_first_delivery_that_is_past_is_a_day_and_not_a_deadline(cast, days, says):
    given = cases.planned(cast, first_delivery_on=cases.today() + timedelta(days=days))

    bar = identity_of_assistance(given, CaseFile(given), [], cast.amina)

    (fact,) = [each for each in bar["facts"] if each["label"] == "First delivery"]
    assert fact["small"] == says


def test_whoever_planned_help_that_flows_finds_the_way_to_have_it_decided(client, cast):
    given = cases.planned(cast)
    record_delivery(given, by=cast.amina, kind="began", on=cases.today(), what="A course")
    client.force_login(cast.amina)

    page = client.get(given.get_absolute_url()).content.decode()

    assert "This help is flowing without authority" in page
    assert reverse("assessments:screen", args=[given.reference]) in page
