"""What the watch hears of sooner than its sweep would find it. Nothing is lost without it."""

from typing import Any

from django.dispatch import receiver

from accounts.actions import the_program
from decisions.models import Decision
from decisions.signals import decided
from monitoring.actions import await_answer, open_triggers_for
from monitoring.actions.missing import open_what_is_unheard
from monitoring.actions.owing import owe
from recipients.models import Allegation, Intercession
from recipients.signals import allegation_recorded, intercession_changed


@receiver(allegation_recorded)
def lay_it_before_live_cases(allegation: Allegation, **_more: Any) -> None:
    """Open a trigger on every live case the allegation reaches."""
    open_triggers_for(allegation, by=the_program())


@receiver(decided)
def lay_what_came_meanwhile_before_it(decision: Decision, **_more: Any) -> None:
    """Open a trigger for what was recorded between the submission of a case and the yes to it."""
    case = decision.assessment
    if decision.kind == Decision.Kind.AUTHORISE and case.submitted_at is not None:
        open_what_is_unheard(case.submitted_at)


@receiver(intercession_changed)
def wait_for_an_answer(intercession: Intercession, **_more: Any) -> None:
    """Let every live case that reaches the recipient wait for the answer, or cease to."""
    await_answer(intercession, by=the_program())


@receiver(decided)
def write_down_what_it_leaves_owed(decision: Decision, **_more: Any) -> None:
    """Write down what must be reported or told because of a decision, from its very day."""
    if decision.assessment_id is not None:
        owe(decision.assessment, by=the_program())
