"""What somebody can do with the application's own password: nothing that the road would not.

Each attack is made with raw SQL, or round the road through the ORM, as the role the web and
the worker use, on a database of its own. Each is refused by PostgreSQL, whatever the code does.
"""

import psycopg2
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from casework.models import LedgerEntry
from casework.road import perform
from recipients.models import Country, Recipient
from tests.cast import Cast
from tests.databases import address_of

REFUSED = (psycopg2.errors.IntegrityConstraintViolation, psycopg2.errors.InsufficientPrivilege)


@pytest.fixture(scope="module")
def people(a_shared_copy):
    return Cast()


@pytest.fixture(scope="module")
def a_unit(people):
    return Recipient.objects.create(
        reference="RCP-2026-0001",
        portfolio=people.portfolio,
        kind=Recipient.Kind.UNIT,
        name="Western Division",
        country=Country.objects.get(code="KD"),
        recorded_by=people.amina,
    )


@pytest.fixture(scope="module")
def an_entry(a_shared_copy):
    """What was done to another unit, and stands in the ledger."""
    people = Cast()
    other = Recipient.objects.create(
        reference="RCP-2026-0002",
        portfolio=people.portfolio,
        kind=Recipient.Kind.UNIT,
        name="Eastern Division",
        country=Country.objects.get(code="KD"),
        recorded_by=people.amina,
    )
    perform(other.open_review, by=people.amina, reason="A letter came.")
    return LedgerEntry.objects.get(subject_reference="RCP-2026-0002")


@pytest.fixture
def attacker(a_shared_copy):
    """A connection with the application's password, and a person at the keyboard."""
    link = psycopg2.connect(address_of(a_shared_copy))
    yield link
    link.close()


def attack(link, *statements):
    """Run statements in one transaction and commit it."""
    with link, link.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_the_attacker_has_the_application_s_role_which_owns_nothing(attacker):
    with attacker.cursor() as cursor:
        cursor.execute("SELECT current_user, usesuper FROM pg_user WHERE usename = current_user")
        role = cursor.fetchone()
        cursor.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
            " AND tableowner = current_user"
        )

        assert role == ("heed_app", False)
        assert cursor.fetchone() == (0,)


def test_a_state_changed_by_update_is_refused_at_commit_for_lack_of_an_entry(attacker, a_unit):
    with pytest.raises(REFUSED, match="the ledger does not say so"):
        attack(
            attacker,
            "UPDATE recipients_recipient SET state = 'under_review'"
            " WHERE reference = 'RCP-2026-0001'",
        )

    a_unit.refresh_from_db()
    assert a_unit.state == "registered"


def test_an_edge_that_is_no_road_is_refused_at_once(attacker, a_unit):
    with pytest.raises(REFUSED, match="No road leads from registered to barred"):
        attack(
            attacker, "UPDATE recipients_recipient SET state = 'barred' WHERE state = 'registered'"
        )


def test_a_row_cannot_be_born_in_a_later_state(attacker, a_unit, people):
    with pytest.raises(IntegrityError, match="may not begin in the state barred"):
        Recipient.objects.bulk_create(
            [
                Recipient(
                    reference="RCP-2026-0666",
                    portfolio=people.portfolio,
                    kind="unit",
                    name="Born barred",
                    country_id="KD",
                    recorded_by=people.amina,
                    state="barred",
                )
            ]
        )


def test_a_queryset_update_of_the_state_is_refused(a_unit):
    with pytest.raises(IntegrityError, match="the ledger does not say so"), transaction.atomic():
        Recipient.objects.filter(pk=a_unit.pk).update(state="under_review")


@pytest.mark.parametrize(
    "setting",
    [
        "SELECT set_config('pgtrigger.ignore', '{recipients_recipient:*}', false)",
        "SET CONSTRAINTS ALL DEFERRED",
        "SET search_path = pg_temp, public",
        "SET LOCAL row_security = off",
    ],
)
def test_no_session_setting_opens_another_road(attacker, a_unit, setting):
    with pytest.raises(REFUSED):
        attack(
            attacker,
            setting,
            "UPDATE recipients_recipient SET state = 'under_review'"
            " WHERE reference = 'RCP-2026-0001'",
        )


@pytest.mark.parametrize(
    "statement",
    [
        "SET session_replication_role = replica",
        "SET ROLE heed_owner",
        "ALTER TABLE recipients_recipient DISABLE TRIGGER ALL",
        "DROP TRIGGER demand_entry ON recipients_recipient",
        "CREATE OR REPLACE FUNCTION public.casework_demand_entry() RETURNS trigger"
        " LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "CREATE TABLE public.mine (id int)",
        "TRUNCATE casework_ledgerentry",
        "TRUNCATE recipients_recipient CASCADE",
    ],
)
def test_the_role_may_not_take_the_guards_away(attacker, a_unit, statement):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        attack(attacker, statement)


def test_a_temporary_table_of_the_ledger_s_name_stands_in_for_nothing(attacker, a_unit):
    with pytest.raises(REFUSED, match="the ledger does not say so"):
        attack(
            attacker,
            "CREATE TEMP TABLE casework_ledgerentry (transaction_id bigint, subject_kind text,"
            " subject_id bigint, state_from text, state_to text, outcome text)",
            "INSERT INTO pg_temp.casework_ledgerentry SELECT pg_current_xact_id()::text::bigint,"
            " 'recipients.recipient', id, 'registered', 'under_review', 'done'"
            " FROM recipients_recipient",
            "UPDATE recipients_recipient SET state = 'under_review'"
            " WHERE reference = 'RCP-2026-0001'",
        )


@pytest.mark.parametrize("table", ["casework_ledgerentry", "casework_accessentry"])
@pytest.mark.parametrize("verb", ["DELETE FROM {table}", "UPDATE {table} SET officer_id = 1"])
def test_what_is_written_is_neither_changed_nor_deleted(attacker, an_entry, table, verb):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        attack(attacker, verb.format(table=table))


def test_not_even_the_owner_changes_an_entry_without_taking_the_guard_down(a_shared_copy, an_entry):
    owner = psycopg2.connect(address_of(a_shared_copy, owner=True))
    try:
        with pytest.raises(psycopg2.errors.IntegrityConstraintViolation, match="never changed"):
            attack(owner, "UPDATE casework_ledgerentry SET verb = 'recipients.bar'")
    finally:
        owner.close()


def test_an_entry_cannot_show_what_it_does_not_say(an_entry):
    forged = LedgerEntry.objects.get(pk=an_entry.pk)
    forged.pk, forged.verb = None, "recipients.bar"

    with pytest.raises(IntegrityError, match="must say what its columns show"):
        forged.save(force_insert=True)


def test_an_entry_cannot_choose_its_place_in_the_chain(attacker, an_entry):
    with attacker, attacker.cursor() as cursor:
        cursor.execute(
            "INSERT INTO casework_ledgerentry (sequence, at, officer_id, officer_name, post,"
            " on_behalf_of_name, verb, subject_kind, subject_id, subject_reference, outcome,"
            " state_from, state_to, codes, details, canonical, previous_hash, hash,"
            " transaction_id) SELECT 77, at, officer_id, officer_name, post, on_behalf_of_name,"
            " verb, subject_kind, subject_id, subject_reference, outcome, state_from, state_to,"
            " codes, details, canonical, 'x', 'x', 1 FROM casework_ledgerentry"
            " RETURNING sequence, previous_hash, transaction_id"
        )
        sequence, link, transaction_id = cursor.fetchone()

    assert (sequence, bytes(link)) == (an_entry.pk + 1, bytes(an_entry.hash))
    assert transaction_id != 1


def test_a_recipient_is_never_deleted(attacker, a_unit):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        attack(attacker, "DELETE FROM recipients_recipient")


def test_the_tests_themselves_run_as_the_application_s_role(a_shared_copy):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        role = cursor.fetchone()
        with pytest.raises(ProgrammingError, match="permission denied"):
            cursor.execute("UPDATE casework_seal SET root = ''")

    assert role == ("heed_app",)
    assert timezone.now().tzinfo is not None
