"""What must be true of the watch before an assessment moves.

A hold lies over the whole case; every stop is explained; every yes in the course of the help
says what was weighed. What must be suspended is suspended, and resumes as its framework says.
"""

from casework.guards import also, may
from monitoring.guards.suspending import (
    evidence_shown_less_is_weighed_higher,
    it_was_assessed_afresh,
    nothing_must_be_suspended,
    those_it_was_stopped_for_are_told,
)
from monitoring.guards.watching import (
    OPEN_WHILE_HELD,
    a_hold_stands,
    a_part_is_stopped,
    decider_may,
    every_duty_has_an_owner,
    every_open_trigger_is_answered,
    it_is_not_held_already,
    it_says_what_was_weighed,
    nothing_holds_it,
    outcome_and_lessons_are_told,
    the_change_is_described,
    the_part_is_named,
    the_stop_is_explained,
    the_test_was_met,
)
from monitoring.permissions import Perm

__all__ = ["OPEN_WHILE_HELD", "add_guards", "nothing_holds_it", "nothing_must_be_suspended"]

# While something must be suspended, nothing goes on as it was: only stops and ends are open.
GOING_ON = (
    "continue_on",
    "adapt",
    "complete",
    "start_delivery",
    "resume",
    "resume_part",
    "lift_hold",
)


def add_guards() -> None:
    """Add the watch's guards to the moves of the assessment. Called when the app is ready."""
    from assessments.models import Assessment

    for move in Assessment.moves():
        if move not in OPEN_WHILE_HELD:
            also(f"assessments.{move}", nothing_holds_it)
    for move in GOING_ON:
        also(
            f"assessments.{move}",
            nothing_must_be_suspended,
            evidence_shown_less_is_weighed_higher,
        )
    for move in ("resume", "resume_part"):
        also(f"assessments.{move}", it_was_assessed_afresh)
    also("assessments.hold", may(Perm.HOLD), it_is_not_held_already)
    also("assessments.lift_hold", decider_may(Perm.RATIFY_HOLD), a_hold_stands)
    also(
        "assessments.start_delivery",
        those_it_was_stopped_for_are_told,
        every_duty_has_an_owner,
    )
    also("assessments.continue_on", decider_may(Perm.WEIGH), it_says_what_was_weighed)
    also(
        "assessments.adapt",
        decider_may(Perm.WEIGH),
        it_says_what_was_weighed,
        the_change_is_described,
    )
    also("assessments.suspend", the_stop_is_explained)
    also("assessments.suspend_part", the_part_is_named, the_stop_is_explained)
    also("assessments.resume", the_test_was_met, every_open_trigger_is_answered)
    also("assessments.resume_part", a_part_is_stopped, the_test_was_met)
    also("assessments.complete", may(Perm.COMPLETE), outcome_and_lessons_are_told)
