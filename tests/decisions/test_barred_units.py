"""A commander under suspicion bars the unit: a yes leaves it out, or is none."""

import pytest

from assessments.barred import hit_by
from casework.files import CaseFile
from casework.refusals import Refused
from monitoring.queries import has_authority
from tests import cases, hrddp_cases
from tests.monitoring.watched import codes
from tests.policy.frameworks import case as worked

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def general():
    """The first of two generals, announced to command the first battalion."""
    rows = worked("drc_2015_two_commanders")["collections"]["persons"]
    return next(row for row in rows if row["id"] == "g1")


def put_to_the_decider(cast, *persons):
    return hrddp_cases.sign_off(cast, hrddp_cases.draft(cast, persons=persons))


def units(case):
    return list(case.assistance.recipients.order_by("pk"))


def test_un_19_a_yes_that_includes_the_unit_is_refused_and_one_that_leaves_it_out_stands(
    cast, general
):
    case = put_to_the_decider(cast, general)
    first, second = units(case)

    with pytest.raises(Refused) as refusal:
        cases.decide(cast, case, "authorise", verdict=hrddp_cases.a_yes())
    verdict = hrddp_cases.a_yes(excluded=(first.pk,))
    cases.decide(cast, case, "authorise", verdict=verdict)

    started = hrddp_cases.started(cast, case)
    assert codes(refusal) == ["b19-commander-not-excluded"]
    assert refusal.value.objections[0].remedy == (
        "Exclude “First battalion” from what is authorised."
    )
    today = cases.today()
    assert (
        started.state,
        has_authority(started.assistance, today, first),
        has_authority(started.assistance, today, second),
    ) == ("monitoring", False, True)


def test_un_19_a_unit_that_is_no_recipient_of_the_case_cannot_be_left_out(cast, general):
    case = put_to_the_decider(cast, general | {"unit": "Third battalion"})

    with pytest.raises(Refused) as refusal:
        cases.decide(
            cast,
            case,
            "authorise",
            verdict=hrddp_cases.a_yes(excluded=tuple(each.pk for each in units(case))),
        )

    assert codes(refusal) == ["b19-commander-not-excluded"]
    assert "“Third battalion” is no recipient" in str(refusal.value.objections[0].remedy)


def test_un_19_a_unit_is_known_however_its_name_is_typed(cast, general):
    case = hrddp_cases.draft(cast, persons=[general | {"unit": "  first   BATTALION"}])
    file = CaseFile(case)
    found = file.evaluation.bars["b19-commander"]

    assert [each.name for each in hit_by(file, found)] == ["First battalion"]
