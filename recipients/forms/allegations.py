"""The forms of what is alleged, and of where it is known from."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Portfolio
from casework.widgets import DayField
from recipients.dates import PartialDateField
from recipients.models import Allegation, Source
from recipients.violations import kinds_of_violation

STANDARD_HINTS = {
    "unverified": gettext_lazy("Somebody says so; nothing else is known yet."),
    "reliable": gettext_lazy("The information comes from where it can be relied on."),
    "credible": gettext_lazy("Specific, and borne out by more than one source."),
    "grounds_suspect": gettext_lazy("Objective facts would lead a reasonable person to suspect."),
    "grounds_believe": gettext_lazy("Objective facts would lead a reasonable person to believe."),
    "substantiated": gettext_lazy("Shown by an inquiry that heard both sides, or by a court."),
}
WHEN = gettext_lazy("As far as it is known: the year alone will do. For example 5 2015.")


def kind_field(**more):
    """Return the field that asks which violation of the frameworks' lists it is."""
    return forms.ChoiceField(
        label=gettext_lazy("Which kind of violation is it?"),
        help_text=gettext_lazy(
            "As the policies list them. While nobody says, no policy can tell whether it is grave."
        ),
        choices=lambda: [("", _("Nobody can say yet")), *kinds_of_violation().items()],
        required=False,
        **more,
    )


class AllegationForm(forms.Form):
    """What is said to have happened, how well it is shown, and who may read it."""

    violation = forms.CharField(
        label=gettext_lazy("What is alleged, in a few words"),
        help_text=gettext_lazy("For example: torture in custody."),
        max_length=40,
    )
    code = kind_field()
    says = forms.CharField(
        label=gettext_lazy("What is said to have happened"),
        help_text=gettext_lazy("Who did what to whom. Leave out who told you: that is a source."),
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        max_length=50_000,
    )
    happened = PartialDateField(
        label=gettext_lazy("When did it happen?"), help_text=WHEN, required=False
    )
    place = forms.CharField(label=gettext_lazy("Where?"), max_length=200, required=False)
    standard = forms.ChoiceField(
        label=gettext_lazy("How well is it shown?"),
        choices=Allegation.Standard.choices,
        initial=Allegation.Standard.UNVERIFIED,
        widget=forms.RadioSelect,
    )
    continuing = forms.BooleanField(label=gettext_lazy("It is still going on."), required=False)
    restricted = forms.BooleanField(
        label=gettext_lazy("Only those who may read restricted allegations may read this one."),
        help_text=gettext_lazy("Choose this where its being known could harm somebody."),
        required=False,
    )
    sources = forms.ModelMultipleChoiceField(
        Source.objects.none(),
        label=gettext_lazy("Sources already kept about this recipient"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    portfolio = forms.ModelChoiceField(
        Portfolio.objects.none(),
        label=gettext_lazy("Whose record it stands in"),
        empty_label=None,
    )

    def __init__(self, *args, sources, portfolios, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["standard"].option_hints = STANDARD_HINTS
        if sources:
            self.fields["sources"].queryset = sources
        else:
            del self.fields["sources"]
        asked = self.fields["portfolio"]
        asked.queryset = portfolios
        if len(portfolios) == 1:
            asked.initial, asked.widget = portfolios[0].pk, forms.HiddenInput()


class DispositionForm(forms.Form):
    """What was made of an allegation, and how well it is shown now."""

    disposition = forms.CharField(
        label=gettext_lazy("What was made of it"),
        help_text=gettext_lazy("What was asked of whom, what they answered, what followed."),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        max_length=20_000,
    )
    standard = forms.ChoiceField(
        label=gettext_lazy("How well is it shown now?"),
        choices=Allegation.Standard.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "If it is shown less well than it was, say why above: whoever then goes on with help"
            " stands one level higher, and reads it."
        ),
    )
    continuing = forms.BooleanField(label=gettext_lazy("It is still going on."), required=False)
    code = kind_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["standard"].option_hints = STANDARD_HINTS


class SourceForm(forms.ModelForm):
    """Where something is known from; of one held elsewhere, who holds it and what it says."""

    dated = PartialDateField(label=gettext_lazy("Its own date"), help_text=WHEN, required=False)
    accessed_on = DayField(label=gettext_lazy("When did you read it?"), required=False)

    address = forms.URLField(
        label=gettext_lazy("Web address"),
        max_length=600,
        required=False,
        assume_scheme="https",
    )

    class Meta:
        model = Source
        fields = [
            "title",
            "kind",
            "publisher",
            "dated",
            "accessed_on",
            "address",
            "page",
            "reliability",
            "held_elsewhere",
            "custodian",
            "custodian_reference",
            "marking",
            "gist",
            "protected",
            "identity",
        ]
        widgets = {
            "kind": forms.RadioSelect,
            "reliability": forms.RadioSelect,
            "gist": forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
            "identity": forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        }
        labels = {
            "title": gettext_lazy("What is it called?"),
            "held_elsewhere": gettext_lazy("It is held elsewhere and may not be kept here."),
            "protected": gettext_lazy("Who the source is must be protected."),
            "gist": gettext_lazy("What it says, as far as it may stand here"),
        }
        help_texts = {
            "title": gettext_lazy("Never the name of somebody who could come to harm."),
            "identity": gettext_lazy("Only those who may know protected sources will see it."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = Source.Kind.choices
        self.fields["identity"].shown_when = ("protected", "on")
        for name in ("custodian", "custodian_reference", "marking"):
            self.fields[name].shown_when = ("held_elsewhere", "on")

    def clean(self):
        """Want a holder of what is held elsewhere, and a date that nothing contradicts."""
        given = super().clean()
        if given.get("held_elsewhere") and not given.get("custodian"):
            self.add_error("custodian", _("Name who holds it, so that it can be asked for."))
        if given.get("identity") and not given.get("protected"):
            self.add_error("protected", _("Tick this, or leave out who the source is."))
        if (read := given.get("accessed_on")) and read > timezone.localdate():
            self.add_error("accessed_on", _("This day is still to come. Check the date."))
        return given

    def facts(self):
        """Return what an action saves."""
        return dict(self.cleaned_data)
