"""What every form of an act has: its reason, what was seen before it, and what it answers.

A form knows the case file: it offers what stands open there, and says what it proposes as the
frozen thing the guards read. What is missing the guards say too, so that form and road agree.
"""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from monitoring.permissions import may_read


def text(label, *, rows=3, required=True, hint="", error=""):
    """A few sentences of somebody's own."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": error or _("Write a sentence.")},
    )


class ActForm(forms.Form):
    """One act on one case: its reason, and the latest decision whoever acts has seen."""

    after = forms.CharField(widget=forms.HiddenInput, required=False)
    reason = text(
        _("Reasons"),
        hint=_("They stand in the record, in your words."),
        error=_("Say why in a sentence; it stands in the record."),
    )

    def __init__(self, *args, file, officer, **kwargs):
        super().__init__(*args, **kwargs)
        self.file, self.officer = file, officer
        latest = file.decisions[0].reference if file.decisions else ""
        self.fields["after"].initial = latest
        self.order_fields([name for name in self.fields if name != "reason"] + ["reason"])

    def said(self, *names):
        """Return what was filled in under these names, for the proposal."""
        return {name: self.cleaned_data[name] for name in names}

    @property
    def seen(self):
        """Return the verdict's `after`: the latest decision this officer has seen."""
        asked = self.add_prefix("after") in self.data
        return {"after": self.cleaned_data["after"] if asked else None}

    def proposal(self):
        """Return what is proposed, for the guards and the action."""
        return None


class AnsweringForm(ActForm):
    """An act that may answer what happened."""

    triggers = forms.TypedMultipleChoiceField(
        label=_("What this answers"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        readable = [each for each in self.file.open_triggers if may_read(each, self.officer)]
        choices = [
            (
                each.pk,
                _("%(what)s, of %(day)s")
                % {
                    "what": each.get_cause_display().capitalize(),
                    "day": date_format(each.opened_at, "j F Y"),
                },
            )
            for each in readable
        ]
        if choices:
            self.fields["triggers"].choices = choices
            self.fields["triggers"].option_hints = {each.pk: each.path for each in readable}
        else:
            del self.fields["triggers"]

    @property
    def answered(self):
        """Return the triggers this act answers, and what was seen before it."""
        return {"triggers": tuple(self.cleaned_data.get("triggers", ())), **self.seen}
