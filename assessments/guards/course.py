"""Who may move a case on, up or to its end, and when."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from assessments.permissions import Perm
from assessments.places import page_of
from casework.guards import Asking, guard, may, on_proposal
from casework.refusals import Objection


@guard
def nobody_decides_on_their_own_work(asking: Asking) -> Iterator[Objection]:
    """Whoever wrote any of it, or acts for somebody who did, may not say yes to it."""
    wrote = asking.file.contributors
    for officer in (asking.by, asking.on_behalf_of):
        if officer is not None and officer.pk in wrote:
            yield Objection(
                "own-work",
                _("%(officer)s wrote part of this assessment, so cannot say yes to it.")
                % {"officer": officer},
                _("Somebody at this level who wrote none of it must decide."),
                where=page_of(asking.case, "history"),
            )


@guard
def it_was_decided_before_heed(asking: Asking) -> Iterator[Objection]:
    """Only a case imported as decided before Heed is taken over as it stands."""
    if asking.case.kind != "before_heed":
        yield Objection(
            "not-decided-earlier",
            _("This assessment was not imported as decided before Heed."),
            _("Submit it, and have it decided."),
            where=asking.case.get_absolute_url(),
        )


@guard
def only_the_program_lets_time_run_out(asking: Asking) -> Iterator[Objection]:
    """Expiry is what the calendar does, not what a person does."""
    if not asking.by.is_program:
        yield Objection(
            "not-the-program",
            _("Nobody lets an authority expire: its last day does."),
            _("To end it sooner, suspend or withdraw it."),
        )


@guard
def its_validity_is_over(asking: Asking) -> Iterator[Objection]:
    """The last day it was valid has passed."""
    until = asking.case.valid_until
    if until is None or until >= asking.today:
        yield Objection(
            "still-valid",
            _("It is valid until %(day)s.") % {"day": until or _("an unset day")},
            _("Wait until that day has passed, or withdraw it."),
        )


@guard
def a_newer_assessment_takes_over(asking: Asking) -> Iterator[Objection]:
    """Only the reassessment that replaces it, at its own start of delivery, supersedes it."""
    newer = asking.proposal
    if getattr(newer, "previous_id", None) != asking.case.pk:
        yield Objection(
            "nothing-newer",
            _("No newer assessment of the same assistance takes over from this one."),
            _("Reassess it; when the new one starts, this one ends."),
        )


@guard
def its_assessments_say_so(asking: Asking) -> Iterator[Objection]:
    """What is permitted follows the assessments, in the act that decides one of them."""
    change = asking.proposal
    if change is None:
        yield Objection(
            "not-by-itself",
            _("What is permitted follows from decisions, and cannot be set by itself."),
            _("Decide the assessment."),
        )
    elif asking.move == "permit":
        for framework_id in asking.file.frameworks_without_a_yes - {change.framework_id}:
            yield Objection(
                "another-framework-undecided",
                _("%(framework)s covers this assistance too, and has not permitted it.")
                % {"framework": framework_id},
                _("Every framework that covers the assistance must permit it."),
                where=asking.case.get_absolute_url(),
            )


@on_proposal
def it_goes_higher(asking: Asking) -> Iterator[Objection]:
    """A case is raised only to a rung above the one it has, which the framework knows."""
    case, to_rank = asking.case, asking.proposal.to_rank
    now = max(case.rank, case.raised_to_rank, case.inherited_rank)
    if to_rank <= now or to_rank not in {level.rank for level in asking.file.framework.levels}:
        yield Objection(
            "not-higher",
            _("That level is not above the one the case has reached."),
            _("Choose a higher level, or leave it where it is."),
        )


@guard
def its_planner_or_its_assessment_ends_it(asking: Asking) -> Iterator[Objection]:
    """It ends with its assessment, or by somebody whose role lets them plan."""
    if asking.proposal is None:
        yield from may(Perm.PLAN).find(asking)
