"""The sweep looks only at what a live case has yet to answer, and asks for that at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from monitoring import actions
from monitoring.queries.unheard import unheard
from recipients.models import Recipient
from tests import cases
from tests.monitoring import watched as watching
from tests.monitoring.watched import an_allegation


@pytest.fixture
def family(cast):
    """The division whose help is watched, and those above, below and beside it."""
    division = watching.of_a_division(cast).assistance.recipients.get()
    police = division.parent
    return {
        "police": police,
        "division": division,
        "squad": cases.a_unit(cast, "Third Squad", parent=division),
        "sister": cases.a_unit(cast, "Eastern Division", parent=police),
    }


def earlier(allegation):
    type(allegation).objects.filter(pk=allegation.pk).update(
        recorded_at=timezone.now() - timedelta(days=400)
    )
    return allegation


def test_what_is_said_of_a_unit_its_parent_or_its_own_units_is_heard_and_of_no_other(cast, family):
    said = {name: an_allegation(cast, unit) for name, unit in family.items()}
    earlier(an_allegation(cast, family["division"]))

    heard = list(unheard(None))

    assert {each.pk for each in heard} == {said[n].pk for n in ("police", "division", "squad")}
    for each in heard:
        assert actions.open_triggers_for(each, by=cast.program) != []
    assert list(unheard(None)) == []


def test_what_was_recorded_before_the_last_look_is_not_looked_for_again(cast, family):
    an_allegation(cast, family["division"])

    assert [unheard(timezone.now() + timedelta(hours=each)).count() for each in (-1, 1)] == [1, 0]


@pytest.mark.parametrize(("restricted", "looks"), [(True, 1), (False, 0)])
def test_what_came_before_a_yes_given_since_the_last_look_is_looked_for(cast, restricted, looks):
    case = cases.sign_off(cast)
    said = an_allegation(cast, case.assistance.recipients.get(), restricted=restricted)
    actions.sweep()
    verdict = cases.a_yes(cast, seen_facts=[said.reference])
    looked = timezone.now()

    assert unheard(looked).count() == 0  # it has no yes that could rest on it
    cases.decide(cast, case, "authorise", verdict=verdict)

    assert unheard(looked).count() == looks
    assert actions.sweep().did["triggers_opened"] == looks
    assert unheard(None).count() == 0


def test_families_that_turn_in_a_circle_end(cast, family):
    an_allegation(cast, family["squad"])

    Recipient.objects.filter(pk=family["police"].pk).update(parent=family["squad"])

    assert unheard(None).count() == 1


def test_what_reaches_no_case_costs_the_sweep_nothing(cast, watched, family, query_counter):
    actions.sweep()
    for_none = query_counter(actions.sweep)

    for _each in range(20):
        an_allegation(cast, family["sister"])

    assert query_counter(actions.sweep) == for_none
