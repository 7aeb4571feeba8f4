"""Filters of the list of decisions, and the file of decisions made before Heed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from decisions.models import Decision
from recipients.models import Country

ANY = ("", _("Any"))


class DecisionFilter(forms.Form):
    """Which decisions to list."""

    kind = forms.ChoiceField(
        label=_("Decided"), choices=[ANY, *Decision.Kind.choices], required=False
    )
    made = forms.ChoiceField(label=_("Made"), choices=[ANY, *Decision.Made.choices], required=False)
    country = forms.ModelChoiceField(
        label=_("Country"), queryset=Country.objects.all(), required=False, empty_label=_("Any")
    )
    year = forms.IntegerField(
        label=_("Year"),
        required=False,
        min_value=1900,
        max_value=2200,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )
    minister = forms.BooleanField(label=_("By a minister"), required=False)
    against_advice = forms.BooleanField(label=_("Against advice"), required=False)


class EarlierFile(forms.Form):
    """A CSV file of decisions made before Heed."""

    file = forms.FileField(label=_("The CSV file"), help_text=_("At most 5 MB, in UTF-8."))

    def clean_file(self):
        """Refuse a file that is too large to be one."""
        found = self.cleaned_data["file"]
        if found.size > 5 * 1024 * 1024:
            raise forms.ValidationError(_("The file is larger than 5 MB. Split it."))
        return found
