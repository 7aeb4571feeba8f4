"""The forms of what is brought to the authorities, and of what they answer."""

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.widgets import DayField
from recipients.models import Allegation, Intercession
from recipients.violations import answer_wanted_by


def _words(label, rows=3, **more):
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(label=label, widget=widget, max_length=20_000, **more)


class IntercessionForm(forms.Form):
    """Who told whom what, how, where and on which day, and by when an answer was asked for."""

    allegations = forms.ModelMultipleChoiceField(
        Allegation.objects.none(),
        label=gettext_lazy("What was brought up?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose what was brought up.")},
    )
    how = forms.ChoiceField(
        label=gettext_lazy("How?"),
        choices=Intercession.How.choices,
        widget=forms.RadioSelect,
    )
    on = DayField(label=gettext_lazy("On which day?"))
    told_by = forms.CharField(
        label=gettext_lazy("Who spoke or wrote?"),
        help_text=gettext_lazy("By name and function. For example: the head of mission."),
        max_length=300,
    )
    told = forms.CharField(
        label=gettext_lazy("To whom?"),
        help_text=gettext_lazy("Everybody who heard it, by name and function."),
        max_length=300,
    )
    place = forms.CharField(label=gettext_lazy("Where?"), max_length=200, required=False)
    asked = _words(
        gettext_lazy("What were they told, and asked to do?"),
        help_text=gettext_lazy("The grounds as they were put, and what must end."),
    )
    answer_due = DayField(label=gettext_lazy("By when were they asked to answer?"))

    def __init__(self, *args, against, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["allegations"].queryset = against
        self.fields["allegations"].label_from_instance = _named
        self.fields["place"].shown_when = ("how", Intercession.How.ORAL.value)
        usual = answer_wanted_by(timezone.localdate())
        self.fields["answer_due"].help_text = _(
            "By practice two weeks, which from today is %(day)s; no policy sets a time."
        ) % {"day": date_format(usual, "j F Y")}

    def clean(self):
        """Want the place of what was said in person, and days that follow one another."""
        given = super().clean()
        on, due = given.get("on"), given.get("answer_due")
        if on and on > timezone.localdate():
            self.add_error("on", _("This day is still to come. Record it when it has been done."))
        if on and due and due < on:
            self.add_error("answer_due", _("This is before the day they were asked."))
        if given.get("how") == Intercession.How.ORAL and not given.get("place"):
            self.add_error("place", _("Name the place: nothing else will show that they met."))
        return given


def _named(allegation):
    return f"{allegation.reference}: {allegation.violation}"


class AnswerForm(forms.Form):
    """What the authorities answered, when, and what they did."""

    answered_on = DayField(label=gettext_lazy("When did they answer?"))
    answer = _words(
        gettext_lazy("What did they answer, and through whom?"),
        help_text=gettext_lazy("While they are silent leave this open: silence is not an answer."),
    )
    done = _words(gettext_lazy("What have they done? (optional)"), required=False)

    def __init__(self, *args, asked_on, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked_on = asked_on

    def clean_answered_on(self):
        """Want a day from when they were asked until today."""
        day = self.cleaned_data["answered_on"]
        if not self.asked_on <= day <= timezone.localdate():
            raise forms.ValidationError(
                _("They cannot have answered before they were asked, or after today.")
            )
        return day
