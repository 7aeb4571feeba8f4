"""Forms of what stands beside the questions: consultations, reasons, measures, advice."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.fields import WordsField
from assessments.models import Advice, Consultation
from assessments.wording import spoken
from casework.widgets import DayField


def words(label, *, rows=5, required=True, **more):
    """Return a field for a text of any length that can be kept."""
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return WordsField(label=label, widget=widget, required=required, **more)


class ConsultationForm(forms.ModelForm):
    """Who was consulted, what they said, and what it changed."""

    said = words(_("What they said"))
    changed = words(
        _("What it changed"),
        help_text=_("If it changed nothing, say so and why. This is asked of every consultation."),
    )

    class Meta:
        model = Consultation
        fields = ("who", "outside", "protected", "on", "said", "changed")
        field_classes = {"on": DayField}
        help_texts = {
            "protected": _("Only those who may read protected sources will see who it was."),
        }


class ReasonForm(forms.Form):
    """One text, saved at the revision it was read at."""

    text = words(_("Your reasons"))
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, label=None, help_text="", required=True, **kwargs):
        super().__init__(*args, **kwargs)
        if label:
            self.fields["text"].label = label
        self.fields["text"].help_text = help_text
        self.fields["text"].required = required


class DeclareNoneForm(forms.Form):
    """What an officer signs who says that a list is empty: what the framework demands of it."""

    def __init__(self, *args, framework, collection, **kwargs):
        super().__init__(*args, **kwargs)
        for part in collection.declare_requires:
            self.fields[part] = words(spoken(framework.called(part)), rows=4)
        self.fields["signed"] = forms.BooleanField(
            label=_("I searched, and found nothing that belongs here.")
        )


class NonePossibleForm(forms.Form):
    """Why nothing would reduce a risk."""

    none_possible_why = words(
        _("Why is no measure possible?"),
        help_text=_("The decider reads this. An empty list of measures says nothing by itself."),
    )


class AskAdviceForm(forms.Form):
    """Whose advice is asked, on what question, by when."""

    kind = forms.ChoiceField(
        label=_("Whose advice?"), choices=Advice.Kind.choices, widget=forms.RadioSelect
    )
    question = words(_("What do you ask?"), rows=4)
    due_on = DayField(
        label=_("By when? (optional)"),
        required=False,
        help_text=_("Left empty, ten working days: our default, not the policy’s."),
    )


class GiveAdviceForm(forms.Form):
    """An adviser's position, in their own words."""

    concur = forms.ChoiceField(
        label=_("Do you concur?"), choices=Advice.Concur.choices, widget=forms.RadioSelect
    )
    condition = words(_("If what?"), rows=3, required=False)
    reasons = words(
        _("Your advice"),
        rows=8,
        help_text=_("It stays in your words, and cannot be changed after."),
    )
    case_against = words(
        _("The strongest case against (optional)"),
        rows=5,
        required=False,
        help_text=_(
            "What somebody who opposes this would say, put as well as it can be. It stands on the"
            " decision page under your name. The author may not write it."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["condition"].shown_when = ("concur", Advice.Concur.CONCUR_IF)


def first_look_form(questions, risks):
    """Return a form class with a few findings for each of many risks, side by side."""
    controls = {}
    for risk in risks:
        for question in questions:
            options = [(term.id, term.label) for term in question.options]
            controls[f"risk-{risk.pk}-{question.key}"] = forms.ChoiceField(
                label=question.text,
                choices=[("", _("Not found yet")), *options],
                required=False,
            )
    return type("FirstLookForm", (forms.Form,), controls)
