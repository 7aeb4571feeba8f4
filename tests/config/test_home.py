"""The home page: what needs somebody, the numbers of the day, and what is new."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.actions import record_delivery, record_finding, screen
from assessments.models import Assessment, Contribution
from casework.actions import tell
from casework.models import Notice
from tests import cases, hrddp_cases
from tests import leahy_cases as leahy
from tests.journeys.world import OUT


@pytest.fixture
def at_home(client):
    """Sign somebody in and open their home page."""

    def opened(officer):
        client.force_login(officer)
        return client.get("/")

    return opened


def text(response):
    return response.content.decode()


def figures(response):
    return {each["label"]: each["number"] for each in response.context["figures"]}


def test_nobody_reads_a_home_page_without_signing_in(client, db):
    assert client.get("/").headers["Location"].startswith("/account/login/")


@pytest.mark.parametrize("who", ["amina", "kim", "okafor", "mona", "dana", "lou", "pia", "zed"])
def test_an_empty_home_says_what_would_fill_it(cast, at_home, who):
    page = text(at_home(getattr(cast, who)))

    assert "Nothing needs you" in page


def test_only_somebody_who_plans_is_asked_what_they_are_planning(cast, at_home):
    assert "What are you planning?" in text(at_home(cast.amina))
    assert "What are you planning?" not in text(at_home(cast.okafor))


def test_what_needs_one_is_counted_in_words(cast, at_home):
    cases.planned(cast)

    page = at_home(cast.amina)

    assert "One thing needs you" in text(page)
    assert "Investigation training" in text(page)


@pytest.mark.parametrize(
    ("who", "hears"),
    [
        ("amina", True),
        ("sam", True),
        ("osei", True),
        ("okafor", True),
        ("mona", True),
        ("kim", True),
        ("lena", False),
        ("dana", False),
        ("zed", None),
    ],
)
def test_help_that_flows_without_authority_rings_where_it_should_be_heard(
    cast, at_home, who, hears
):
    given = cases.planned(cast)
    record_delivery(given, by=cast.amina, kind="began", on=timezone.localdate(), what="A course")

    numbers = figures(at_home(getattr(cast, who)))

    rings = numbers.get("flowing without authority")
    assert rings == {True: 1, False: None, None: 0}[hears]


def test_the_list_of_help_without_authority_names_what_flows_and_to_whom(cast, client):
    given = cases.planned(cast)
    record_delivery(given, by=cast.amina, kind="began", on=date(2026, 1, 2), what="A course")
    client.force_login(cast.kim)

    page = text(client.get("/registers/without-authority/"))

    assert "Investigation training" in page
    assert "Western Division" in page


def test_a_restricted_alarm_rings_for_others_without_its_name(cast, client):
    given = cases.planned(cast, restricted=True)
    record_delivery(given, by=cast.amina, kind="began", on=date(2026, 1, 2), what="A course")
    client.force_login(cast.mona)

    page = text(client.get("/registers/without-authority/"))

    assert "Restricted assistance" in page
    assert "Investigation training" not in page


def test_what_is_new_is_told_until_it_is_marked_as_read(cast, client, at_home):
    tell([cast.amina], "hold-laid", cases.planned(cast), due_on=timezone.localdate(), path="/x/")

    page = at_home(cast.amina)
    client.post("/read/", {"newest": page.context["newest"]})
    after = client.get("/")

    assert "A hold was laid" in text(page)
    assert "New today" in text(page)
    assert "A hold was laid" not in text(after)
    assert Notice.objects.filter(read_at=None).count() == 0


def test_reading_takes_off_only_what_was_shown_and_only_ones_own(cast, client):
    case = cases.planned(cast)
    tell([cast.amina, cast.ravi], "hold-laid", case, due_on=date(2026, 1, 1))
    shown = Notice.objects.get(officer=cast.amina).pk
    tell([cast.amina], "hold-laid", case, due_on=date(2026, 2, 1))
    client.force_login(cast.amina)

    client.post("/read/", {"newest": shown})

    unread = Notice.objects.filter(read_at=None).order_by("due_on")
    assert [(each.officer, each.due_on.month) for each in unread] == [
        (cast.ravi, 1),
        (cast.amina, 2),
    ]


@pytest.mark.parametrize(
    ("who", "heading", "asked"),
    [
        ("amina", "One thing needs you", True),
        ("mona", "One thing needs you", True),
        ("kim", "Nothing is asked of you, but help flows without authority", False),
        ("sam", "Nothing is asked of you, but help flows without authority", False),
        ("dana", "Nothing needs you", False),
    ],
)
def test_a_home_never_says_that_all_is_well_while_help_flows_without_authority(
    cast, at_home, who, heading, asked
):
    given = cases.planned(cast)
    record_delivery(given, by=cast.amina, kind="began", on=timezone.localdate(), what="A course")

    page = text(at_home(getattr(cast, who)))

    assert heading in page
    assert ("stop it, or have it decided." in page) is asked
    told = "Whoever planned it and the monitoring officers are asked to stop it" in page
    assert told is (who in ("kim", "sam"))


def test_a_restricted_alarm_asks_for_its_stop_without_its_name(cast, at_home):
    given = cases.planned(cast, restricted=True)
    record_delivery(given, by=cast.amina, kind="began", on=timezone.localdate(), what="A course")

    page = text(at_home(cast.mona))

    assert "Restricted assistance" in page
    assert given.title not in page


def test_a_plan_found_out_of_scope_waits_for_a_second_person_and_not_for_its_author(cast, at_home):
    plan = cases.planned(cast)
    screen(plan, by=cast.amina, framework_id="uk-osja", answers=OUT, reasons="No UK part.")

    page = text(at_home(cast.amina))

    assert "Nothing needs you" in page
    assert "A second person must agree that it need not be assessed" in page


@pytest.mark.parametrize("newest", ["", "x", "-1", "9" * 40])
def test_a_mark_that_is_no_number_takes_nothing_off(cast, client, newest):
    client.force_login(cast.amina)

    assert client.post("/read/", {"newest": newest}).status_code == 302


@pytest.mark.parametrize(
    ("who", "rooms"),
    [
        ("amina", ["Home", "Assistance", "Recipients", "The watch", "Decisions", "Law"]),
        ("kim", ["Home", "Assistance", "Recipients", "The watch", "Decisions", "Law", "Registers"]),
        ("lou", ["Home", "Assistance", "The watch", "Decisions", "Law", "Posts"]),
    ],
)
def test_the_masthead_offers_the_rooms_one_may_enter(cast, at_home, who, rooms):
    page = at_home(getattr(cast, who))

    assert [each["label"] for each in page.context["nav"]] == rooms


def test_the_registers_are_offered_to_those_who_may_read_them(cast, client):
    client.force_login(cast.kim)
    to_kim = text(client.get("/registers/"))
    client.force_login(cast.lena)
    to_lena = client.get("/registers/")

    assert "The access log" in to_kim
    assert to_lena.status_code == 404


@pytest.mark.parametrize("who", ["amina", "osei", "kim", "mona", "hugo"])
def test_a_home_takes_as_many_queries_however_much_there_is(cast, client, who):
    unit = cases.a_unit(cast)
    cases.planned(cast, units=[unit])
    tell([cast.amina], "hold-laid", unit, due_on=timezone.localdate())
    client.force_login(getattr(cast, who))

    few = queries_of(client)
    for number in range(6):
        given = cases.planned(cast, title=f"Course {number}", units=[unit])
        record_delivery(given, by=cast.amina, kind="began", on=date(2026, 1, 2), what="A course")
        tell([cast.amina], "duty-late", given, due_on=timezone.localdate())
    many = queries_of(client)

    assert few == many
    assert many <= 20  # one of them for the plans that wait for a second person


def a_un_case(cast):
    """A case just opened, on which an adviser has to find before it can be submitted."""
    unit = cases.a_unit(cast, f"Battalion {Assessment.objects.count()}")
    return hrddp_cases.opened(cast, units=[unit])


def needs(response):
    return {row["cells"][0]["url"]: row["cells"][1] for row in response.context["needs"]}


@pytest.mark.parametrize(
    ("who", "days", "waited"),
    [
        ("hugo", 0, "It has waited since today."),
        ("lena", 1, "It has waited for 1 day."),
        ("hugo", 12, "It has waited for 12 days."),
        ("petra", 12, None),
        ("amina", 12, None),
    ],
)
def test_a_finding_waits_on_the_home_of_whoever_may_make_it(cast, at_home, who, days, waited):
    case = a_un_case(cast)
    case.made_at -= timedelta(days=days)
    case.save(update_fields=["made_at"])

    asked = needs(at_home(getattr(cast, who))).get(f"/cases/{case.reference}/findings/", {})

    assert asked.get("small") == waited
    assert asked.get("text") == (waited and "A finding awaits an adviser.")


def test_once_somebody_found_or_one_wrote_in_it_no_finding_waits_on_a_home(cast, at_home):
    found, own = a_un_case(cast), a_un_case(cast)
    record_finding(found, by=cast.lena, question="un.16", value="no", notes="Weighed.")
    Contribution.objects.create(assessment=own, officer=cast.hugo, what="answers")

    assert needs(at_home(cast.hugo)) == {}


def test_a_finding_on_one_person_waits_on_a_home_until_it_is_made(cast, at_home):
    accused = leahy.PERSON | leahy.ACCUSED | {"result": "rejected_gvhr"}
    case = leahy.draft(cast, [accused, leahy.UNIT])
    said = {"question": "us.remediated", "row": leahy.accused_in(case)[0], "value": "no"}

    before = needs(at_home(cast.hugo))
    record_finding(case, by=cast.lena, notes="Not tried.", **said)

    assert list(before) == [f"/cases/{case.reference}/findings/"]
    assert needs(at_home(cast.hugo)) == {}


def test_the_home_of_an_adviser_asks_as_much_however_many_findings_wait(cast, client):
    a_un_case(cast)
    client.force_login(cast.hugo)
    few = queries_of(client)

    for _each in range(4):
        a_un_case(cast)

    assert queries_of(client) == few <= 20


def queries_of(client):
    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    return len(asked)


def test_officers_choose_the_zone_and_language_they_read_in(cast, client):
    client.force_login(cast.amina)

    wrong = client.post("/account/you/", {"time_zone": "Mars/Base", "language": "en"})
    kept = client.post("/account/you/", {"time_zone": "Asia/Colombo", "language": "en"})

    cast.amina.refresh_from_db()
    assert (wrong.status_code, kept.status_code) == (422, 302)
    assert cast.amina.time_zone == "Asia/Colombo"


def test_ones_own_page_says_who_one_is_here(cast, client):
    client.force_login(cast.kim)

    page = text(client.get("/account/you/"))

    assert "kim@ofa.example" in page
    assert "an auditor (Security assistance)" in page


def test_a_case_waits_longest_since_the_day_it_was_submitted(cast, at_home):
    from config.home import _waiting_label

    day = timezone.localdate()
    oldest = timezone.now() - timedelta(days=31)

    assert str(_waiting_label(oldest, day)) == "waiting for a decision, longest 31 days"
