"""Many case files read at once say what each would have said alone, for the price of one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments import actions
from assessments.models import Assessment
from assessments.shelf import files_in_bulk
from casework.files import CaseFile
from tests import cases
from tests.monitoring import watched as watching

pytestmark = pytest.mark.django_db


def all_cases():
    return Assessment.objects.select_related("assistance", "portfolio").order_by("pk")


@pytest.fixture
def several(cast):
    """Cases of several kinds and states, one of them like one that was given up."""
    unit = cases.a_unit(cast)
    given_up = cases.draft(cast, units=[unit])
    actions.abandon(given_up, by=cast.amina, reason="It is not needed.")
    cases.mitigation(cast, units=[unit])
    cases.advised(cast, cases.escalation(cast), legal=("non_concur", ""))
    cases.monitoring(cast, findings=cases.HIGH)
    watching.an_allegation(cast, unit)
    return cast


def test_a_file_read_with_others_weighs_as_it_does_alone(several):
    alone = [CaseFile(case).evaluation.as_dict() for case in all_cases()]

    together = [file.evaluation.as_dict() for file in files_in_bulk(all_cases())]

    assert together == alone
    assert len({str(each["level"]) for each in together}) > 2


def test_more_cases_cost_no_more_questions(several):
    def asked(of):
        with CaptureQueriesContext(connection) as found:
            for file in files_in_bulk(of):
                file.evaluation.as_dict()
        return len(found)

    one = asked(all_cases()[1:2])

    assert asked(all_cases()) == one


def test_what_was_stopped_before_is_found_among_kin_of_the_same_kind_and_country(cast):
    force = cases.a_unit(cast)
    heir = cases.a_unit(cast, parent=force)
    unit, stranger = cases.a_unit(cast, parent=force, successor=heir), cases.a_unit(cast)
    for units in ([force], [heir], [unit, heir], [stranger]):
        actions.abandon(cases.draft(cast, units=units), by=cast.amina, reason="Not needed.")
    odd = cases.draft(cast, units=[unit], kind="case_specific")
    actions.abandon(odd, by=cast.amina, reason="Not needed.")
    for units in ([unit], [force], [heir], [stranger], []):
        cases.draft(cast, units=units)

    found = [file.stopped_before for file in files_in_bulk(all_cases())]

    assert found == [CaseFile(case).stopped_before for case in all_cases()]
    assert [len(each) for each in found[5:]] == [3, 3, 3, 1, 0]


def test_nothing_is_read_whole_of_a_case_stopped_elsewhere(several):
    stopped = cases.draft(several, units=[cases.a_unit(several)])
    actions.abandon(stopped, by=several.amina, reason="It is not needed.")

    with CaptureQueriesContext(connection) as asked:
        files_in_bulk(all_cases().exclude(pk=stopped.pk))

    whole = [
        each["sql"]
        for each in asked
        if 'ORDER BY "assessments_assessment"."state_since' in each["sql"]
    ]
    assert len(whole) == 1
    assert f"IN ({all_cases()[0].pk})" in whole[0]


def test_no_case_is_no_question(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert files_in_bulk([]) == []
