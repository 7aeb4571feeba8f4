"""The leaves of a case file: few plain rows of many sorts, read in one statement."""

from datetime import date

from django.forms.models import model_to_dict

from assessments import actions
from assessments.casefile import assurances, consultations
from casework.files import CaseFile
from tests import cases


def put_with_all_beside_it(cast):
    case = cases.mitigation(cast)
    consulted = {"who": "“Амнистия” \\ Ω", "on": date(2026, 3, 1), "said": "So.\n", "changed": "-"}
    actions.consult(case, by=cast.amina, **consulted)
    asked = {"sought_from": "Ministry", "sought_on": date(2026, 2, 1), "outcome": "pending"}
    actions.request_assurance(case, by=cast.amina, **asked)
    return case


def test_a_leaf_holds_the_very_rows(cast):
    case = put_with_all_beside_it(cast)

    file = CaseFile(case)

    for leaf, rows in ((file.consultations, consultations), (file.assurances, assurances)):
        expected = list(rows(case))
        assert leaf == expected
        assert len(leaf) >= 1
        assert [_told(row) for row in leaf] == [_told(row) for row in expected]


def _told(row):
    return model_to_dict(row) | {"at": row.recorded_at, "kind": type(row)}


def test_all_leaves_are_read_in_one_question(cast, django_assert_num_queries):
    case = cases.sign_off(cast)
    file = CaseFile(case)

    with django_assert_num_queries(1):
        read = (file.consultations, file.assurances, file.contributors, file.sits_with)

    assert (read[2] >= {cast.amina.pk}, [each.name for each in read[3]]) == (
        True,
        ["Director Osei"],
    )


def test_a_leaf_of_a_case_that_nobody_has_is_empty(cast):
    assert CaseFile(cases.draft(cast)).sits_with == []
