"""A decider finds otherwise of one person than the adviser: the stricter stands, or it climbs."""

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.models import Assessment
from casework.refusals import Refused
from decisions import actions
from decisions.models import Decision
from decisions.verdicts import Verdict
from tests import cases
from tests import leahy_cases as leahy

pytestmark = pytest.mark.django_db
ACCUSED = leahy.PERSON | leahy.ACCUSED | {"result": "rejected_gvhr"}
OTHER = {"name": "Cpt Dana Kolt", "unit": "4th Battalion", "national_id": "N-2"}


def found(cast, *values):
    """A case put to Osei in Washington, or to the Secretary, with such findings on its people."""
    rows = [ACCUSED, ACCUSED | OTHER][: len(values)]
    case = leahy.draft(cast, rows)
    for row, value in zip(leahy.accused_in(case), values, strict=True):
        leahy.record(cast, case, row, value)
    return leahy.sign_off(cast, case)


def differing(case, *values, why="The court was fair."):
    rows = zip(leahy.accused_in(case), values, strict=True)
    return tuple(leahy.concurring(row, value, reasons=why) for row, value in rows)


def refused_for(cast, case, *values, why="The court was fair."):
    verdict = leahy.a_yes(findings=differing(case, *values, why=why))
    with pytest.raises(Refused) as refused:
        cases.decide(cast, case, "authorise", verdict=verdict)
    assert Decision.objects.count() == 0
    return [(each.code, each.says) for each in refused.value.objections]


def test_who_finds_a_person_remediated_against_the_adviser_gives_no_yes(cast):
    case = found(cast, "no")

    told = dict(refused_for(cast, case, "yes"))

    assert (
        "Hugo Marques found otherwise than you, and the stricter finding stands"
        in (told["finding-differs"])
    )


def test_who_finds_a_person_not_remediated_against_the_adviser_raises_the_bar(cast):
    case = found(cast, "yes")

    told = dict(refused_for(cast, case, "no"))

    assert (
        "You find what the adviser did not, and the stricter finding stands"
        in (told["found-leahy"])
    )
    assert "found-leahy_defense" in told


def test_the_stricter_finding_on_one_stands_although_another_is_barred_already(cast):
    case = found(cast, "yes", "no")

    told = dict(refused_for(cast, case, "no", "no"))

    assert "You find what the adviser did not" in told["found-leahy"]


def test_reasons_are_wanted_of_who_differs(cast):
    case = found(cast, "no")

    assert "differs-without-reasons" in dict(refused_for(cast, case, "yes", why=" "))


def test_a_yes_that_says_nothing_of_a_row_is_refused(cast):
    case = found(cast, "yes", "no")
    (one, _other) = differing(case, "yes", "no")

    with pytest.raises(Refused) as refused:
        cases.decide(cast, case, "authorise", verdict=leahy.a_yes(findings=(one,)))

    assert "finding-unanswered" in [each.code for each in refused.value.objections]


def test_who_differs_sends_it_up_from_the_page_and_the_difference_is_why(cast, client):
    case = found(cast, "no")
    row = leahy.accused_in(case)[0]
    client.force_login(cast.osei)
    said = {
        f"finding-us-remediated-{row}": "yes",
        f"finding-us-remediated-{row}-why": "The court was fair.",
        "choice": "send_up",
        "reasons": "Let the Secretary see it.",
        "conditions-TOTAL_FORMS": "0",
        "conditions-INITIAL_FORMS": "0",
        "after": "",
    }

    client.post(reverse("decisions:decision", args=[case.reference]), said)

    case = Assessment.objects.get(pk=case.pk)
    assert (case.state, case.rank) == ("escalation", 3)
    assert "The decider differs: Yes. The court was fair." in case.raised_why


def test_a_no_may_be_given_by_who_differs_and_the_record_tells_both(cast):
    case = found(cast, "no")

    decision = actions.decide(
        case,
        "refuse",
        by=cast.osei,
        reason="Not now.",
        proposal=Verdict(findings=differing(case, "yes"), what_would_change_it="Another unit."),
        reauthenticated_at=timezone.now(),
    )

    assert "The decider differs: Yes. The court was fair." in decision.details["concurs"]
