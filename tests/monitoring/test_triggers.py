"""What happened reaches every live case it concerns, once, and says how."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.working_days import working_days_after
from casework.refusals import Refused
from decisions.models import Decision
from monitoring import actions
from monitoring.models import Trigger
from recipients.models import Recipient
from tests import cases
from tests.monitoring import watched as watching
from tests.monitoring.watched import an_allegation, signed


@pytest.fixture
def case(cast):
    """Help for the Western Division of the Kadar National Police, which is watched."""
    return watching.of_a_division(cast)


@pytest.fixture
def division(case):
    return case.assistance.recipients.get()


@pytest.fixture
def police(division):
    return division.parent


def test_an_allegation_reaches_a_case_that_names_the_unit(cast, case, division):

    opened = actions.open_triggers_for(an_allegation(cast, division), by=cast.program)

    assert [(each.assessment_id, each.path) for each in opened] == [
        (case.pk, "It is said of Western Division, which this case names.")
    ]
    assert opened[0].due_on == working_days_after(timezone.localdate(), 10)
    assert opened[0].owner.title == "Desk Officer, South Asia"


def test_an_allegation_against_the_parent_reaches_a_case_that_names_the_unit(
    cast, police, division
):
    (opened,) = actions.open_triggers_for(an_allegation(cast, police), by=cast.program)

    assert opened.path == (
        "It is said of Kadar National Police, to which Western Division belongs,"
        " which this case names."
    )


def test_an_allegation_against_the_unit_reaches_a_case_that_names_its_parent(cast):
    police = cases.a_unit(cast, "Kadar National Police")
    division = cases.a_unit(cast, "Western Division", parent=police)
    watching.watched(cast, units=[police])

    (opened,) = actions.open_triggers_for(an_allegation(cast, division), by=cast.program)

    assert opened.path == (
        "It is said of Western Division, which belongs to Kadar National Police,"
        " which this case names."
    )


def test_a_sister_unit_is_not_reached(cast, police, division):
    sister = cases.a_unit(cast, "Eastern Division", parent=police)

    opened = actions.open_triggers_for(an_allegation(cast, sister), by=cast.program)

    assert opened == []


def test_a_case_decided_after_the_allegation_knew_of_it(cast, division):
    allegation = an_allegation(cast, division)
    allegation.recorded_at = Decision.objects.get().made_at - timedelta(days=1)

    assert actions.open_triggers_for(allegation, by=cast.program) == []


def test_the_same_allegation_opens_one_trigger_however_often_it_is_told(cast, division):
    allegation = an_allegation(cast, division)

    actions.open_triggers_for(allegation, by=cast.program)
    actions.open_triggers_for(allegation, by=cast.program)

    assert Trigger.objects.count() == 1


def test_the_program_hears_of_an_allegation_when_it_is_committed(
    cast, division, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        an_allegation(cast, division)

    assert Trigger.objects.get().cause == "allegation"


def test_a_decision_to_go_on_ends_the_trigger_it_names_and_no_other(cast, case, division):
    (named,) = actions.open_triggers_for(an_allegation(cast, division), by=cast.program)
    other = watching.a_trigger(cast, case)

    decision = signed(
        actions.continue_on,
        case,
        by=cast.osei,
        proposal=watching.a_weighing(triggers=(named.pk,)),
    )

    named.refresh_from_db()
    other.refresh_from_db()
    assert (named.decision, named.ended_by_move) == (decision, "continue_on")
    assert other.ended_at is None
    assert decision.details["triggers"] == [named.pk]


# -- what came while the case was with whoever decided ---------------------------------------------


@pytest.fixture
def waiting(cast):
    """A case with its decider, about a division three steps below the ministry."""
    ministry = cases.a_unit(cast, "Ministry of the Interior")
    police = cases.a_unit(cast, "Kadar National Police", parent=ministry)
    return cases.sign_off(cast, units=[cases.a_unit(cast, "Western Division", parent=police)])


def a_yes_to(cast, case, *read):
    """Decide, and let the program hear of it as it does after the commit."""
    return cases.decide(
        cast, case, "authorise", verdict=cases.a_yes(cast, seen_facts=[e.reference for e in read])
    )


def test_what_only_some_may_read_and_came_while_the_case_waited_is_laid_before_it_after_the_yes(
    cast, waiting, django_capture_on_commit_callbacks
):
    said = an_allegation(cast, waiting.assistance.recipients.get(), restricted=True)

    with django_capture_on_commit_callbacks(execute=True):
        a_yes_to(cast, waiting, said)

    assert Trigger.objects.get().path == (
        "It was recorded after this case was submitted, and is not in what was sealed."
        " It is said of Western Division, which this case names."
    )


def test_what_the_decider_read_and_all_may_read_is_answered_by_the_yes(cast, waiting):
    said = an_allegation(cast, waiting.assistance.recipients.get())

    with pytest.raises(Refused, match="was recorded after this was submitted"):
        a_yes_to(cast, waiting)
    a_yes_to(cast, waiting, said)

    assert actions.open_triggers_for(said, by=cast.program) == []


@pytest.mark.parametrize("restricted", [True, False])
def test_what_is_said_far_above_while_the_case_waited_is_laid_before_it_after_the_yes(
    cast, waiting, restricted
):
    ministry = Recipient.objects.get(name="Ministry of the Interior")
    said = an_allegation(cast, ministry, restricted=restricted)

    a_yes_to(cast, waiting)

    (opened,) = actions.open_triggers_for(said, by=cast.program)
    assert opened.path.startswith("It was recorded after this case was submitted")


def test_what_was_recorded_before_the_case_was_submitted_is_not_laid_before_it(cast, waiting):
    said = an_allegation(cast, waiting.assistance.recipients.get(), restricted=True)
    said.recorded_at = waiting.submitted_at - timedelta(seconds=1)
    said.save(update_fields=["recorded_at"])

    a_yes_to(cast, waiting)

    assert actions.open_triggers_for(said, by=cast.program) == []


def test_every_case_of_one_help_that_is_in_force_is_reached(cast, case, division):
    fresh = cases.reassessed(cast, case)
    cases.decide(cast, fresh, "authorise")

    opened = actions.open_triggers_for(an_allegation(cast, division), by=cast.program)

    assert {each.assessment_id for each in opened} == {case.pk, fresh.pk}
