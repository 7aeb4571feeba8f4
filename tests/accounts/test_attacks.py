"""Taking a signing post with the application's own password: PostgreSQL refuses every way."""

import psycopg2
import pytest
from django.db import connection

from accounts import actions
from accounts.models import Appointment, PostHolding
from tests.cases import today
from tests.cast import Cast, seat_by_two
from tests.databases import address_of

REFUSED = (psycopg2.errors.IntegrityConstraintViolation, psycopg2.errors.CheckViolation)


@pytest.fixture(scope="module")
def people(a_shared_copy):
    """The cast, in whose office the post of director has fallen vacant."""
    cast = Cast()
    PostHolding.objects.filter(officer=cast.osei).update(held_to="2026-01-01")
    return cast


@pytest.fixture
def attack(a_shared_copy, people):
    """Run statements as the application's role, in one transaction, and commit it."""
    link = psycopg2.connect(address_of(a_shared_copy))
    names = {each: getattr(people, each).pk for each in ("amina", "osei", "lou", "nora", "sam")}
    names["director"] = people.post("Director, Security").pk
    names["leader"] = people.post("Team Leader").pk

    def run(*statements):
        with link, link.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement.format(**names))

    yield run
    link.close()


HOLDING = (
    "INSERT INTO accounts_postholding (post_id, officer_id, held_from, handover)"
    " VALUES ({director}, {amina}, current_date, '')"
)


def given(giver, officer="{amina}", closed="NULL, NULL"):
    """The statement that gives the director's post, by one, confirmed (or not) by another."""
    return (
        "INSERT INTO accounts_appointment (post_id, officer_id, held_from, reason, given_at,"
        " given_by_id, confirmed_by_id, closed_at) VALUES"
        f" ({{director}}, {officer}, current_date, '', now(), {giver}, {closed})"
    )


def confirmed(confirmer):
    return (
        f"UPDATE accounts_appointment SET confirmed_by_id = {confirmer}, closed_at = now()"
        " WHERE closed_at IS NULL"
    )


def test_the_attacker_has_the_application_s_role(attack, people):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("heed_app",)


def test_a_signing_post_is_not_taken_by_sitting_down_in_it(attack):
    with pytest.raises(REFUSED, match="given by one administrator and confirmed by another"):
        attack(HOLDING)


def test_a_signing_post_given_and_not_confirmed_is_not_held(attack):
    with pytest.raises(REFUSED, match="given by one administrator and confirmed by another"):
        attack(given("{lou}"), HOLDING)


def test_nobody_gives_themselves_a_signing_post(attack):
    with pytest.raises(REFUSED, match="nobody_gives_themselves_a_post"):
        attack(given("{lou}", officer="{lou}"))


@pytest.mark.parametrize("confirmer", ["{lou}", "{nora}"])
def test_nobody_confirms_what_they_gave_or_are_given(attack, confirmer):
    with pytest.raises(REFUSED, match="a_second_administrator_confirms"):
        attack(given("{lou}", officer="{nora}"), confirmed(confirmer))


@pytest.mark.parametrize("giver", ["{amina}", "{osei}"])
def test_nobody_but_an_administrator_gives_a_signing_post(attack, giver):
    with pytest.raises(REFUSED, match="given by an administrator of its portfolio"):
        attack(given(giver, officer="{sam}"))


def test_nobody_but_an_administrator_confirms_a_signing_post(attack):
    with pytest.raises(REFUSED, match="confirmed by an administrator of its portfolio"):
        attack(given("{lou}"), confirmed("{osei}"))


def test_an_appointment_is_not_born_confirmed(attack):
    with pytest.raises(REFUSED, match="begins unconfirmed"):
        attack(given("{lou}", closed="{nora}, now()"))


def test_an_appointment_is_not_turned_to_somebody_else_while_it_is_confirmed(attack):
    with pytest.raises(REFUSED, match="nothing else of it changes"):
        attack(
            given("{lou}", officer="{sam}"),
            "UPDATE accounts_appointment SET officer_id = {amina}, confirmed_by_id = {nora},"
            " closed_at = now()",
        )


def test_a_holding_that_ended_is_not_opened_again(attack):
    with pytest.raises(REFUSED, match="only ever ended"):
        attack("UPDATE accounts_postholding SET held_to = NULL WHERE officer_id = {osei}")


@pytest.mark.parametrize("change", ["officer_id = {amina}", "held_from = '2020-06-01'"])
def test_a_holding_of_a_signing_post_is_not_handed_to_another_person_or_day(attack, change):
    with pytest.raises(REFUSED, match="only ever ended"):
        attack(f"UPDATE accounts_postholding SET {change} WHERE officer_id = {{osei}}")


def test_a_seat_at_the_foot_of_the_ladder_is_not_raised_under_whoever_sits_in_it(attack):
    with pytest.raises(REFUSED, match="not raised to a signing rung"):
        attack("UPDATE accounts_postrung SET rank = 3 WHERE post_id = {leader}")


def test_a_post_on_a_ladder_is_not_carried_off_to_another_portfolio(attack):
    with pytest.raises(REFUSED, match="stays in its portfolio"):
        attack(
            "UPDATE accounts_post SET portfolio_id ="
            " (SELECT id FROM accounts_portfolio WHERE name = 'Police cooperation')"
            " WHERE id = {leader}"
        )


def test_who_held_a_post_is_never_deleted(attack):
    with pytest.raises(REFUSED, match="never deleted"):
        attack("DELETE FROM accounts_postholding WHERE officer_id = {osei}")


def test_nobody_lends_authority_to_themselves(attack):
    with pytest.raises(REFUSED, match="nobody_lends_to_themselves"):
        attack(
            "INSERT INTO accounts_delegation (post_id, delegate_id, granted_by_id, framework_id,"
            " up_to_rank, country_codes, starts_on, ends_on, reason) VALUES ({director}, {amina},"
            " {amina}, 'uk-osja', 3, '[]', current_date, current_date, '')"
        )


def test_two_administrators_seat_somebody_else(cast):
    PostHolding.objects.filter(officer=cast.osei).update(held_to="2026-01-01")

    held = seat_by_two(cast.amina, cast.post("Director, Security"), today())

    assert (held.officer, held.held_to) == (cast.amina, None)
    assert Appointment.objects.get(officer=cast.amina).confirmed_by == cast.nora


def test_a_post_at_the_foot_of_the_ladder_takes_one_administrator(cast):
    PostHolding.objects.filter(officer=cast.tom).update(held_to="2026-01-01")

    held = actions.appoint(cast.ravi, cast.post("Team Leader"), held_from=today())

    assert held.officer == cast.ravi
