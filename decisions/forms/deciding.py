"""The form of a decision, and of the conditions that come with it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Post
from casework.widgets import DayField
from decisions.forms.findings import Concurring
from decisions.forms.leaving_out import vetted_to_leave_out
from decisions.forms.past_bars import PastBars
from decisions.models import Condition
from decisions.verdicts import ProposedCondition, Verdict

AUTHORISE, WITH_CONDITIONS, REFUSE = "authorise", "authorise_with_conditions", "refuse"
RETURN, SEND_UP, DEFER = "return", "send_up", "defer"
YES = (AUTHORISE, WITH_CONDITIONS)
CHOICES = (
    (AUTHORISE, _("Authorise")),
    (WITH_CONDITIONS, _("Authorise with conditions")),
    (REFUSE, _("Refuse")),
    (RETURN, _("Return with questions")),
    (SEND_UP, _("Send up to a higher level")),
    (DEFER, _("Defer")),
)
LEAVING_OUT = ("excluded", "excluded_countries", "excluded_rows")
LONG = {"rows": 5}
MOST = 20_000


class DecisionForm(forms.Form):
    """Yes, yes with conditions, no, back, up, or not yet: with reasons, and what each needs."""

    choice = forms.ChoiceField(
        label=_("What do you decide?"), choices=CHOICES, widget=forms.RadioSelect
    )
    seen_facts = forms.MultipleChoiceField(
        label=_("Changed since it was sealed"),
        help_text=_("Tick what you have read. A yes needs each of them; a no does not."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reasons = forms.CharField(
        label=_("Your reasons"),
        help_text=_("They are sealed with the decision, and can be asked for by a court."),
        max_length=MOST,
        widget=forms.Textarea(attrs=LONG),
    )
    what_would_change_it = forms.CharField(
        label=_("What would have to change?"),
        help_text=_("Whoever plans the like again must answer this."),
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    valid_until = DayField(label=_("Valid until"), required=False)
    review_on = DayField(label=_("Look at it again on"), required=False)
    excluded = forms.MultipleChoiceField(
        label=_("Leave out of what is authorised"),
        help_text=_("Leave these empty to authorise every recipient."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    excluded_countries = forms.MultipleChoiceField(
        label=_("Countries to leave out"),
        help_text=_("Whoever receives help in a country left out is left out with it."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    excluded_rows = forms.MultipleChoiceField(
        label=_("Of those vetted, leave out"),
        help_text=_("Whoever a bar stops and who is no recipient. A yes goes to the others only."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    until = DayField(label=_("Wait until"), required=False)
    awaiting = forms.CharField(
        label=_("What is awaited?"),
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    after = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, file, facts, refusals, officer=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.file = file
        choice = self.fields["choice"]
        choice.label_size = "m"
        choice.option_refusals = refusals
        self.fields["seen_facts"].choices = facts
        if not facts:
            del self.fields["seen_facts"]
        self._offer_to_leave_out(file, officer)
        for name in ("valid_until", "review_on", *LEAVING_OUT):
            self._shown(name, YES)
        self._shown("what_would_change_it", (REFUSE,))
        self._shown("until", (DEFER,))
        self._shown("awaiting", (DEFER,))
        self.past_bars = PastBars(self, file, YES, officer=officer)
        self.concurring = Concurring(self, file)
        if self.concurring.made:
            self.order_fields(["choice", *self.concurring.fields])

    def _offer_to_leave_out(self, file, officer):
        """Offer what a yes may leave out, where something would be left of it."""
        recipients = [(str(each.pk), str(each)) for each in file.recipients]
        countries = [(each.pk, each.name) for each in file.countries]
        vetted = vetted_to_leave_out(file, officer)
        offered = (recipients, countries, [(each.key, each.says) for each in vetted])
        for name, choices, least in zip(LEAVING_OUT, offered, (2, 2, 1), strict=True):
            self.fields[name].choices = choices
            if len(choices) < least:
                del self.fields[name]
        if vetted:
            hints = {each.key: each.why for each in vetted}
            self.fields["excluded_rows"].option_hints = hints

    def _shown(self, name, choices):
        if name in self.fields:
            self.fields[name].shown_when = ("choice", choices)

    @property
    def differs(self) -> bool:
        """Say whether the decider finds otherwise than an adviser found."""
        return any(self.concurring.differing())

    def clean_choice(self):
        """Refuse a choice that is closed, however it was sent."""
        choice = self.cleaned_data["choice"]
        if why := self.fields["choice"].option_refusals.get(choice):
            raise forms.ValidationError(why)
        return choice

    def clean(self):
        """Want the reasons of a decider who finds otherwise than an adviser."""
        said = super().clean()
        for name, why in self.concurring.faults():
            self.add_error(name, why)
        return said

    def verdict(self, conditions):
        """Return what was decided, as the proposal of the move."""
        said = self.cleaned_data
        permits = said["choice"] in YES  # the dates offered on the page are those of a yes
        return Verdict(
            review_on=said["review_on"] if permits else None,
            valid_until=said["valid_until"] if permits else None,
            conditions=conditions if said["choice"] == WITH_CONDITIONS else (),
            excluded=tuple(int(key) for key in said.get("excluded", ())) if permits else (),
            excluded_countries=tuple(said.get("excluded_countries", ())) if permits else (),
            excluded_rows=tuple(said.get("excluded_rows", ())) if permits else (),
            overrides=tuple(self.past_bars.taken()) if permits else (),
            findings=self.concurring.proposed(),
            seen_facts=tuple(said.get("seen_facts", ())),
            what_would_change_it=said["what_would_change_it"],
            after=said["after"],
        )


class ConditionForm(forms.Form):
    """One condition: what must be done, by whom, when, and what will prove it."""

    says = forms.CharField(
        label=_("The condition"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    kind = forms.ChoiceField(
        label=_("When must it be met?"),
        choices=Condition.Kind.choices,
        initial=Condition.Kind.PRECEDENT,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline"}),
        required=False,
    )
    owner = forms.ModelChoiceField(
        label=_("Who sees to it"), queryset=Post.objects.none(), required=False
    )
    due_on = DayField(label=_("By when"), required=False)
    proof = forms.CharField(label=_("What will prove it"), required=False, max_length=2000)

    def __init__(self, *args, posts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = posts

    def proposed(self):
        """Return the condition, or None where nothing was written."""
        said = self.cleaned_data
        if not said.get("says") and not said.get("proof"):
            return None
        return ProposedCondition(
            says=said["says"],
            kind=said["kind"] or Condition.Kind.PRECEDENT.value,
            owner=said["owner"],
            due_on=said["due_on"],
            proof=said["proof"],
        )


class Conditions(forms.BaseFormSet):
    """The conditions of one decision, as many as the decider wants."""

    def proposed(self):
        """Return the conditions that were written."""
        found = (form.proposed() for form in self.forms)
        return tuple(each for each in found if each is not None)


ConditionFormSet = forms.formset_factory(ConditionForm, formset=Conditions, extra=0, max_num=40)
