"""The form by which a private office records what somebody decided elsewhere."""

from datetime import datetime, time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.widgets import DayField
from decisions.forms.deciding import REFUSE, YES, DecisionForm
from decisions.models import Decision
from decisions.verdicts import replace

MADE = [
    (made.value, made.label)
    for made in (Decision.Made.ON_PAPER, Decision.Made.ORALLY, Decision.Made.BY_BODY)
]
RECORDED = (*YES, REFUSE)


class RecordForm(DecisionForm):
    """Who decided what, in which words, when, how, and where the paper or minute is."""

    made = forms.ChoiceField(label=_("How was it made?"), choices=MADE, widget=forms.RadioSelect)
    decider = forms.ModelChoiceField(label=_("Who decided?"), queryset=None)
    made_on = DayField(label=_("On which day?"))
    made_time = forms.TimeField(
        label=_("At what time?"),
        help_text=_("For example 14:30."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
        error_messages={"invalid": _("Write the time in hours and minutes, for example 14:30.")},
    )
    words = forms.CharField(
        label=_("The exact words"),
        help_text=_("As they are written or were spoken, with nothing added."),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    custodian = forms.CharField(label=_("Who holds the paper, note or minute?"), max_length=200)
    custodian_reference = forms.CharField(label=_("Its reference there"), max_length=120)

    field_order = [
        "made",
        "decider",
        "made_on",
        "made_time",
        "words",
        "custodian",
        "custodian_reference",
        "choice",
        "seen_facts",
        "reasons",
    ]

    def __init__(self, *args, deciders, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decider"].queryset = deciders
        choice = self.fields["choice"]
        choice.label = _("What was decided?")
        choice.choices = [each for each in choice.choices if each[0] in RECORDED]
        self.fields["reasons"].label = _("The reasons given")
        for name in ("until", "awaiting"):
            del self.fields[name]

    def made_at(self):
        """Return the moment it was made, in the zone of whoever records it."""
        said = self.cleaned_data
        return timezone.make_aware(datetime.combine(said["made_on"], said["made_time"] or time()))

    def recorded(self, conditions):
        """Return the verdict as it was made elsewhere."""
        said = self.cleaned_data
        return replace(
            self.verdict(conditions),
            made=said["made"],
            decider=said["decider"],
            words=said["words"],
            made_at=self.made_at(),
        )
