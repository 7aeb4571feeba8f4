"""What the register holds against a recipient, as the policy sees it in the case."""

from datetime import timedelta

import pytest

from assessments import actions
from casework.files import CaseFile
from recipients import actions as recipients
from tests import cases, hrddp_cases

pytestmark = pytest.mark.django_db

SAID = {
    "violation": "Killings in three villages",
    "code": "extrajudicial_killing",
    "says": "Eleven people were shot.",
    "standard": "grounds_suspect",
    "continuing": True,
}


@pytest.fixture
def case(cast):
    return hrddp_cases.opened(cast)


def alleged(cast, case, **said):
    """Something alleged of the first battalion."""
    unit = case.assistance.recipients.order_by("pk").first()
    return recipients.record_allegation(
        by=cast.petra, recipient=unit, portfolio=cast.portfolio, **SAID | said
    )


def told(cast, allegation, **said):
    """The authorities were told of it in person, two weeks ago."""
    day = cases.today() - timedelta(days=14)
    return recipients.intercede(
        allegations=[allegation],
        **{
            "by": cast.petra,
            "how": "oral",
            "on": day,
            "told_by": "The head of mission",
            "told": "The foreign minister",
            "place": "The capital",
            "asked": "That it ends.",
            "answer_due": day + timedelta(days=13),
        }
        | said,
    )


def rows(case):
    """The rows the policy sees."""
    return CaseFile(case).document["collections"]["allegations"]


def test_un_15_an_allegation_of_a_recipient_is_a_row_of_the_case(cast, case):
    allegation = alleged(cast, case, place="North", happened="2015-01")

    assert rows(case) == [
        {
            "id": str(allegation.pk),
            "reference": allegation.reference,
            "unit": "First battalion",
            "place": "North",
            "period": "2015-01",
            "standard": "grounds_suspect",
            "continuing": True,
            "violation": "extrajudicial_killing",
            "grave": True,
            "intercession_done": False,
        }
    ]


def test_un_12_a_kind_of_violation_nobody_named_leaves_its_gravity_unknown(cast, case):
    alleged(cast, case, code="", standard="credible")

    row = rows(case)[0]

    assert {"violation", "grave", "standard"} & set(row) == set()


def test_un_26_an_intercession_is_seen_on_the_row_it_is_about(cast, case):
    allegation = alleged(cast, case)
    told(cast, allegation)

    row = rows(case)[0]

    day = cases.today() - timedelta(days=14)
    assert {key: row[key] for key in row if "interceded" in key or "intercession" in key} == {
        "intercession_done": True,
        "interceded_on": day.isoformat(),
        "interceded_how": "In person, by word of mouth; The head of mission;"
        " The foreign minister; The capital",
    }


def test_un_27_grave_violations_that_go_on_after_intercession_must_suspend(cast, case):
    allegation = alleged(cast, case)
    before = CaseFile(case).evaluation.bars["b27"].value
    told(cast, allegation)

    after = CaseFile(case).evaluation.bars["b27"].value

    assert (before, after) == (False, True)


def test_a_restricted_allegation_is_no_row_before_somebody_who_reads_it_weighed_it(cast, case):
    allegation = alleged(cast, case, restricted=True)
    before = rows(case)

    actions.weigh_allegation(case, by=cast.hugo, allegation=allegation, text="It bears on this.")

    assert (before, len(rows(case))) == ([], 1)


def test_a_restricted_allegation_brings_codes_and_no_words(cast, case):
    allegation = alleged(cast, case, restricted=True, place="kestrel-nine", happened="2015")
    recipients.dispose(allegation, by=cast.hugo, disposition="kestrel-nine", code="torture")
    told(cast, allegation, told="kestrel-nine", by=cast.hugo)

    actions.weigh_allegation(case, by=cast.hugo, allegation=allegation, text="It bears on this.")

    day = cases.today() - timedelta(days=14)
    assert rows(case) == [
        {
            "id": str(allegation.pk),
            "reference": allegation.reference,
            "standard": "grounds_suspect",
            "continuing": True,
            "grave": True,
            "intercession_done": True,
            "interceded_on": day.isoformat(),
            "answer_due": (day + timedelta(days=13)).isoformat(),
        }
    ]
