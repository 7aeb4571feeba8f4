"""What must be true before an assessment, or the assistance it judges, moves.

Guards read the case file and never query. What a lawyer could change stands in the
framework's file; these are the rules that hold under every framework.
"""

from assessments.guards.course import (
    a_newer_assessment_takes_over,
    it_goes_higher,
    it_was_decided_before_heed,
    its_assessments_say_so,
    its_planner_or_its_assessment_ends_it,
    its_validity_is_over,
    nobody_decides_on_their_own_work,
    only_the_program_lets_time_run_out,
)
from assessments.guards.due import (
    all_due_at_submission_is_known,
    all_due_before_decision_is_known,
    all_due_by_decision_is_known,
    all_due_in_draft_is_known,
)
from assessments.guards.judgement import (
    every_allegation_is_weighed,
    every_case_role_is_filled,
    every_finding_stands_on_its_measures,
    every_live_risk_is_answered,
    what_has_changed_is_said,
)
from assessments.guards.kinds import (
    a_mandate_stands,
    it_is_of_the_kind_it_says,
    nothing_is_delivered_before_a_mandate,
    what_is_adopted_says_whence,
)
from assessments.guards.scope import (
    a_second_person_agrees_on_scope,
    scope_is_decided,
    two_people_agree_on_scope,
)
from casework.guards import also

__all__ = [
    "a_mandate_stands",
    "a_newer_assessment_takes_over",
    "a_second_person_agrees_on_scope",
    "add_guards",
    "all_due_at_submission_is_known",
    "all_due_before_decision_is_known",
    "all_due_by_decision_is_known",
    "all_due_in_draft_is_known",
    "every_allegation_is_weighed",
    "every_case_role_is_filled",
    "every_finding_stands_on_its_measures",
    "every_live_risk_is_answered",
    "it_goes_higher",
    "it_is_of_the_kind_it_says",
    "it_was_decided_before_heed",
    "its_assessments_say_so",
    "its_planner_or_its_assessment_ends_it",
    "its_validity_is_over",
    "nobody_decides_on_their_own_work",
    "nothing_is_delivered_before_a_mandate",
    "only_the_program_lets_time_run_out",
    "scope_is_decided",
    "two_people_agree_on_scope",
    "what_has_changed_is_said",
    "what_is_adopted_says_whence",
]


def add_guards() -> None:
    """Add to the moves what is asked of a proposal; called when the app is ready."""
    also("assessments.screen_out", two_people_agree_on_scope)
    also("assessments.raise_level", it_goes_higher)
