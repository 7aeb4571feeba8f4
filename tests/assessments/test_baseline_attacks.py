"""Attacks on what was agreed to and cited, with the application's password and raw SQL."""

import psycopg2
import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments import actions
from assessments.actions import citing
from assessments.models import BaselineVersion
from tests import cases
from tests.assessments import baselines
from tests.cast import Cast
from tests.databases import address_of

pytestmark = pytest.mark.django_db


def test_the_database_keeps_who_agrees_apart_from_who_wrote(cast):
    draft = baselines.written(cast)
    draft = baselines.written(cast, draft.baseline, by=cast.hugo)

    for officer in (cast.petra, cast.hugo):
        with pytest.raises(IntegrityError), transaction.atomic():
            BaselineVersion.objects.filter(pk=draft.pk).update(
                agreed_by=officer, agreed_at=timezone.now(), root="0" * 64
            )
    assert not BaselineVersion.objects.get().is_published


@pytest.fixture(scope="module")
def a_citing_case(a_shared_copy):
    cast = Cast()
    case = cases.draft(cast)
    version = baselines.published(cast)
    citing.cite_baseline(case, by=cast.amina, version=version)
    baselines.written(cast, version.baseline)
    return actions.submit(cases.mitigation(cast, case=case), by=cast.amina)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE assessments_baselineversion SET text = '[]'",
        "UPDATE assessments_baselineversion SET valid_until = '2040-01-01'",
        "UPDATE assessments_baselineversion SET agreed_at = NULL, agreed_by_id = NULL, root = ''",
        "DELETE FROM assessments_baselineversion",
        "DELETE FROM assessments_countryassessment",
        "UPDATE assessments_countryassessment SET restricted = true",
        "DELETE FROM assessments_baselinecitation",
        "UPDATE assessments_baselinecitation SET cited_at = now()",
        "TRUNCATE assessments_baselineversion CASCADE",
    ],
)
def test_what_was_agreed_to_and_cited_is_touched_by_no_statement(
    a_citing_case, a_shared_copy, statement
):
    link = psycopg2.connect(address_of(a_shared_copy))
    refused = (psycopg2.errors.IntegrityConstraintViolation, psycopg2.errors.InsufficientPrivilege)

    with pytest.raises(refused), link, link.cursor() as cursor:
        cursor.execute(statement)

    link.close()


def test_no_raw_row_is_published_without_the_ledger_saying_so(a_citing_case, a_shared_copy):
    cast = Cast()
    link = psycopg2.connect(address_of(a_shared_copy))
    draft = BaselineVersion.objects.get(agreed_at=None)

    with (
        pytest.raises(psycopg2.errors.IntegrityConstraintViolation, match="the ledger does not"),
        link,
        link.cursor() as cursor,
    ):
        cursor.execute(
            "UPDATE assessments_baselineversion SET agreed_at = now(), agreed_by_id = %s,"
            " root = 'x' WHERE id = %s",
            [cast.sam.pk, draft.pk],
        )

    link.close()
