"""The lists: narrowed, searched, paged, restricted, taken away, at a price that does not grow."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments import actions
from assessments.models import Assistance
from casework.models import AccessEntry
from recipients.models import Country


def make(cast, title, by=None, **more):
    """Plan one piece of assistance and open its assessment."""
    by = by or cast.amina
    fields = {"country": Country.objects.get(code="KD"), "kind": "capacity_building"} | more
    assistance = actions.plan(
        by=by, portfolio=cast.portfolio, title=title, summary=f"{title}, in short.", **fields
    )
    return actions.open_assessment(assistance, by=by, framework_id="uk-osja")


@pytest.fixture
def three(cast, academy):
    """Three cases: two of Amina's, one of Ravi's elsewhere; the first names the academy."""
    return [
        make(cast, "Investigation training", recipients=[academy]),
        make(cast, "Patrol vehicles", kind="case_specific"),
        make(cast, "Custody advice", by=cast.ravi, country=Country.objects.get(code="OR")),
    ]


def titles(client, **asked):
    response = client.get("/cases/", asked)
    assert response.status_code == 200
    return [row["cells"][0]["text"] for row in response.context["rows"]]


@pytest.fixture
def signed_in(client, cast):
    client.force_login(cast.amina)
    return client


def test_the_newest_case_stands_first(signed_in, three):
    assert titles(signed_in) == ["Custody advice", "Patrol vehicles", "Investigation training"]


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({"country": "OR"}, ["Custody advice"]),
        ({"kind": "case_specific"}, ["Patrol vehicles"]),
        ({"mine": "on"}, ["Patrol vehicles", "Investigation training"]),
        ({"state": "mitigation"}, []),
        ({"state": "preparation", "country": "OR"}, ["Custody advice"]),
        ({"q": "vehicles"}, ["Patrol vehicles"]),
        ({"q": "police academy"}, ["Investigation training"]),
        ({"q": "nothing like it"}, []),
        (
            {"state": "no such state"},
            ["Custody advice", "Patrol vehicles", "Investigation training"],
        ),
    ],
)
def test_a_list_is_narrowed_by_what_is_asked(signed_in, three, asked, left):
    assert titles(signed_in, **asked) == left


def test_a_case_is_found_by_its_reference(signed_in, three):
    assert titles(signed_in, q=three[1].reference.lower()) == ["Patrol vehicles"]


def test_nobody_finds_what_others_work_on(client, three, cast):
    client.force_login(cast.zed)

    assert titles(client) == []


def test_a_restricted_case_is_listed_without_its_contents_to_an_auditor(client, three, cast):
    Assistance.objects.filter(pk=three[0].assistance_id).update(restricted=True)

    client.force_login(cast.kim)
    seen = client.get("/cases/").context["rows"][2]["cells"]
    client.force_login(cast.ravi)
    unseen = titles(client)

    assert (seen[0]["text"], seen[0]["small"], seen[1]["text"]) == (
        "Restricted",
        three[0].reference,
        "",
    )
    assert unseen == ["Custody advice", "Patrol vehicles"]


def test_a_restricted_case_is_not_found_by_its_words(client, three, cast):
    Assistance.objects.filter(pk=three[0].assistance_id).update(restricted=True)
    client.force_login(cast.kim)

    assert [titles(client, q=words) for words in ("investigation", "academy")] == [[], []]


def test_pages_follow_one_another_without_a_gap(signed_in, cast):
    for number in range(53):
        make(cast, f"Course {number}")

    first = signed_in.get("/cases/")
    second = signed_in.get("/cases/" + first.context["next_url"])
    again = signed_in.get("/cases/" + second.context["previous_url"])

    shown = [each.context["rows"] for each in (first, second, again)]
    assert [len(rows) for rows in shown] == [50, 3, 50]
    assert shown[0] == shown[2]
    assert second.context["rows"][0]["cells"][0]["text"] == "Course 2"


@pytest.mark.parametrize("address", ["/cases/", "/assistance/"])
@pytest.mark.parametrize(
    "asked", [{}, {"q": "training"}, {"q": "academy"}, {"q": "zebra"}, {"state": "proposed"}]
)
def test_a_list_costs_ten_queries_at_most_however_long(
    signed_in, three, cast, academy, address, asked, django_assert_max_num_queries
):
    for number in range(12):
        make(cast, f"Training {number}", recipients=[academy])

    with django_assert_max_num_queries(10):
        signed_in.get(address, asked)


@pytest.mark.parametrize("address", ["/cases/", "/assistance/"])
@pytest.mark.parametrize("asked", [{}, {"q": "training"}, {"q": "academy"}])
def test_no_query_of_a_list_grows_with_its_rows(
    signed_in, cast, academy, address, asked, django_assert_num_queries
):
    make(cast, "Training", recipients=[academy])
    with CaptureQueriesContext(connection) as few:
        signed_in.get(address, asked)
    for number in range(20):
        make(cast, f"Training {number}", recipients=[academy])

    with django_assert_num_queries(len(few)):
        signed_in.get(address, asked)


@pytest.mark.parametrize("address", ["/cases/", "/assistance/"])
@pytest.mark.parametrize("asked", [{}, {"q": "training"}, {"q": "academy"}, {"mine": "on"}])
def test_what_is_found_stands_in_the_same_order_whether_it_is_much_or_little(
    signed_in, three, cast, academy, address, asked, monkeypatch
):
    make(cast, "Other training", recipients=[academy])
    little = signed_in.get(address, asked).context

    monkeypatch.setattr("assessments.queries.lists.COUNTED", 1)
    much = signed_in.get(address, asked).context

    assert much["rows"] == little["rows"]
    assert (len(little["rows"]) > 1, much["showing"]) == (True, "More than 1")


def test_what_stands_at_a_far_end_is_not_walked_to(signed_in, three, cast):
    with CaptureQueriesContext(connection) as asked:
        signed_in.get("/cases/", {"q": "vehicles"})

    page = next(each["sql"] for each in asked if "ARRAY(SELECT" in each["sql"])
    assert f'"assessments_assessment"."id" IN ({three[1].pk})' in page
    assert "to_tsquery" not in page


def test_a_spreadsheet_of_the_list_carries_no_formula_and_is_noted(signed_in, three, cast):
    Assistance.objects.filter(pk=three[1].assistance_id).update(title="=HYPERLINK(1)")

    response = signed_in.get("/cases/", {"format": "csv", "mine": "on"})

    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert [row[:2] for row in rows] == [
        ["Reference", "Case"],
        [three[1].reference, "'=HYPERLINK(1)"],
        [three[0].reference, "Investigation training"],
    ]
    assert AccessEntry.objects.get().kind == "exported"


def test_all_assistance_is_listed_assessed_or_not(signed_in, three, cast, academy):
    actions.plan(by=cast.amina, portfolio=cast.portfolio, title="A base", country=academy.country)

    rows = signed_in.get("/assistance/").context["rows"]

    assert [row["cells"][0]["text"] for row in rows] == [
        "A base",
        "Custody advice",
        "Patrol vehicles",
        "Investigation training",
    ]
