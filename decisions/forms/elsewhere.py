"""The forms by which a private office records what somebody decided elsewhere."""

from datetime import datetime, time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.widgets import DayField
from decisions.actions.elsewhere import kind_of_scan
from decisions.forms.deciding import (
    AUTHORISE,
    REFUSE,
    WITH_CONDITIONS,
    YES,
    ConditionFormSet,
    DecisionForm,
)
from decisions.models import Decision
from decisions.pages.offering import conditions_from, dates_offered, first_conditions
from decisions.pages.options import facts_for
from decisions.queries import posts_in
from decisions.recordings import Recording, add_recording, moves_from
from decisions.verdicts import replace

MADE = [
    (made.value, made.label)
    for made in (Decision.Made.ON_PAPER, Decision.Made.ORALLY, Decision.Made.BY_BODY)
]
BODY = Decision.Made.BY_BODY.value
OF_A_BODY = ("body", "sat", "quorum")
MOVES = {AUTHORISE: "authorise", WITH_CONDITIONS: "authorise", REFUSE: "refuse"}
LONG = 20_000
MOST_BYTES = 10 * 2**20


class MadeForm(forms.Form):
    """How a decision was made, by whom, when, in which words, and where the paper or minute is."""

    made = forms.ChoiceField(label=_("How was it made?"), choices=MADE, widget=forms.RadioSelect)
    decider = forms.ModelChoiceField(
        label=_("Who decided?"),
        help_text=_("Of a body: whoever was in the chair."),
        queryset=None,
    )
    body = forms.CharField(label=_("Which body decided?"), max_length=150, required=False)
    sat = forms.CharField(
        label=_("Who sat?"),
        help_text=_("Everybody the minute names as present, one on each line, with their posts."),
        max_length=LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    quorum = forms.CharField(
        label=_("Its quorum, and how it voted if it did (optional)"),
        max_length=300,
        required=False,
    )
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
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    custodian = forms.CharField(label=_("Who holds the paper, note or minute?"), max_length=200)
    custodian_reference = forms.CharField(label=_("Its reference there"), max_length=120)
    scan = forms.FileField(
        label=_("The signed paper, scanned (optional)"),
        help_text=_("A PDF, PNG or JPEG of at most 10 MB, if its marking lets it be kept here."),
        required=False,
    )

    def __init__(self, *args, deciders, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decider"].queryset = deciders
        for name in OF_A_BODY:
            self.fields[name].shown_when = ("made", (BODY,))
        self.fields["scan"].shown_when = ("made", (Decision.Made.ON_PAPER.value,))

    def clean_scan(self):
        """Refuse what is no scan, or too large to be one."""
        found = self.cleaned_data["scan"]
        if found and found.size > MOST_BYTES:
            raise forms.ValidationError(_("The scan is larger than 10 MB. Scan it more coarsely."))
        if found and not kind_of_scan(found.read(16)):
            raise forms.ValidationError(_("This is no PDF, PNG or JPEG. Choose the scan itself."))
        if found:
            found.seek(0)
        return found

    def clean(self):
        """Want a body's name and who sat in it, where a body decided."""
        said = super().clean()
        if said.get("made") == BODY:
            if not said.get("body"):
                self.add_error("body", _("Name the body, as its minute does."))
            if not said.get("sat"):
                self.add_error("sat", _("Name everybody who sat, as the minute does."))
        return said

    @property
    def held(self):
        """Return who holds the paper or minute, and their reference."""
        return self.cleaned_data["custodian"], self.cleaned_data["custodian_reference"]

    def made_at(self):
        """Return the moment it was made, in the zone of whoever records it."""
        said = self.cleaned_data
        return timezone.make_aware(datetime.combine(said["made_on"], said["made_time"] or time()))

    def recorded(self, verdict):
        """Return a verdict as one that was made elsewhere."""
        said = self.cleaned_data
        return replace(
            verdict,
            made=said["made"],
            decider=said["decider"],
            words=said["words"],
            made_at=self.made_at(),
            details={**verdict.details, **self._body()},
        )

    def _body(self):
        """Return the body as the record keeps it, or nothing where one person decided."""
        said = self.cleaned_data
        if said["made"] != BODY:
            return {}
        sat = [line.strip() for line in said["sat"].splitlines() if line.strip()]
        kept = {"name": said["body"], "sat": sat, "quorum": said["quorum"]}
        return {"body": kept | {"minute": said["custodian_reference"]}}


class YesOrNoForm(DecisionForm):
    """Yes, yes with conditions, or no, as somebody decided it elsewhere."""

    field_order = ["choice", "seen_facts", "reasons"]

    def __init__(self, data=None, *, file, officer, initial=None):
        latest = file.decisions[0].reference if file.decisions else ""
        start = dates_offered(file) | {"after": latest} | (initial or {})
        facts = facts_for(file.case, file, officer)
        super().__init__(data, initial=start, file=file, facts=facts, refusals={})
        leaving = moves_from(file.case.state)
        choice = self.fields["choice"]
        choice.label = _("What was decided?")
        choice.choices = [e for e in choice.choices if MOVES.get(e[0]) in leaving]
        self.fields["reasons"].label = _("The reasons given")
        for name in ("until", "awaiting"):
            del self.fields[name]
        self.conditions = ConditionFormSet(
            conditions_from(data) if data is not None else None,
            initial=first_conditions(file, officer),
            prefix="conditions",
            form_kwargs={"posts": posts_in(file.case.portfolio)},
        )

    def is_valid(self):
        """Say whether the decision and each of its conditions is whole."""
        return all([super().is_valid(), self.conditions.is_valid()])

    def said(self):
        """Return the kind, the reasons and the verdict."""
        choice = self.cleaned_data["choice"]
        kind = "authorise" if choice in YES else REFUSE
        verdict = self.verdict(self.conditions.proposed())
        return kind, self.cleaned_data["reasons"], verdict


def add_recordings():
    """Let a yes or a no be recorded; called when the app is ready."""
    label = _("It was authorised, or refused")
    moves = ("authorise", "refuse")
    add_recording(Recording("verdict", label, moves, YesOrNoForm, YesOrNoForm.said))
