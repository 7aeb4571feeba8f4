"""The export tells what came of each vetting; suspended and cancelled are never cleared."""

import json

import pytest

from decisions.exports import as_csv, as_json
from tests import cases
from tests import leahy_cases as leahy
from tests.decisions.test_exports import exported

pytestmark = pytest.mark.django_db


def told(row):
    return {(each["of"], each["result"]): (each["counts_as"], each["number"]) for each in row}


@pytest.mark.parametrize(
    ("days", "result", "counts_as"),
    [(30, "suspended_gvhr", "suspended"), (31, "cancelled", "cancelled")],
)
def test_a_suspended_vetting_stands_apart_and_is_cancelled_after_thirty_days(
    cast, days, result, counts_as
):
    doubted = leahy.PERSON | {"result": "suspended_gvhr"}
    leahy.refused(cast, leahy.draft(cast, [leahy.UNIT, doubted], days_ago=days))

    (row,) = exported()

    assert told(row["vettings"]) == {
        ("named", "approved"): ("cleared", 1),
        ("named", result): (counts_as, 1),
        ("vetted_with", "approved"): ("cleared", 2),
    }
    (as_object,) = json.loads("".join(as_json()))
    assert as_object["vettings"] == row["vettings"]


@pytest.mark.parametrize("result", ["rejected_gvhr", "cancelled", "suspended_other"])
def test_of_whoever_is_vetted_with_them_the_result_is_told_too(cast, result):
    leahy.refused(cast, leahy.draft(cast, [leahy.UNIT | {"with_result": result}]))

    (row,) = exported()

    assert told(row["vettings"])["vetted_with", result][0] == result.partition("_")[0]


def test_nobody_who_was_vetted_is_named_in_the_file(cast):
    leahy.refused(cast, leahy.draft(cast, [leahy.PERSON]))

    written = "".join([*as_csv(), *as_json()])

    assert [word for word in ("Ilya Sorn", "3rd Battalion", "N-1") if word in written] == []


def test_under_a_framework_that_vets_nobody_there_are_none(cast):
    cases.refused(cast)

    assert exported()[0]["vettings"] == []
