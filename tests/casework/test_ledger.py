"""The ledger: a chain that says where it was broken, and refuses a verb nobody can read."""

import threading

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from casework import ledger
from casework.models import LedgerEntry
from casework.road import journey, perform
from recipients.models import Country, Recipient
from tests.databases import address_of

FOUR = 4


def a_unit(people, number):
    return Recipient.objects.create(
        reference=f"RCP-2026-{number:04d}",
        portfolio=people.portfolio,
        kind=Recipient.Kind.UNIT,
        name=f"Division {number}",
        country=Country.objects.get(code="KD"),
        recorded_by=people.amina,
    )


def test_each_entry_links_to_the_one_before_and_the_whole_chain_holds(cast):
    for number in range(3):
        perform(a_unit(cast, number).open_review, by=cast.amina, reason="A letter came.")

    first, second, third = LedgerEntry.objects.all()
    assert [bytes(second.previous_hash), bytes(third.previous_hash)] == [
        bytes(first.hash),
        bytes(second.hash),
    ]
    assert ledger.verify() == (3, None)


def test_a_verb_that_nobody_registered_is_not_written(cast):
    with pytest.raises(ledger.UnknownVerb), journey() as act:
        act.record("recipients.conjure", a_unit(cast, 1), by=cast.amina)

    assert not LedgerEntry.objects.exists()


def test_the_ledger_keeps_the_digest_of_a_reason_and_never_its_words(cast):
    perform(a_unit(cast, 1).open_review, by=cast.amina, reason="Canary: the colonel's name.")

    entry = LedgerEntry.objects.get()
    assert b"Canary" not in bytes(entry.canonical)
    assert "Canary" not in str(entry.details)


def test_writers_at_once_make_one_chain_without_gaps(committed_cast):
    units = [a_unit(committed_cast, number) for number in range(FOUR * 5)]
    officer = committed_cast.amina

    def write(mine):
        try:
            for unit in mine:
                perform(unit.open_review, by=officer, reason="A letter came.")
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=[units[n::FOUR]]) for n in range(FOUR)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert ledger.verify() == (FOUR * 5, None)


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        ("DELETE FROM casework_ledgerentry WHERE sequence = 2", "Entry 2 is missing."),
        (
            "UPDATE casework_ledgerentry SET canonical ="
            " convert_to(replace(convert_from(canonical, 'UTF8'), 'Amina', 'Zelda'), 'UTF8')"
            " WHERE sequence = 2",
            "Entry 2 is not what was written.",
        ),
        (
            "UPDATE casework_ledgerentry SET officer_name = 'Zelda' WHERE sequence = 2",
            "Entry 2 shows what it does not say.",
        ),
        (
            "UPDATE casework_ledgerentry SET previous_hash = '' WHERE sequence = 2",
            "Entry 2 does not link to the one before it.",
        ),
    ],
)
def test_verifying_names_the_first_entry_an_owner_tampered_with(committed_cast, a_copy, harm, says):
    for number in range(3):
        perform(a_unit(committed_cast, number).open_review, by=committed_cast.amina, reason="So.")
    owner = psycopg2.connect(address_of(a_copy, owner=True))
    with owner, owner.cursor() as cursor:
        cursor.execute("ALTER TABLE casework_ledgerentry DISABLE TRIGGER ALL")
        cursor.execute(harm)
    owner.close()

    count, broken = ledger.verify()

    assert (count, broken.says) == (1, says)
    with pytest.raises(CommandError, match=says):
        call_command("verify_ledger")
