"""Which decisions are written out, and in what form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.widgets import DayField
from decisions.exports import Wanted


class ExportForm(forms.Form):
    """What an auditor asks for: which portfolios, since when, in what form."""

    portfolio = forms.ModelChoiceField(
        queryset=None,
        required=False,
        label=_("Portfolio"),
        empty_label=_("Every portfolio you may export"),
    )
    since = DayField(
        label=_("Decided on or after"),
        required=False,
        help_text=_("Leave it empty for all there are."),
    )
    format = forms.ChoiceField(
        label=_("Form"),
        choices=[
            ("csv", _("CSV, for a spreadsheet")),
            ("json", _("JSON, one list")),
            ("jsonl", _("JSON, one decision on each line")),
        ],
        initial="csv",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, portfolios, **kwargs):
        super().__init__(*args, **kwargs)
        self.portfolios = portfolios
        self.fields["portfolio"].queryset = portfolios

    def wanted(self) -> Wanted:
        """Return which decisions are asked for: never of a portfolio that is not theirs."""
        chosen = self.cleaned_data["portfolio"]
        keys = [chosen.pk] if chosen else [each.pk for each in self.portfolios]
        return Wanted(tuple(keys), self.cleaned_data["since"])

    def in_words(self) -> str:
        """Say what was asked for, as the log of who looked keeps it."""
        since = self.cleaned_data["since"]
        asked = f"{self.cleaned_data['format']}"
        return f"{asked}, since {since.isoformat()}" if since else asked
