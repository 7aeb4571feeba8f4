"""The control each type of question is answered with."""

from django import forms
from django.utils.translation import gettext as _

from assessments.fields import SHORT, WordsField
from assessments.wording import spoken
from casework.widgets import DayField
from policy.framework import Question


def label_of(question: Question) -> str:
    """Return a question as its label: what nobody demands says that it is optional."""
    said = spoken(question.text)
    if question.required or question.required_if:
        return said
    return _("%(question)s (optional)") % {"question": said}


def _words(question, about):
    widget = forms.TextInput(attrs={"dir": "auto"})
    return WordsField(widget=widget, longest=SHORT, **about)


def _long_words(question, about):
    return WordsField(widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}), **about)


def _one_of(question, about):
    made = forms.ChoiceField(choices=_choices(question), widget=forms.RadioSelect, **about)
    made.option_hints = {term.id: spoken(term.help) for term in question.options if term.help}
    return made


def _some_of(question, about):
    return forms.MultipleChoiceField(
        choices=_choices(question), widget=forms.CheckboxSelectMultiple, **about
    )


def _choices(question):
    return [(term.id, spoken(term.label)) for term in question.options]


def _number(question, about):
    return forms.DecimalField(
        min_value=0,
        max_digits=14,
        decimal_places=2,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "decimal"}),
        error_messages={"invalid": _("Write a number, such as 120 or 15000.50.")},
        **about,
    )


CONTROLS = {
    "longtext": _long_words,
    "choice": _one_of,
    "scale": _one_of,
    "finding": _one_of,
    "multichoice": _some_of,
    "date": lambda question, about: DayField(**about),
    "number": _number,
    "money": _number,
}


def control_for(question: Question, about: dict) -> forms.Field:
    """Return the control for a question; a type with none of its own is a line of words."""
    return CONTROLS.get(question.type, _words)(question, about)


def which_country(countries, initial) -> forms.Field:
    """Return the control that asks of which of several countries a row is."""
    return forms.ChoiceField(
        label=_("Which country is it of?"),
        choices=[(each.pk, each.name) for each in countries],
        widget=forms.RadioSelect,
        initial=initial,
    )
