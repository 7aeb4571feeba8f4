"""What must be true before a case is put to somebody, decided, started or stopped.

These guards are added to the moves of an assessment by name: `add_guards()` is called when
the app is ready. They read the case file and the verdict, and never query.
"""

from casework.guards import also, may
from decisions.guards import beside, findings, overrides, putting, starting, substance, terms, who
from decisions.permissions import Perm


def add_guards() -> None:
    """Add every guard of this app to the moves it guards."""
    also(
        "assessments.put_to_decision",
        may(Perm.PUT_TO_DECISION),
        putting.the_content_is_sealed,
        putting.the_level_is_known,
        putting.mandatory_advice_is_in,
        putting.no_rung_is_vacant,
        putting.lower_rungs_have_signed,
    )
    also("assessments.authorise", *_YES, *_ON_A_SUBMISSION)
    also(
        "assessments.refuse",
        who.somebody_on_the_ladder_refuses,
        who.the_recording_is_sound,
        terms.what_would_change_it_is_said,
        who.nobody_decided_meanwhile,
    )
    also("assessments.defer", who.somebody_at_the_rung_decides, terms.the_wait_has_an_end)
    also("assessments.recognise", who.two_people_take_over_a_decision, terms.a_past_yes_is_dated)
    for move in ("continue_on", "adapt", "resume", "resume_part", "lift_hold"):
        also(f"assessments.{move}", *_STILL_YES)
    also("assessments.resume", terms.its_validity_is_not_over, starting.letters_to_resume_are_sent)
    for move in ("suspend", "suspend_part", "withdraw"):
        also(
            f"assessments.{move}",
            who.somebody_may_stop_it,
            who.the_recording_is_sound,
            who.nobody_decided_meanwhile,
        )
    also(
        "assessments.start_delivery",
        may(Perm.START_DELIVERY),
        starting.it_is_still_valid,
        starting.conditions_precedent_are_met,
        starting.letters_are_sent,
        starting.every_framework_permits,
    )


_YES = (
    who.somebody_at_the_rung_decides,
    beside.the_decider_is_whom_the_rules_name,
    who.nobody_lends_authority_over_their_own_work,
    who.the_decider_signed_in_again,
    who.the_recording_is_sound,
    who.nobody_decided_meanwhile,
)
_ON_A_SUBMISSION = (
    substance.what_was_sealed_is_what_is_decided,
    findings.the_decider_concurs_in_each_finding,
    substance.no_bar_stands,
    overrides.each_way_past_a_bar_belongs_to_this_case,
    overrides.each_way_past_a_bar_is_theirs_to_take,
    overrides.each_way_past_a_bar_is_whole,
    substance.barred_rows_are_excluded,
    substance.new_facts_are_read,
    substance.dissent_is_answered,
    terms.each_condition_is_whole,
    terms.the_review_date_is_set,
    terms.its_validity_is_lawful,
    terms.some_country_is_left,
    terms.somebody_vetted_is_left,
)
_STILL_YES = (*_YES, terms.each_condition_is_whole)
