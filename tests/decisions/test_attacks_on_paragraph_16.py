"""Paragraph 16 answered “yes”: no button, no address and no raw SQL by which anybody says yes."""

import json
from datetime import date, timedelta

import psycopg2
import pytest
from django.test import Client

from assessments.models import Assessment
from casework.files import CaseFile
from casework.models import Seal
from casework.refusals import Refused
from casework.road import open_moves
from decisions.models import Decision
from monitoring.queries import authority_on
from tests import cases, hrddp_cases
from tests.cast import Cast
from tests.databases import address_of
from tests.policy.frameworks import case as worked

REFUSED = (psycopg2.errors.IntegrityConstraintViolation, psycopg2.errors.InsufficientPrivilege)
YES = ("un.16", "un.16_lift", "un.recommendation")


@pytest.fixture(scope="module")
def people(a_shared_copy):
    return Cast()


@pytest.fixture(scope="module")
def case(people):
    """A case put to the head of mission, in which an adviser found substantial grounds."""
    said = worked("paragraph_16_yes")["q"]
    answers = {key: said[key] for key in YES}
    return hrddp_cases.sign_off(people, hrddp_cases.draft(people, answers=answers))


@pytest.fixture
def attacker(a_shared_copy):
    link = psycopg2.connect(address_of(a_shared_copy))
    yield link
    link.close()


def attack(link, statement, values=()):
    attack_with(link, [(statement, values)])


def attack_with(link, statements):
    """Run statements in one transaction and commit it."""
    with link, link.cursor() as cursor:
        for statement, values in statements:
            cursor.execute(statement, values)


@pytest.fixture(autouse=True)
def nothing_is_permitted(people, case):
    """Whatever is tried, nothing may be given afterwards."""
    yield
    now = Assessment.objects.select_related("assistance").get(pk=case.pk)
    assert (now.state, authority_on(now.assistance, cases.today())) == ("sign_off", [])


@pytest.mark.parametrize("who", ["tom", "osei", "okafor", "lou"])
def test_un_16_nobody_on_any_rung_may_say_yes(people, case, who):
    officer = getattr(people, who)

    with pytest.raises(Refused) as refusal:
        cases.decide(people, case, "authorise", by=officer, verdict=hrddp_cases.a_yes())

    assert "b16" in [each.code for each in refusal.value.objections]


def test_un_16_the_bar_knows_no_way_past_it(people, case):
    found = CaseFile(case).evaluation.bars["b16"]

    assert (found.value, found.bar.overrides) == (True, ())


def test_un_16_no_button_to_authorise_is_open_to_anybody(people, case):
    file = CaseFile(case)

    offered = {
        who: open_moves(case, by=getattr(people, who), file=file)["authorise"].is_open
        for who in ("tom", "osei", "okafor")
    }

    assert offered == {"tom": False, "osei": False, "okafor": False}


def test_un_16_a_form_sent_to_the_address_all_the_same_decides_nothing(people, case):
    client = Client()
    client.force_login(people.okafor)
    day = cases.today() + timedelta(days=30)
    said = {"choice": "authorise", "reasons": "All the same.", "finding-0": "no"}
    for name in ("review_on", "valid_until"):
        said |= {f"{name}_{part}": getattr(day, part) for part in ("day", "month", "year")}

    answer = client.post(f"/cases/{case.reference}/decision/", said)

    assert answer.status_code in (302, 422)
    assert not Decision.objects.exists()


def test_un_16_a_raw_decision_is_refused_by_the_database(people, case, attacker):
    with pytest.raises(REFUSED, match="Nobody may say yes past b16"):
        attack(
            attacker,
            "INSERT INTO decisions_decision (reference, assessment_id, kind, permits, made,"
            " decider_id, decider_name, decider_title, decider_organisation, level_id, rank,"
            " required_level_id, on_behalf_of_name, words, made_at, recorded_at, reasons,"
            " what_would_change_it, seen_facts, against_advice, despite_serious_risk, minister,"
            " review_on, details, sealed_id)"
            " VALUES ('DEC-2026-0666', %s, 'authorise', true, 'signed_here', %s, 'Somebody',"
            " 'Something', '', 'head_of_mission', 3, '', '', '', now(), now(), 'None.', '',"
            " '[]', false, false, false, %s, '{}', %s)",
            [case.pk, people.okafor.pk, date(2027, 6, 1), Seal.objects.first().pk],
        )


def test_un_16_the_state_is_changed_by_no_statement(people, case, attacker):
    for state in ("authorised", "monitoring"):
        with pytest.raises(REFUSED):
            attack(attacker, "UPDATE assessments_assessment SET state = %s", [state])


def test_un_16_the_bar_itself_refuses_the_state_before_the_ledger_is_asked(case, attacker):
    with pytest.raises(REFUSED, match="Nobody may say yes past b16"):
        attack(
            attacker,
            "UPDATE assessments_assessment SET state = 'authorised' WHERE id = %s",
            [case.pk],
        )


def test_un_16_what_was_sealed_is_not_rewritten(people, case, attacker):
    with pytest.raises(REFUSED):
        attack(attacker, "UPDATE casework_sealedpart SET canonical = '{}'")


MILDER = "a" * 64
SEALED_BESIDE_THE_ROAD = f"""
WITH milder AS (
    INSERT INTO casework_seal (kind, subject_kind, subject_id, subject_reference, root, made_at,
        made_by_id)
    SELECT kind, subject_kind, subject_id, subject_reference, '{MILDER}', now(), made_by_id
    FROM casework_seal WHERE kind = 'content' RETURNING id)
INSERT INTO casework_sealedpart (seal_id, path, readers, salt, canonical, digest)
SELECT id, 'evaluation', '', 'x', convert_to('{{"absolute_bars": []}}', 'UTF8'), '' FROM milder
"""
AN_ENTRY = """
INSERT INTO casework_ledgerentry (at, officer_id, officer_name, post, on_behalf_of_name, verb,
    subject_kind, subject_id, subject_reference, outcome, state_from, state_to, codes, details,
    canonical, previous_hash, hash, transaction_id)
SELECT now(), officer_id, officer_name, post, '', said ->> 'verb', subject_kind, subject_id,
    subject_reference, 'done', said ->> 'from', said ->> 'to', '[]', '{}',
    convert_to((convert_from(canonical, 'UTF8')::jsonb || said)::text, 'UTF8'), '', '', 0
FROM casework_ledgerentry, CAST(%s AS jsonb) AS said WHERE verb = 'assessments.submit'
"""


def an_entry(verb, state_from, state_to):
    """A move of the case as the attacker words it, chained like any other entry."""
    said = {"verb": f"assessments.{verb}", "from": state_from, "to": state_to}
    return AN_ENTRY, [json.dumps(said | {"details": {"content": MILDER}})]


SUBMITTED = an_entry("submit", "mitigation", "escalation")
RAISED = [
    ("UPDATE assessments_assessment SET state = 'escalation'", []),
    an_entry("raise_level", "sign_off", "escalation"),
]


@pytest.mark.parametrize(
    "beside",
    [[], [SUBMITTED], [*RAISED, SUBMITTED], [SUBMITTED, *RAISED]],
    ids=["alone", "with an entry", "after a move", "before a move"],
)
def test_un_16_no_milder_content_is_sealed_beside_the_road(people, case, attacker, beside):
    with pytest.raises(REFUSED, match="Content is sealed by being submitted"):
        attack_with(attacker, [(SEALED_BESIDE_THE_ROAD, []), *beside])

    assert Seal.objects.filter(kind="content").count() == 1


def test_un_16_a_seal_that_says_nothing_of_bars_is_none(people, case, attacker):
    back = [
        ("UPDATE assessments_assessment SET state = 'mitigation'", []),
        an_entry("return_to_mitigation", "sign_off", "mitigation"),
        ("UPDATE assessments_assessment SET state = 'escalation'", []),
        SUBMITTED,
    ]
    silent = SEALED_BESIDE_THE_ROAD.replace("'evaluation'", "'case'")

    with pytest.raises(REFUSED, match="Content is sealed by being submitted"):
        attack_with(attacker, [(silent, []), *back])
