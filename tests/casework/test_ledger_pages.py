"""The auditor's pages: the ledger, one entry, its verification, and who looked at what."""

import pytest

from casework import views
from casework.actions import note_access
from casework.models import AccessEntry
from casework.refusals import Refused
from casework.road import perform
from recipients.actions import register_recipient
from recipients.models import Country, Recipient


@pytest.fixture
def a_unit(cast):
    return register_recipient(
        by=cast.amina,
        portfolio=cast.portfolio,
        kind=Recipient.Kind.UNIT,
        name="Western Division",
        country=Country.objects.get(code="KD"),
    )


@pytest.fixture
def what_happened(cast, a_unit):
    """A registration, a review opened, and a bar refused."""
    perform(a_unit.open_review, by=cast.amina, reason="A letter came.")
    a_unit.refresh_from_db()
    with pytest.raises(Refused):
        perform(a_unit.bar, by=cast.amina, reason="It is true.")
    return a_unit


def text(response):
    return response.content.decode()


@pytest.fixture
def auditor(cast, client):
    client.force_login(cast.kim)
    return client


def test_the_ledger_is_read_by_auditors_alone(cast, client, auditor):
    pages = ["/ledger/", "/ledger/1/", "/access/"]

    to_kim = [auditor.get(page).status_code for page in pages]
    client.force_login(cast.amina)
    to_amina = [client.get(page).status_code for page in pages]
    to_amina.append(client.post("/ledger/verify/").status_code)

    assert to_kim == [200, 404, 200]
    assert to_amina == [404] * 4


def test_the_ledger_shows_what_was_done_and_what_was_refused(auditor, what_happened):
    page = text(auditor.get("/ledger/"))

    assert page.index("barred") < page.index("put under review") < page.index("entered in the")
    assert "not-permitted" in page
    assert "registered → under review" in page


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("outcome=refused", 1),
        ("verb=recipients.open_review", 1),
        ("officer=amina", 3),
        ("officer=kim", 0),
        ("reference=RCP-", 3),
        ("reference=HRA-", 0),
        ("outcome=nonsense", 3),
    ],
)
def test_the_ledger_is_narrowed_by_what_is_asked(auditor, what_happened, asked, count):
    answer = auditor.get(f"/ledger/?{asked}")

    assert len(answer.context["rows"]) == count


def test_a_page_of_the_ledger_takes_as_many_queries_however_long(
    auditor, what_happened, django_assert_max_num_queries
):
    with django_assert_max_num_queries(6):
        auditor.get("/ledger/")


def test_an_entry_shows_its_bytes_its_hash_and_its_link(auditor, what_happened):
    page = auditor.get("/ledger/2/")

    assert page.context["holds"] is True
    assert page.context["previous_hash"] == auditor.get("/ledger/1/").context["hash"]
    assert page.context["subject_url"] == f"/recipients/{what_happened.reference}/"
    assert "A letter came." not in text(page)


def test_a_whole_chain_is_verified_at_the_press_of_a_button(auditor, what_happened):
    page = text(auditor.post("/ledger/verify/"))

    assert "The chain holds" in page
    assert "All 3 entries are as they were written" in page


def test_a_chain_too_long_for_a_page_names_the_command(auditor, what_happened, monkeypatch):
    monkeypatch.setattr(views, "VERIFIED_AT_ONCE", 2)

    page = text(auditor.post("/ledger/verify/"))

    assert "manage.py verify_ledger" in page


def test_a_verification_is_asked_for_and_never_followed_by_a_link(auditor):
    assert auditor.get("/ledger/verify/").status_code == 405


def test_the_access_log_says_who_looked_and_why(cast, auditor, a_unit):
    note_access(cast.dana, AccessEntry.Kind.READ, a_unit, reason="A call at night.")

    page = text(auditor.get("/access/?officer=dana&kind=read"))
    nothing = text(auditor.get("/access/?officer=zed"))

    assert "A call at night." in page
    assert "No look fits" in nothing
