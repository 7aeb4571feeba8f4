"""What a case was judged under stays readable, and no file passes for a text it is not."""

import pytest
from django.core.checks import Tags, run_checks
from django.db import IntegrityError, connection, transaction

from assessments.models import Assessment
from casework.files import CaseFile
from policy import registry
from policy.actions import put_in_use
from policy.checks import no_text_in_use_was_edited
from policy.framework import FRAMEWORKS
from policy.models import KeptText
from tests import cases
from tests.policy.frameworks import SMALL, as_yaml, changed, osja, small

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("read_afresh")]


def test_a_case_reads_its_text_though_its_file_is_gone_and_nobody_put_it_in_use(
    cast, settings, tmp_path
):
    case = cases.mitigation(cast)
    before = CaseFile(case).evaluation.as_dict()

    settings.POLICY_DIR = tmp_path
    registry.forget()

    assert [str(each) for each in KeptText.objects.all()] == [f"{osja().id} {osja().version}"]
    assert CaseFile(Assessment.objects.get(pk=case.pk)).framework.text == osja().text
    assert CaseFile(Assessment.objects.get(pk=case.pk)).evaluation.as_dict() == before


@pytest.mark.parametrize("change", ["DELETE FROM", "UPDATE"])
def test_a_kept_text_is_neither_changed_nor_deleted(cast, change):
    cases.draft(cast)
    rest = " SET text = ''" if change == "UPDATE" else ""

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{change} policy_kepttext{rest}")


def test_a_file_edited_under_the_version_of_a_text_in_use_stops_the_start_by_name(
    cast, ravi, settings, tmp_path
):
    put_in_use(small(), by=cast.lou, confirmed_by=ravi)
    settings.POLICY_DIR = tmp_path
    (tmp_path / "small.yaml").write_text(as_yaml(SMALL))
    registry.forget()
    untouched = registry.edited_files()
    (tmp_path / "small.yaml").write_text(as_yaml(changed("scope", "default", to="out")))
    registry.forget()

    faults = run_checks(tags=[Tags.database], databases=["default"])

    assert untouched == []
    assert [each.id for each in faults if each.id.startswith("policy.")] == ["policy.E002"]
    assert "small.yaml says it is small 1, and is not the text" in str(faults[0].msg)


@pytest.mark.parametrize("databases", [None, ["default"]])
def test_where_there_are_no_tables_yet_nothing_is_said_of_edited_files(db, databases):
    before = transaction.savepoint()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path TO nowhere")

    faults = no_text_in_use_was_edited(None, databases=databases)

    transaction.savepoint_rollback(before)
    assert faults == []


def test_what_we_ship_was_not_edited():
    assert registry.directory() == FRAMEWORKS
    assert registry.edited_files() == []
