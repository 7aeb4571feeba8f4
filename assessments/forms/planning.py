"""The forms in which assistance is planned, named and recorded."""

import re
from decimal import Decimal

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from assessments.forms.fields import CountriesField
from assessments.models import Assistance
from casework.widgets import DayField, YesNoField
from policy import registry

LONGEST = 20_000  # letters in one answer: some six pages
MARKINGS = ("OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET")
TALL, WIDE = {"rows": 5}, {"rows": 3}
TOO_LONG = _("Keep this under 20,000 letters. Attach a source for what is longer.")


def markings_we_may_hold():
    """Return the markings this installation may store, up to its ceiling."""
    ceiling = settings.MARKING_CEILING
    known = MARKINGS[: MARKINGS.index(ceiling) + 1] if ceiling in MARKINGS else (ceiling,)
    return [(each, each) for each in known]


def activities_known():
    """Return what help can consist of, in the words of the frameworks there are."""
    found = {}
    for framework in registry.available().values():
        for question in framework.scope.questions:
            if question.id == "case.activities":
                found |= {term.id: str(term.label) for term in question.options}
    found.pop("nothing", None)
    return list(found.items())


class InFigures(forms.TextInput):
    """A sum as it is asked for: whole, unless it has cents."""

    def format_value(self, value):
        """Show “88000” where that is all there is to say, and not “88000.00”."""
        whole = isinstance(value, Decimal) and value == value.to_integral_value()
        return super().format_value(int(value) if whole else value)


class PlanForm(forms.ModelForm):
    """What somebody means to give: little is needed to begin, and the rest can follow."""

    activities = forms.MultipleChoiceField(
        label=_("What does it consist of?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    also_in = CountriesField(
        label=_("Other countries it is given in"),
        help_text=_("By name or by two letters, with commas between them."),
        required=False,
    )
    starts_on = DayField(label=_("When does it start?"), required=False)
    ends_on = DayField(label=_("When does it end?"), required=False)
    first_delivery_on = DayField(label=_("When is the first delivery planned?"), required=False)
    marking = forms.ChoiceField(
        label=_("Marking"), choices=markings_we_may_hold, initial="OFFICIAL"
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Assistance
        fields = [
            "portfolio",
            "title",
            "summary",
            "purpose",
            "kind",
            "activities",
            "country",
            "also_in",
            "provider",
            "funder",
            "fund",
            "supplier",
            "amount",
            "currency",
            "commercial_interest",
            "starts_on",
            "ends_on",
            "first_delivery_on",
            "marking",
            "restricted",
        ]
        labels = {
            "portfolio": _("Whose case is it?"),
            "title": _("Call it something people will recognise"),
            "summary": _("What is planned?"),
            "purpose": _("What is it for?"),
            "kind": _("What kind of help is it?"),
            "country": _("In which country?"),
            "provider": _("Which organisation gives it?"),
            "funder": _("Who pays for it?"),
            "fund": _("From which fund?"),
            "supplier": _("Who delivers it on the ground, if somebody else does?"),
            "amount": _("How much?"),
            "currency": _("Currency"),
            "commercial_interest": _("What does anybody here stand to earn from it?"),
            "restricted": _("Restrict this case to its team and those who decide it"),
        }
        help_texts = {
            "title": _("For example: Investigation training for the Kadari National Police"),
            "summary": _(
                "Who is trained, equipped or advised to do what, by whom. Two sentences do."
            ),
            "supplier": _(
                "A contractor, a college, another body. Another supplier is no new case."
            ),
            "amount": _("In whole units, without the sign."),
            "restricted": _(
                "Everybody else is told that there is no such case. Auditors see its outline."
            ),
        }
        widgets = {
            "kind": forms.RadioSelect,
            "summary": forms.Textarea(TALL),
            "purpose": forms.Textarea(WIDE),
            "commercial_interest": forms.Textarea(WIDE),
            "amount": InFigures({"class": "govuk-input--width-10", "inputmode": "decimal"}),
            "currency": forms.TextInput({"class": "govuk-input--width-3"}),
        }
        error_messages = {
            "title": {"required": _("Give it a title. It can be changed later.")},
            "country": {"required": _("Choose the country it is given in.")},
            "kind": {"required": _("Choose what kind of help it is.")},
            "amount": {
                "invalid": _("Give the amount in figures, for example 412000."),
                "min_value": _("A sum is never less than nothing. Give what the help costs."),
            },
        }

    def __init__(self, *args, portfolios, **kwargs):
        super().__init__(*args, **kwargs)
        portfolio = self.fields["portfolio"]
        portfolio.queryset, portfolio.empty_label = portfolios, None
        if len(portfolios) == 1:
            portfolio.widget, portfolio.initial = forms.HiddenInput(), portfolios[0].pk
        self._say_what_is_left_empty()
        self.fields["kind"].choices = Assistance.Kind.choices
        self.fields["activities"].choices = activities_known()
        for name in ("summary", "purpose", "commercial_interest"):
            if name in self.fields:
                self.fields[name].max_length = LONGEST
                self.fields[name].validators.append(_not_too_long)

    def _say_what_is_left_empty(self):
        """Let a draft be saved with gaps, each of them saying what it means to leave it."""
        self.fields["country"].empty_label = _("Choose a country")
        self.fields["summary"].required = False
        for name, says in (
            ("provider", _("The organisation whose case it is")),
            ("funder", _("Not known yet")),
        ):
            if name in self.fields:
                self.fields[name].required = False
                self.fields[name].empty_label = says

    def clean_currency(self):
        """Write the currency as banks do."""
        currency = self.cleaned_data["currency"].upper()
        if not re.fullmatch("[A-Z]{3}", currency):
            raise forms.ValidationError(_("Give the currency in three letters, for example GBP."))
        return currency

    def clean(self):
        """Refuse help that ends before it starts."""
        data = super().clean()
        start, end = data.get("starts_on"), data.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("It ends before it starts. Check both dates."))
        return data

    def planned(self):
        """Return what `plan` and `revise` save, without what the form keeps for itself."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("revision", "under_way", "portfolio")
            and not (name == "provider" and value is None)
        }


def _not_too_long(text):
    if len(text) > LONGEST:
        raise forms.ValidationError(TOO_LONG, code="too-long")


class StartForm(PlanForm):
    """The first page: what is planned, and whether some of it is already being given."""

    under_way = YesNoField(label=_("Is any of it already being given?"), required=True)

    class Meta(PlanForm.Meta):
        fields = [
            "portfolio",
            "title",
            "kind",
            "summary",
            "activities",
            "country",
            "first_delivery_on",
            "restricted",
        ]

    also_in = starts_on = ends_on = marking = revision = None  # asked later, on the full form

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["under_way"].help_text = _(
            "Say so even where nobody assessed it. What is happening is recorded, never refused."
        )


class SectionedForm:
    """The fields of a planning form, in the groups a page shows them in."""

    GROUPS = (
        (
            _("What it is"),
            ("portfolio", "title", "under_way", "kind", "summary", "purpose", "activities"),
        ),
        (_("Where"), ("country", "also_in")),
        (
            _("Who gives it"),
            ("provider", "supplier", "funder", "fund", "amount", "currency", "commercial_interest"),
        ),
        (_("When"), ("first_delivery_on", "starts_on", "ends_on")),
        (_("Who may see it"), ("marking", "restricted")),
    )

    def __init__(self, form):
        self.form = form

    def __iter__(self):
        """Yield each group's heading with its fields, as they are on the form."""
        for heading, names in self.GROUPS:
            fields = [self.form[name] for name in names if name in self.form.fields]
            if fields:
                yield heading, fields
