"""What narrows the lists of cases and of assistance; kept in the address, so it can be shared."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import Assistance
from assessments.states import AssessmentState, AssistanceState
from casework.widgets import LongSelect
from recipients.models import Country

ANY = ("", _("Any"))
GROUPS = (
    ("preparation", _("In preparation")),
    ("deciding", _("Awaiting a decision")),
    ("force", _("In force")),
    ("ended", _("Ended")),
)


class ListFilter(forms.Form):
    """Words, a state, a country, a kind, and whose. What is not known here narrows nothing."""

    q = forms.CharField(label=_("Words or reference"), required=False, max_length=200)
    state = forms.ChoiceField(label=_("State"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False, widget=LongSelect)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[ANY, *Assistance.Kind.choices]
    )
    mine = forms.BooleanField(label=_("Only yours"), required=False)

    states = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [ANY, *self.states]
        countries = Country.objects.values_list("code", "name")
        self.fields["country"].choices = [ANY, *countries]

    def wanted(self):
        """Return what was asked for, as far as it says anything."""
        if not self.is_bound:
            return {}
        self.errors  # noqa: B018  cleans what was sent, once however often it is asked
        return {name: value for name, value in self.cleaned_data.items() if value}


class CaseFilter(ListFilter):
    """What narrows the list of cases."""

    states = (
        (_("Groups"), GROUPS),
        (_("One state"), AssessmentState.choices),
    )


class AssistanceFilter(ListFilter):
    """What narrows the list of assistance."""

    states = AssistanceState.choices
