"""What tests of assessments start from: a recipient, what is planned for it, and a case."""

import pytest

from assessments import actions
from assessments.models import Assistance
from recipients.models import Country, Recipient
from tests.cases import IN_SCOPE

NOTHING_GIVEN = IN_SCOPE | {
    "assistance_kind": "none",
    "recipient_kind": ["none_of_these"],
    "activities": ["nothing"],
}


@pytest.fixture
def academy(cast):
    return Recipient.objects.create(
        reference="RCP-2026-0001",
        portfolio=cast.portfolio,
        kind=Recipient.Kind.INSTITUTION,
        name="National Police Academy",
        country=Country.objects.get(code="KD"),
        recorded_by=cast.amina,
    )


@pytest.fixture
def courses(cast, academy):
    """Assistance that Amina planned for the academy."""
    return actions.plan(
        by=cast.amina,
        portfolio=cast.portfolio,
        title="Investigation training",
        summary="Six courses for 120 officers.",
        kind=Assistance.Kind.CAPACITY_BUILDING,
        country=academy.country,
        recipients=[academy],
    )


@pytest.fixture
def case(cast, courses):
    """An assessment of it, screened in and just opened by Amina."""
    actions.screen(courses, by=cast.amina, framework_id="uk-osja", answers=IN_SCOPE)
    return actions.open_assessment(courses, by=cast.amina, framework_id="uk-osja")


@pytest.fixture
def submitted(case):
    """The case, put in escalation past its guards: what it says is not what is tried here."""
    from casework.ledger import Draft, write_all

    type(case).objects.filter(pk=case.pk).update(state="mitigation")
    type(case).objects.filter(pk=case.pk).update(state="escalation")
    write_all(
        [
            Draft(
                "assessments.begin_mitigation",
                case,
                case.author,
                None,
                "done",
                ("draft", "mitigation"),
            ),
            Draft(
                "assessments.submit", case, case.author, None, "done", ("mitigation", "escalation")
            ),
        ]
    )
    return type(case).objects.get(pk=case.pk)
