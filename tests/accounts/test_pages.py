"""The administrators' lists: what they show, in what order, at what cost, and to whom."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.actions import create_post
from accounts.models import Officer, Portfolio, PostHolding
from casework.models import LedgerEntry
from config.posts import actions
from tests import cases
from tests.cases import today

LISTS = ["posts:list", "posts:people", "posts:on_its_way", "posts:create", "posts:enter"]


@pytest.fixture
def as_lou(cast, client):
    client.force_login(cast.lou)
    return client


def first_cells(answer):
    return [row["cells"][0]["text"] for row in answer.context["rows"]]


def cost_of(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return len(asked)


@pytest.mark.parametrize("name", LISTS)
def test_an_administrator_opens_every_list(as_lou, name):
    assert as_lou.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("who", ["amina", "okafor", "kim", "zed"])
def test_nobody_else_finds_them(cast, client, name, who):
    client.force_login(getattr(cast, who))

    assert client.get(reverse(name)).status_code == 404


def test_what_is_vacant_stands_first_with_what_waits_for_it(cast, as_lou):
    cases.sign_off(cast)
    gone = today() - timedelta(days=1)
    for holder in (cast.osei, cast.okafor):
        PostHolding.objects.filter(officer=holder).update(held_to=gone)

    answer = as_lou.get(reverse("posts:list"))

    rows = answer.context["rows"]
    assert first_cells(answer)[:2] == ["Director, Security", "Minister of State"]
    assert [row["cells"][3]["text"] for row in rows[:2]] == ["1 case", "Nothing"]
    assert [str(row["cells"][4]["badge"]) for row in rows[:3]] == ["Vacant", "Vacant", "Held"]


def test_a_post_whose_holder_may_no_longer_sign_in_is_vacant_in_fact(cast, as_lou):
    Officer.objects.filter(pk=cast.sam.pk).update(is_active=False)

    row = as_lou.get(reverse("posts:list")).context["rows"][0]

    assert row["cells"][2] == {"text": "Sam Reid", "small": "may no longer sign in"}
    assert str(row["cells"][4]["badge"]) == "Vacant"


@pytest.mark.parametrize("words", ["Director", "osei", "OSEI security", "direc office"])
def test_posts_are_found_by_their_title_their_place_and_their_holder(as_lou, words):
    answer = as_lou.get(reverse("posts:list"), {"words": words})

    assert first_cells(answer) == ["Director, Security"]


def test_the_list_shows_the_posts_of_ones_own_portfolios_alone(as_lou):
    assert "Desk Officer, Policing" not in as_lou.get(reverse("posts:list")).content.decode()


def test_a_long_list_goes_on_by_where_one_stands(cast, as_lou):
    for number in range(60):
        create_post(f"Analyst {number:02}", cast.portfolio)

    first = as_lou.get(reverse("posts:list"))
    second = as_lou.get(reverse("posts:list") + first.context["next_url"])

    assert first_cells(first)[0] == "Analyst 00"
    assert len(first.context["rows"]) == 50
    assert first_cells(second)[0] == "Analyst 50"
    assert set(first_cells(first)).isdisjoint(first_cells(second))


def test_what_is_on_its_way_is_said_in_three_parts(cast, as_lou):
    tomorrow = today() + timedelta(days=1)
    for officer in (cast.tom, cast.osei):
        PostHolding.objects.filter(officer=officer).update(held_to=today())
    said = {"by": cast.lou, "held_from": tomorrow, "reason": "A move."}
    actions.give(cast.post("Team Leader"), officer=cast.ravi, **said)
    actions.give(cast.post("Director, Security"), officer=cast.sam, **said)

    answer = as_lou.get(reverse("posts:on_its_way"))

    told = {
        part: [row["cells"][1]["text"] for row in answer.context[part]]
        for part in ("given", "beginning", "ending")
    }
    assert told["given"] == ["Sam Reid"]
    assert told["beginning"] == ["Ravi Menon"]
    assert sorted(told["ending"]) == ["Director Osei", "Tom Ellery"]


def test_officers_are_found_by_name_address_and_post_and_never_the_program(as_lou):
    def found(**asked):
        return first_cells(as_lou.get(reverse("posts:people"), asked))

    assert found(words="haddad") == ["Amina Haddad"]
    assert found(words="osei@ofa") == ["Director Osei"]
    assert found(words="Assurance") == ["Sam Reid"]
    assert "Heed" not in found()


def test_a_holder_without_a_role_that_signs_is_pointed_out(cast, as_lou):
    PostHolding.objects.filter(officer=cast.tom).update(held_to=today() - timedelta(days=1))
    post = cast.post("Team Leader")
    actions.give(post, by=cast.lou, officer=cast.ravi, held_from=today(), reason="A move.")

    page = as_lou.get(reverse("posts:post", args=[post.pk])).content.decode()

    assert "Ravi Menon holds this post but has no role in Security assistance" in page


def test_no_page_of_an_administrator_shows_a_case(cast, client):
    """Of what waits there are numbers, and no title, reference or recipient."""
    case = cases.sign_off(cast)
    client.force_login(cast.nora)
    gone = today() - timedelta(days=1)
    for holder in (cast.osei, cast.okafor):
        PostHolding.objects.filter(officer=holder).update(held_to=gone)
    post = cast.post("Director, Security")
    actions.give(post, by=cast.lou, officer=cast.sam, held_from=today(), reason="A move.")
    pages = [reverse(name) for name in ("home", *LISTS)]
    pages += [reverse(name, args=[post.pk]) for name in ("posts:post", "posts:give")]
    for officer in (cast.amina, cast.osei, cast.sam):
        pages += [
            reverse(name, args=[officer.public_id]) for name in ("posts:person", "posts:disable")
        ]

    shown = {url: client.get(url) for url in pages}

    assert {answer.status_code for answer in shown.values()} == {200}
    secrets = (case.reference, case.assistance.title, case.assistance.reference)
    for url, answer in shown.items():
        page = answer.content.decode()
        assert [each for each in secrets if each in page] == [], url


def test_what_the_lists_cost_does_not_grow_with_what_they_list(cast, as_lou):
    before = {name: cost_of(as_lou, reverse(name)) for name in LISTS[:3]}
    for number in range(20):
        post = create_post(f"Analyst {number:02}", cast.portfolio)
        officer = Officer.objects.create_user(f"a{number}@ofa.example", name=f"Analyst {number}")
        if number % 2:
            PostHolding.objects.create(officer=officer, post=post, held_from=today())

    after = {name: cost_of(as_lou, reverse(name)) for name in LISTS[:3]}

    assert after == before == {"posts:list": 12, "posts:people": 6, "posts:on_its_way": 7}


def test_what_a_post_and_an_officer_cost_to_look_at(cast, as_lou):
    post = reverse("posts:post", args=[cast.post("Director, Security").pk])
    person = reverse("posts:person", args=[cast.osei.public_id])
    disable = reverse("posts:disable", args=[cast.osei.public_id])

    assert [cost_of(as_lou, each) for each in (post, person, disable)] == [14, 7, 13]


def test_the_first_administrators_are_made_from_the_command_line(db, capsys):
    for key, name in (("ada", "Ada Novak"), ("ben", "Ben Tal")):
        call_command(
            "make_administrator",
            f"{key}@new.example",
            name=name,
            organisation="New Ministry",
            portfolio="Police reform",
        )

    where = Portfolio.objects.get(name="Police reform")
    made = Officer.objects.filter(email__endswith="@new.example").order_by("name")
    said = capsys.readouterr().out
    assert [each.may("accounts.arrange_posts", where) for each in made] == [True, True]
    assert "Created: the organisation New Ministry." in said
    assert said.count("/account/password/reset/key/") == 2
    entry = LedgerEntry.objects.latest("sequence")
    assert (entry.verb, entry.officer_name) == ("accounts.make_administrator", "Heed")


def test_the_link_from_the_command_line_lets_an_administrator_set_a_password(db, client, capsys):
    call_command(
        "make_administrator",
        "ada@new.example",
        name="Ada Novak",
        organisation="New Ministry",
        portfolio="Police reform",
    )
    link = capsys.readouterr().out.strip().splitlines()[-1]

    page = client.get(link.partition("localhost:8000")[2], follow=True)

    assert "password1" in page.content.decode()


def test_an_administrator_without_a_name_is_refused_in_a_sentence(db):
    with pytest.raises(CommandError, match="Give their name too"):
        call_command(
            "make_administrator",
            "ada@new.example",
            organisation="New Ministry",
            portfolio="Police reform",
        )

    assert not Portfolio.objects.filter(name="Police reform").exists()
