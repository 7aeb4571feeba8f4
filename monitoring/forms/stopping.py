"""The forms of the acts that hold, stop, resume, go on with or end assistance."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from casework.widgets import DayField
from decisions.verdicts import Verdict
from monitoring.forms.acting import ActForm, AnsweringForm, text
from monitoring.models import Suspension
from monitoring.verdicts import Completion, Ending, Resumption, Stop, Weighing


class HoldForm(forms.Form):
    """One box and one button: everything stops now."""

    reason = text(
        _("Why must it stop now?"),
        hint=_("One sentence is enough. The post that ratifies the hold will read it."),
        error=_("Say in a sentence why it must stop now."),
    )

    def __init__(self, *args, file, officer, **kwargs):
        super().__init__(*args, **kwargs)


class LiftForm(ActForm):
    """Why a hold need not stand."""

    def proposal(self):
        """Return what was seen before the hold is lifted."""
        return Verdict(**self.seen)


class StartForm(ActForm):
    """That everything which had to come first is done."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False
        self.fields["reason"].label = _("Anything to note (optional)")
        self.fields["reason"].help_text = ""


class StopForm(AnsweringForm):
    """A suspension, in the order in which it is thought through."""

    reason_codes = forms.MultipleChoiceField(
        label=_("What kind of reason is it?"),
        choices=[(code, capfirst(label)) for code, label in Suspension.Reason.choices],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose all that apply. They are counted apart, so that none hides another."),
        error_messages={"required": _("Choose at least one kind of reason.")},
    )
    impact = text(
        _("What does stopping do, and to whom?"),
        hint=_("People who depend on it, staff on the ground, the aim it served."),
        error=_("Say who is affected by the stop, and how that was weighed."),
    )
    resumption_test = text(
        _("What must be shown before it can resume?"),
        hint=_("A test somebody could meet and somebody else could check."),
        error=_("State what must be shown before it can resume."),
    )
    in_fact_from = DayField(
        label=_("When it stopped in fact, if that is known (optional)"), required=False
    )
    public_line = text(_("What may be said publicly (optional)"), rows=2, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        first = ["after", "triggers", "reason_codes", "reason", "impact", "resumption_test"]
        self.order_fields([name for name in first if name in self.fields])

    def proposal(self):
        """Return the stop as proposed."""
        said = self.said("impact", "resumption_test", "public_line", "in_fact_from")
        codes = tuple(self.cleaned_data["reason_codes"])
        return Stop(reason_codes=codes, **said, **self.answered)


class StopPartForm(StopForm):
    """A suspension for one recipient, or of an operation, people or items by their name."""

    recipient = forms.ChoiceField(
        label=_("For whom does it stop?"), required=False, widget=forms.RadioSelect
    )
    part = forms.CharField(
        label=_("Only for one operation, or for certain people or items? Name it."),
        help_text=_(
            "If you name it, only that stops, and everything else goes on. If you name nothing,"
            " the recipient you chose gets nothing at all."
        ),
        max_length=300,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.by_key = {str(each.pk): each for each in self.file.recipients}
        choices = [(key, str(each)) for key, each in self.by_key.items()]
        self.fields["recipient"].choices = [*choices, ("", _("For all of them, the part I name"))]
        self.order_fields(["after", "recipient", "part"])

    def proposal(self):
        """Return the stop as proposed, with the part it is of."""
        said = self.said("impact", "resumption_test", "public_line", "in_fact_from", "part")
        return Stop(
            reason_codes=tuple(self.cleaned_data["reason_codes"]),
            recipient=self.by_key.get(self.cleaned_data["recipient"]),
            **said,
            **self.answered,
        )


class ResumeForm(AnsweringForm):
    """That the test for resuming was met."""

    shown = text(
        _("How was the test for resuming met?"),
        hint=_("Point by point, and where the proof can be found."),
        rows=4,
        error=_("Say how the test was met and what proves it."),
    )

    def proposal(self):
        """Return the resumption as proposed."""
        return Resumption(**self.said("shown"), **self.answered)


class ResumePartForm(ResumeForm):
    """Which stopped parts may be given again."""

    suspensions = forms.TypedMultipleChoiceField(
        label=_("What may be given again?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what may be given again.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        parts = [each for each in self.file.stops if not each.whole]
        self.fields["suspensions"].choices = [(each.pk, str(each.of_what)) for each in parts]
        self.fields["suspensions"].option_hints = {each.pk: each.resumption_test for each in parts}
        self.order_fields(["after", "suspensions"])

    def proposal(self):
        """Return the resumption as proposed, with the parts it is of."""
        chosen = tuple(self.cleaned_data["suspensions"])
        return Resumption(suspensions=chosen, **self.said("shown"), **self.answered)


class WithdrawForm(AnsweringForm):
    """That the yes is taken back."""

    what_would_change_it = text(
        _("What would have to change for help like this to be considered again? (optional)"),
        required=False,
        hint=_("A case like it within a year must say what has changed, whoever supplies it."),
    )

    def proposal(self):
        """Return the withdrawal as proposed."""
        return Ending(**self.said("what_would_change_it"), **self.answered)


class ContinueForm(AnsweringForm):
    """That what happened was weighed, and the help goes on."""

    occasion = forms.CharField(
        label=_("If nothing above: which review or report does this follow from?"),
        max_length=300,
        required=False,
    )
    looked_at = text(
        _("What was looked at?"),
        hint=_("Reports, answers from the recipient, what people on the ground say."),
        error=_("Say what was looked at, and where it can be found."),
    )
    considered = text(
        _("What else was considered, and why not that?"),
        hint=_("Stopping; changing the help. What each would have done."),
        error=_("Say what stopping or changing the help would have done, and why not."),
    )
    next_look = DayField(label=_("When will somebody look at this again?"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "triggers" not in self.fields:
            self.fields["occasion"].label = _("Which review or report does this follow from?")

    def proposal(self):
        """Return the weighing as proposed."""
        names = ("occasion", "looked_at", "considered", "next_look")
        return Weighing(**self.said(*names), **self.answered)


class AdaptForm(ContinueForm):
    """That the help goes on, otherwise."""

    change = text(
        _("What is done otherwise from now on?"),
        error=_("Describe the change, or continue as it is."),
    )

    def proposal(self):
        """Return the weighing as proposed, with the change."""
        names = ("occasion", "looked_at", "considered", "next_look", "change")
        return Weighing(**self.said(*names), **self.answered)


class CompleteForm(ActForm):
    """What came of it, and what it teaches."""

    outcome = text(
        _("What came of it?"),
        hint=_("What was delivered, to whom, and what it changed."),
        error=_("Say what was delivered, and what it changed."),
    )
    lesson = text(
        _("What would you do otherwise next time?"),
        error=_("Say what you would do otherwise; “nothing” needs its reasons too."),
    )
    left_behind = text(
        _("What stays behind, and who watches it? (optional)"),
        required=False,
        hint=_("Equipment, trained people, promises. Duties on it stay open."),
    )

    def proposal(self):
        """Return the completion as proposed."""
        return Completion(**self.said("outcome", "lesson", "left_behind"))
