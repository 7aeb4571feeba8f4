"""The acts of the watch by name: their page's words, their form, and what makes them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from decisions.recordings import Recording, add_recording
from decisions.verdicts import Verdict, add_verdict
from monitoring import actions, forms
from monitoring.verdicts import Ending, Resumption, Stop, Weighing


@dataclass(frozen=True, slots=True)
class Act:
    """One act: what its page says, and what is done when its form is sent."""

    move: str
    title: Any
    text: Any
    button: Any
    done: Any
    form: type
    make: Callable[[Any, Any, Any, dict[str, Any]], Any]
    style: str = "primary"
    signed: bool = True


def _by(action: Callable[..., Any]) -> Callable[[Any, Any, Any, dict[str, Any]], Any]:
    """Return what makes an act from its form: the reason, and what is proposed."""

    def make(case: Any, form: Any, officer: Any, how: dict[str, Any]) -> Any:
        reason, proposal = form.cleaned_data["reason"], form.proposal()
        return action(case, by=officer, reason=reason, proposal=proposal, **how)

    return make


def _hold(case: Any, form: Any, officer: Any, how: dict[str, Any]) -> Any:
    return actions.hold(case, by=officer, why=form.cleaned_data["reason"])


def _start(case: Any, form: Any, officer: Any, how: dict[str, Any]) -> Any:
    return actions.start_delivery(case, by=officer, reason=form.cleaned_data["reason"])


ACTS = {
    "hold": Act(
        "hold",
        _("Hold now"),
        _("Everything stops at once. Nothing may be given until the hold is lifted."),
        _("Hold everything now"),
        _("Everything under this case is on hold now."),
        forms.HoldForm,
        _hold,
        "warning",
        signed=False,
    ),
    "ratify_hold": Act(
        "suspend",
        _("Ratify the hold"),
        _("The hold becomes a suspension in the same act; nothing flows between the two."),
        _("Sign and suspend"),
        _("The hold is ratified: the assistance is suspended."),
        forms.StopForm,
        _by(actions.ratify_hold),
        "warning",
    ),
    "lift_hold": Act(
        "lift_hold",
        _("Lift the hold"),
        _("Whatever else stands in the way of the assistance still does."),
        _("Sign and lift the hold"),
        _("The hold is lifted."),
        forms.LiftForm,
        _by(actions.lift_hold),
    ),
    "suspend": Act(
        "suspend",
        _("Suspend the assistance"),
        _("The whole of it stops. It resumes only by a decision at the same level."),
        _("Sign and suspend"),
        _("The assistance is suspended."),
        forms.StopForm,
        _by(actions.suspend),
        "warning",
    ),
    "suspend_part": Act(
        "suspend_part",
        _("Suspend part of the assistance"),
        _("What you name stops; the rest goes on and is watched."),
        _("Sign and suspend this part"),
        _("That part of the assistance is suspended."),
        forms.StopPartForm,
        _by(actions.suspend_part),
        "warning",
    ),
    "resume": Act(
        "resume",
        _("Resume the assistance"),
        _("What had to come before delivery is then checked again before anything is given."),
        _("Sign and resume"),
        _("The suspension is lifted. Record when delivery may start again."),
        forms.ResumeForm,
        _by(actions.resume),
    ),
    "resume_part": Act(
        "resume_part",
        _("Resume part of the assistance"),
        _("What you choose may be given again."),
        _("Sign and resume this part"),
        _("That part may be given again."),
        forms.ResumePartForm,
        _by(actions.resume_part),
    ),
    "continue_on": Act(
        "continue_on",
        _("Continue as it is"),
        _("To go on is a decision: on what happened, with what was weighed."),
        _("Sign and continue"),
        _("It is decided that the assistance continues."),
        forms.ContinueForm,
        _by(actions.continue_on),
    ),
    "adapt": Act(
        "adapt",
        _("Continue, changed"),
        _("The assistance goes on otherwise than it was authorised, within what was covered."),
        _("Sign and adapt"),
        _("It is decided that the assistance continues, changed."),
        forms.AdaptForm,
        _by(actions.adapt),
    ),
    "withdraw": Act(
        "withdraw",
        _("Withdraw the assistance"),
        _(
            "The yes is taken back for this recipient and purpose, whoever supplies it. "
            "This cannot be undone; it would have to be assessed afresh."
        ),
        _("Sign and withdraw"),
        _("The assistance is withdrawn."),
        forms.WithdrawForm,
        _by(actions.withdraw),
        "warning",
    ),
    "complete": Act(
        "complete",
        _("Record that it is complete"),
        _("Duties on what stays behind live on and are still watched."),
        _("Record that it is complete"),
        _("The assistance is recorded as complete."),
        forms.CompleteForm,
        _by(actions.complete),
        signed=False,
    ),
    "start_delivery": Act(
        "start_delivery",
        _("Record that delivery may start"),
        _("From now on help may be given, and the watch asks for what is due."),
        _("Record that delivery may start"),
        _("Delivery may start. The watch is planned."),
        forms.StartForm,
        _start,
        signed=False,
    ),
}


def _is_held(file: Any) -> bool:
    return file.hold is not None


def _stands_in_part(file: Any) -> bool:
    return any(not each.whole for each in file.stops)


# What each decision is called once it was made, and when there is anything to decide.
MADE_ELSEWHERE = {
    "suspend": (_("It was suspended"), None),
    "suspend_part": (_("Part of it was suspended"), None),
    "resume": (_("It was resumed"), None),
    "resume_part": (_("Part of it was resumed"), _stands_in_part),
    "continue_on": (_("It was to continue as it is"), None),
    "adapt": (_("It was to continue, changed"), None),
    "withdraw": (_("It was withdrawn"), None),
    "lift_hold": (_("The hold was lifted"), _is_held),
}


def add_recordings() -> None:
    """Let each decision of the watch be recorded that was made on paper, orally or by a body."""
    for move, (label, when) in MADE_ELSEWHERE.items():
        more = {"when": when} if when else {}
        form = _form_for_recording(move)
        add_recording(Recording(move, label, (move,), form, _said_by(move), **more))


def _form_for_recording(move: str) -> Callable[..., Any]:
    """Return the form of an act, which asks whoever records it for another's reasons."""

    def form(data: Any, **about: Any) -> Any:
        made = ACTS[move].form(data, **about)
        made.fields["reason"].label, made.fields["reason"].help_text = _("The reasons given"), ""
        return made

    return form


def _said_by(move: str) -> Callable[[Any], tuple[str, str, Verdict]]:
    """Return what reads the kind, the reasons and the verdict from an act's form."""

    def said(form: Any) -> tuple[str, str, Verdict]:
        return move, form.cleaned_data["reason"], form.proposal()

    return said


def add_verdicts() -> None:
    """Say what each decision of the watch proposes and what makes it, for those made elsewhere."""
    for kind, verdict, make in (
        ("suspend", Stop, actions.suspend),
        ("suspend_part", Stop, actions.suspend_part),
        ("resume", Resumption, actions.resume),
        ("resume_part", Resumption, actions.resume_part),
        ("continue_on", Weighing, actions.continue_on),
        ("adapt", Weighing, actions.adapt),
        ("withdraw", Ending, actions.withdraw),
        ("lift_hold", Verdict, actions.lift_hold),
    ):
        add_verdict(kind, verdict, make)
