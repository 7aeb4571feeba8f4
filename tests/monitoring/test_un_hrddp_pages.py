"""The pages on which support under the UN's policy is watched: changes, answers, evidence."""

from datetime import timedelta

import pytest

from monitoring import actions
from monitoring.models import Obligation, Trigger
from recipients import actions as recipients
from tests import cases, hrddp_cases

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    """Support that is watched."""
    return hrddp_cases.monitoring(cast)


@pytest.fixture
def allegation(cast, case):
    return recipients.record_allegation(
        by=cast.mona,
        recipient=case.assistance.recipients.order_by("pk").first(),
        portfolio=cast.portfolio,
        violation="Killings",
        code="extrajudicial_killing",
        says="Eleven people were shot.",
        standard="grounds_suspect",
        continuing=True,
    )


@pytest.fixture
def told(cast, allegation):
    today = cases.today()
    said = recipients.intercede(
        by=cast.mona,
        allegations=[allegation],
        how="oral",
        on=today,
        told_by="The head of mission",
        told="The foreign minister",
        place="The ministry",
        asked="That it ends.",
        answer_due=today + timedelta(days=14),
    )
    actions.await_answer(said, by=cast.program)
    return said


def test_un_26_what_waits_for_an_answer_leads_to_the_page_that_records_it(cast, case, told, client):
    client.force_login(cast.mona)
    row = Obligation.objects.get(comes_from="intercession")

    answer = client.get(f"/cases/{case.reference}/watch/duties/{row.pk}/")

    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/recipients/intercessions/{told.reference}/answer/",
    )


def test_un_26_an_allegation_on_the_watch_is_brought_to_the_authorities_from_there(
    cast, case, allegation, client
):
    opened = actions.open_triggers_for(allegation, by=cast.program)[0]
    pages = {}
    for key in ("mona", "dana"):
        client.force_login(getattr(cast, key))
        pages[key] = client.get(f"/cases/{case.reference}/watch/happened/{opened.pk}/")

    link = f"/recipients/allegations/{allegation.reference}/authorities/"
    assert {key: link in page.content.decode() for key, page in pages.items()} == {
        "mona": True,
        "dana": False,
    }


def test_un_12_a_change_of_commander_is_recorded_on_the_watch(cast, case, client):
    client.force_login(cast.mona)

    client.post(
        f"/cases/{case.reference}/watch/changed/",
        {"kind": "change_of_commander", "says": "Two generals are announced."},
    )

    assert Trigger.objects.get().path.endswith(": Two generals are announced.")


def test_a_change_needs_its_kind_and_its_words(cast, case, client):
    client.force_login(cast.mona)

    answer = client.post(f"/cases/{case.reference}/watch/changed/", {"kind": "weather"})

    assert answer.status_code == 422
    assert not Trigger.objects.exists()


def test_un_27_that_evidence_is_weaker_is_shown_on_the_watch_with_the_reasons(
    cast, case, allegation, told, client
):
    recipients.dispose(
        allegation, by=cast.mona, disposition="The witness took it back.", standard="unverified"
    )
    client.force_login(cast.osei)

    page = client.get(f"/cases/{case.reference}/watch/").content.decode()

    assert "The witness took it back." in page


def test_un_27_a_restricted_reason_is_shown_to_its_readers_alone(
    cast, case, allegation, told, client
):
    recipients.dispose(allegation, by=cast.mona, disposition="kestrel-nine", standard="unverified")
    allegation.restricted = True
    allegation.save(update_fields=["restricted"])
    client.force_login(cast.mona)

    page = client.get(f"/cases/{case.reference}/watch/").content.decode()

    assert "kestrel-nine" not in page
