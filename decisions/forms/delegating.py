"""The form by which a post's holder lends its authority."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer
from casework.widgets import DayField


class DelegationForm(forms.Form):
    """Which post, under which framework, to whom, from when to when, and why."""

    rung = forms.ChoiceField(label=_("Which of your posts?"))
    delegate = forms.ModelChoiceField(
        label=_("Who acts for you?"),
        help_text=_("They cannot lend it on. What they sign is shown for ever as theirs, for you."),
        queryset=Officer.objects.none(),
    )
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("Until, that day included"))
    reason = forms.CharField(label=_("Why?"), widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, rungs, delegates, **kwargs):
        super().__init__(*args, **kwargs)
        self.rungs = {str(each.pk): each for each in rungs}
        self.fields["rung"].choices = [
            (key, f"{each.post} ({each.framework_id})") for key, each in self.rungs.items()
        ]
        self.fields["delegate"].queryset = delegates

    def said(self):
        """Return what the action asks for."""
        said = dict(self.cleaned_data)
        rung = self.rungs[said.pop("rung")]
        return said | {"post": rung.post, "framework_id": rung.framework_id}
