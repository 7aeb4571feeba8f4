"""What must be true of the watch before an assessment moves.

A hold lies over the whole case: while it stands only what stops, ends or sends back is open.
Every stop says why, what it costs and what would lift it; every yes in the course of the help
names what happened, what was weighed and when somebody looks again.
"""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from casework.guards import Asking, Guard, guard, on_proposal
from casework.refusals import Objection
from decisions.guards.who import decider_of
from monitoring.permissions import Perm
from monitoring.plan import duties_of, post_for

# What a hold leaves open: sending back, ending, stopping, and the hold itself.
OPEN_WHILE_HELD = (
    "return_to_draft",
    "return_to_mitigation",
    "refuse",
    "abandon",
    "suspend",
    "withdraw",
    "expire",
    "hold",
    "lift_hold",
)


def _page(asking: Asking, name: str) -> str:
    return reverse(f"monitoring:{name}", args=[asking.case.reference])


def _said(asking: Asking, name: str) -> str:
    """Return what the proposal says under this name, or nothing."""
    return str(getattr(asking.proposal, name, "") or "").strip()


def decider_may(permission: Perm) -> Guard:
    """Guard a decision with a permission of whoever decides, though another recorded it."""

    def decider_holds_permission(asking: Asking) -> Iterator[Objection]:
        decider = decider_of(asking)
        if not decider.may(permission.value, asking.case.portfolio):
            yield Objection(
                "not-permitted",
                _("The role of %(officer)s is not one to %(act)s.")
                % {"officer": decider, "act": permission.label},
                _("Ask somebody whose role lets them, or an administrator to change this one."),
            )

    decider_holds_permission.__name__ = f"decider_may_{permission.value.partition('.')[2]}"
    return guard(decider_holds_permission)


@guard
def nothing_holds_it(asking: Asking) -> Iterator[Objection]:
    """No hold stands over the case."""
    hold = asking.file.hold
    if hold is None:
        return
    yield Objection(
        "held",
        _("%(officer)s put this case on hold on %(day)s.")
        % {"officer": hold.laid_by, "day": date_format(hold.laid_at, "j F Y")},
        _("The %(post)s must make the hold a suspension, or lift it with reasons.")
        % {"post": hold.ratify_post or _("ratifying post")},
        where=_page(asking, "ratify_hold"),
    )


@guard
def it_is_not_held_already(asking: Asking) -> Iterator[Objection]:
    """One hold is enough: everything is stopped."""
    if asking.file.hold is not None:
        yield Objection(
            "held-already",
            _("This case is on hold already, since %(day)s.")
            % {"day": date_format(asking.file.hold.laid_at, "j F Y")},
            _("Nothing more is needed: nothing may be given while it stands."),
            where=_page(asking, "case"),
        )


@guard
def a_hold_stands(asking: Asking) -> Iterator[Objection]:
    """There is a hold to lift."""
    if asking.file.hold is None:
        yield Objection(
            "not-held",
            _("No hold stands over this case."),
            _("Open the case again; somebody may have acted before you."),
            where=_page(asking, "case"),
        )


@guard
def every_duty_has_an_owner(asking: Asking) -> Iterator[Objection]:
    """The watch can be planned: each duty of the framework has a post that sees to it."""
    for duty in duties_of(asking.file):
        if post_for(duty.by, asking.file) is None:
            yield Objection(
                "duty-without-owner",
                _("No post is named that will see to this duty: %(duty)s.") % {"duty": duty.label},
                _("Name the post among the roles of the case."),
                cites=duty.cite,
                basis=duty.basis,
                where=reverse("assessments:roles", args=[asking.case.reference]),
            )


@on_proposal
def the_stop_is_explained(asking: Asking) -> Iterator[Objection]:
    """A stop says of which kind its reasons are, what it costs, and what would lift it."""
    if not getattr(asking.proposal, "reason_codes", ()):
        yield Objection(
            "no-reason-codes",
            _("It is not said what kind of reason this is stopped for."),
            _("Choose every kind that applies; rights, budget and safety are not blurred."),
            where=_page(asking, asking.move),
        )
    if not _said(asking, "impact"):
        yield Objection(
            "impact-not-weighed",
            _("Nobody has weighed what stopping does, and to whom."),
            _("Say who is affected by the stop, and how that was weighed."),
            where=_page(asking, asking.move),
        )
    if not _said(asking, "resumption_test"):
        yield Objection(
            "no-resumption-test",
            _("It is not said what must be shown before this can resume."),
            _("State a test somebody could meet and somebody else could check."),
            where=_page(asking, asking.move),
        )


@on_proposal
def the_part_is_named(asking: Asking) -> Iterator[Objection]:
    """A stop of part names the recipient, or the operation, people or items by their name."""
    if getattr(asking.proposal, "recipient", None) is None and not _said(asking, "part"):
        yield Objection(
            "no-part",
            _("It is not said which part is stopped."),
            _("Choose the recipient, or name the operation, people or items."),
            where=_page(asking, asking.move),
        )


@on_proposal
def the_test_was_met(asking: Asking) -> Iterator[Objection]:
    """Each condition that was set for resuming is shown met."""
    if not _said(asking, "shown"):
        yield Objection(
            "test-not-met",
            _("It is not shown that what was asked for has happened."),
            _("Say, point by point, how the test for resuming was met and what proves it."),
            where=_page(asking, asking.move),
        )


@on_proposal
def every_open_trigger_is_answered(asking: Asking) -> Iterator[Objection]:
    """Help does not resume over something that happened and nobody weighed."""
    answered = set(getattr(asking.proposal, "triggers", ()))
    if any(each.pk not in answered for each in asking.file.open_triggers):
        yield Objection(
            "trigger-unanswered",
            _("Something happened that this case has not answered yet."),
            _("Weigh it, and say in this decision that it is answered."),
            where=_page(asking, "case"),
        )


@guard
def a_part_is_stopped(asking: Asking) -> Iterator[Objection]:
    """There is a stopped part to resume."""
    if all(each.whole for each in asking.file.stops):
        yield Objection(
            "no-part-stopped",
            _("No part of this assistance is stopped."),
            _("Open the case again; somebody may have acted before you."),
            where=_page(asking, "case"),
        )


@on_proposal
def it_says_what_was_weighed(asking: Asking) -> Iterator[Objection]:
    """A yes on the way names its cause, the evidence, the weighing and the next look."""
    said = asking.proposal
    if not getattr(said, "triggers", ()) and not _said(asking, "occasion"):
        yield Objection(
            "no-occasion",
            _("It is not said what this decision answers."),
            _("Choose what happened, or name the review it follows from."),
        )
    if not _said(asking, "looked_at"):
        yield Objection(
            "no-evidence",
            _("It is not said what the decision rests on."),
            _("Say what was looked at, and where it can be found."),
        )
    if not _said(asking, "considered"):
        yield Objection(
            "nothing-considered",
            _("It is not said what else was considered."),
            _("Say what stopping, and changing the help, would have done, and why not."),
        )
    next_look = getattr(said, "next_look", None)
    if next_look is None or next_look <= asking.today:
        yield Objection(
            "no-next-look",
            _("No day ahead is set for the next look."),
            _("Set the day on which somebody looks at this again."),
        )


@on_proposal
def the_change_is_described(asking: Asking) -> Iterator[Objection]:
    """To adapt the help is to say what is done otherwise from now on."""
    if not _said(asking, "change"):
        yield Objection(
            "no-change",
            _("It is not said what is done otherwise from now on."),
            _("Describe the change, or continue as it is."),
        )


@on_proposal
def outcome_and_lessons_are_told(asking: Asking) -> Iterator[Objection]:
    """What ends leaves behind what came of it, and what to do otherwise next time."""
    if not _said(asking, "outcome"):
        yield Objection(
            "no-outcome",
            _("It is not said what came of the assistance."),
            _("Say what was delivered, and what it changed."),
        )
    if not _said(asking, "lesson"):
        yield Objection(
            "no-lesson",
            _("It is not said what this case teaches the next."),
            _("Say what you would do otherwise; “nothing” needs its reasons too."),
        )
