"""The form on which an adviser makes a finding that no author makes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.controls import control_for
from assessments.fields import WordsField
from assessments.wording import spoken


class FindingForm(forms.Form):
    """What is found, why, and on which sources."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, found, sources, **kwargs):
        super().__init__(*args, **kwargs)
        answer, question = found.answer, found.question
        about = {"label": found.text, "help_text": spoken(question.help), "required": True}
        value = control_for(question, about)
        value.cites, value.basis, value.label_size = question.cite, question.basis, "m"
        value.initial = answer.value if found.is_made else None
        self.fields["value"] = value
        self.fields["notes"] = WordsField(
            label=_("Your reasons"),
            help_text=_("They are read by whoever decides, and sealed with the case."),
            widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
            initial=answer.notes if found.is_made else "",
        )
        self.fields["sources"] = forms.ModelMultipleChoiceField(
            queryset=sources,
            label=_("Sources this rests on"),
            required=False,
            widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
            initial=list(answer.cited) if answer else [],
        )
        self.initial["revision"] = answer.revision if answer else 0
        if not sources:
            del self.fields["sources"]
