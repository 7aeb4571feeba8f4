"""What frameworks that do not apply would say: for learning, and only of what means the same."""

import pytest

from accounts.models import PostRung
from casework.models import LedgerEntry, Seal
from tests import cases, worked
from tests.monitoring.watched import an_allegation

pytestmark = pytest.mark.django_db

UN = "UN Human Rights Due Diligence Policy on support to non-UN security forces"


def read(client, officer, case):
    client.force_login(officer)
    return client.get(f"/cases/{case.reference}/others/")


def told(answer):
    return {each["title"]: each for each in answer.context["others"]}


def test_a_page_beside_the_case_says_what_each_framework_that_does_not_apply_would_ask(
    cast, client
):
    case = cases.draft(cast)

    answer = read(client, cast.amina, case)

    page, others = answer.content.decode(), told(answer)
    assert "This page decides nothing and is not sealed." in page
    assert len(others) == 3
    assert UN in others
    assert "Determination" in [each["title"] for each in others[UN]["asks"]]
    assert {bar["badge"] for bar in others[UN]["bars"]} <= {"Not known", "Does not stand", "Stands"}


def test_scope_is_said_from_answers_that_mean_the_same_and_from_nothing_else(cast, client):
    case = cases.draft(cast)

    others = told(read(client, cast.amina, case))

    assert others[UN]["scope"] == "Nobody can say yet"
    assert others[UN]["rung"] is not None


def test_a_framework_that_applies_is_not_among_the_others(cast, client):
    worked.climb("un-hrddp")
    case = cases.draft(cast)

    assert UN not in told(read(client, cast.amina, case))


def test_it_is_read_by_whoever_reads_the_case_and_leads_there_from_the_assistance(cast, client):
    case = cases.draft(cast)

    answers = [read(client, who, case).status_code for who in (cast.kim, cast.zed)]
    client.force_login(cast.kim)
    page = client.get(case.assistance.get_absolute_url()).content.decode()

    assert answers == [200, 404]
    assert f'href="/cases/{case.reference}/others/"' in page


def test_looking_changes_seals_and_records_nothing(cast, client):
    case = cases.draft(cast)
    before = (LedgerEntry.objects.count(), Seal.objects.count(), PostRung.objects.count())

    read(client, cast.amina, case)

    assert (LedgerEntry.objects.count(), Seal.objects.count(), PostRung.objects.count()) == before


def test_what_a_reader_may_not_read_is_not_weighed_for_them(cast, client):
    case = cases.draft(cast)
    before = told(read(client, cast.amina, case))
    unit = case.assistance.recipients.get()
    an_allegation(cast, unit, restricted=True, says="CANARY: a killing in custody.")

    after = read(client, cast.amina, case)

    assert told(after) == before
    assert "CANARY" not in after.content.decode()
