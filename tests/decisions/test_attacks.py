"""Attacks on a case and on what was decided, with the application's password and raw SQL."""

import psycopg2
import pytest
from django.db import IntegrityError, transaction

from assessments.models import Assessment
from casework.models import LedgerEntry
from decisions.models import Decision
from tests import cases
from tests.cast import Cast
from tests.databases import address_of

REFUSED = (psycopg2.errors.IntegrityConstraintViolation, psycopg2.errors.InsufficientPrivilege)


@pytest.fixture(scope="module")
def people(a_shared_copy):
    return Cast()


@pytest.fixture(scope="module")
def a_case(people):
    return cases.sign_off(people, findings=cases.HIGH)


@pytest.fixture
def attacker(a_shared_copy):
    link = psycopg2.connect(address_of(a_shared_copy))
    yield link
    link.close()


def attack(link, statement, values=()):
    with link, link.cursor() as cursor:
        cursor.execute(statement, values)


def test_a_case_is_authorised_by_no_update(attacker, a_case):
    with pytest.raises(REFUSED, match="the ledger does not say so"):
        attack(attacker, "UPDATE assessments_assessment SET state = 'authorised'")

    assert Assessment.objects.get().state == "sign_off"


def test_a_case_in_draft_jumps_to_no_other_state(attacker, a_case):
    with pytest.raises(REFUSED, match="No road leads from sign_off to monitoring"):
        attack(attacker, "UPDATE assessments_assessment SET state = 'monitoring'")


def test_the_assistance_is_permitted_by_no_update(attacker, a_case):
    with pytest.raises(REFUSED, match="the ledger does not say so"):
        attack(attacker, "UPDATE assessments_assistance SET state = 'permitted'")


def test_an_old_entry_of_the_same_move_serves_no_second_time(attacker, a_case):
    """The ledger names the move, but in another transaction."""
    assert LedgerEntry.objects.filter(state_to="sign_off", outcome="done").exists()

    with pytest.raises(REFUSED):
        attack(
            attacker,
            "UPDATE assessments_assessment SET state = 'escalation';"
            "UPDATE assessments_assessment SET state = 'sign_off'",
        )


def test_no_sequence_of_updates_in_one_transaction_hides_a_step(attacker, a_case):
    with pytest.raises(REFUSED):
        attack(
            attacker,
            "UPDATE assessments_assessment SET state = 'draft';"
            "UPDATE assessments_assessment SET state = 'mitigation'",
        )


@pytest.mark.parametrize("seat", ["decider", "on_behalf_of"])
def test_whoever_wrote_a_case_is_no_decider_of_a_yes_even_in_raw_rows(a_case, people, seat):
    said = {
        "decider": people.okafor,
        "on_behalf_of": None,
        seat: people.amina,
    }

    with pytest.raises(IntegrityError, match="may say yes to it"), transaction.atomic():
        Decision.objects.bulk_create([a_raw_yes(a_case, **said)])


def test_an_author_records_no_decision_on_their_own_case(a_case, people):
    row = a_raw_yes(
        a_case,
        decider=people.okafor,
        made="on_paper",
        recorder=people.amina,
        confirmed_by=people.pia,
    )

    with pytest.raises(IntegrityError, match="may not record"), transaction.atomic():
        Decision.objects.bulk_create([row])


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"permits": False}, "what_permits_is_a_kind_that_permits"),
        ({"review_on": None}, "a_yes_has_a_review_date"),
        ({"made": "on_paper"}, "what_was_not_signed_here_was_recorded_and_confirmed"),
        ({"assessment": None}, "a_decision_is_of_one_thing"),
    ],
)
def test_a_raw_row_that_is_no_lawful_decision_is_refused(a_case, people, said, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Decision.objects.bulk_create([a_raw_yes(a_case, decider=people.okafor, **said)])


@pytest.mark.parametrize(
    "table", ["decisions_decision", "decisions_signature", "decisions_scan", "casework_seal"]
)
@pytest.mark.parametrize("verb", ["DELETE FROM {table}", "UPDATE {table} SET id = id"])
def test_what_was_decided_signed_and_sealed_is_not_touched(attacker, a_case, table, verb):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        attack(attacker, verb.format(table=table))


@pytest.mark.parametrize(
    "table",
    [
        "assessments_assessment",
        "assessments_contribution",
        "assessments_screening",
        "assessments_advice",
        "decisions_coverage",
        "monitoring_hold",
        "monitoring_suspension",
    ],
)
def test_the_trail_is_not_deleted(attacker, a_case, table):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        attack(attacker, f"DELETE FROM {table}")


def a_raw_yes(case, **said):
    """A row as somebody might type it who knows the columns."""
    from datetime import date

    from django.utils import timezone

    from casework.models import Seal

    columns = {
        "reference": "DEC-2026-0666",
        "assessment": case,
        "kind": "authorise",
        "permits": True,
        "made_at": timezone.now(),
        "reasons": "None.",
        "review_on": date(2027, 6, 1),
        "sealed": Seal.objects.first(),
        "decider_name": "Somebody",
        "decider_title": "Something",
    }
    return Decision(**columns | said)


@pytest.mark.parametrize(
    "statement",
    [
        """UPDATE assessments_answer SET value = '"no"'""",
        "DELETE FROM assessments_answer",
        "UPDATE assessments_risk SET how = 'It could not.'",
        "UPDATE assessments_mitigation SET says = 'Nothing.'",
        'INSERT INTO assessments_consultation (assessment_id, who, outside, protected, "on",'
        " said, changed, recorded_by_id, recorded_at) SELECT id, 'Everybody', true, false, now(),"
        " 'Yes.', 'Nothing.', author_id, now() FROM assessments_assessment",
    ],
)
def test_what_was_sealed_is_not_written_in_behind_the_decider_s_back(attacker, a_case, statement):
    with pytest.raises(REFUSED, match="is not written in the state sign_off"):
        attack(attacker, statement)


def test_that_a_measure_was_done_is_recorded_after_all(attacker, a_case):
    attack(attacker, "UPDATE assessments_mitigation SET done_on = now(), done_proof = 'Seen.'")
