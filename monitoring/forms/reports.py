"""The forms of what is reported, closed, found and filtered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.widgets import DayField
from monitoring.forms.acting import text
from monitoring.models import Obligation


class ReportForm(forms.Form):
    """What was seen of how the help is used."""

    from_on = DayField(label=_("The report covers the time from"))
    to_on = DayField(label=_("The report covers the time to"))
    seen = text(_("What was seen, where, and by whom?"))
    use = text(
        _("How is the help used?"), hint=_("By whom, for what, and whether as it was meant.")
    )
    measures = text(_("Do the measures work? On what evidence?"))
    harm = text(
        _("Any harm seen or heard of"),
        required=False,
        hint=_("An incident is reported by itself as well, so that every live case hears of it."),
    )
    access_refused = forms.BooleanField(
        label=_("We were refused access"),
        required=False,
        help_text=_("The case must then answer that."),
    )

    def __init__(self, *args, questions=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        if self.questions:
            # The framework asks in its own words; ours would ask the same twice.
            for name in ("use", "measures", "harm"):
                del self.fields[name]
        for question in self.questions:
            self.fields[question.id] = _field_for(question)
        last = [name for name in ("harm", "access_refused") if name in self.fields]
        self.order_fields([name for name in self.fields if name not in last] + last)

    def said(self):
        """Return what was reported, the framework's questions by their ids."""
        told = dict(self.cleaned_data)
        answers = {each.id: told.pop(each.id) for each in self.questions}
        return told | {"answers": answers}

    def clean(self):
        """Refuse a report that ends before it begins."""
        said = super().clean()
        if said.get("from_on") and said.get("to_on") and said["to_on"] < said["from_on"]:
            self.add_error("to_on", _("The report ends before it begins. Check the two dates."))
        return said


def _field_for(question):
    """Return the control of one question of a framework's form, with its citation."""
    options = [(term.id, str(term.label)) for term in question.options]
    if options:
        field = forms.ChoiceField(
            label=question.text,
            choices=options,
            widget=forms.RadioSelect,
            required=question.required,
            error_messages={"required": _("Choose an answer.")},
        )
    else:
        field = text(question.text, required=question.required)
    field.cites, field.basis = question.cite, question.basis
    return field


class WeighForm(forms.Form):
    """How something only some may read bears on a live case."""

    text = text(
        _("How does it bear on this help?"),
        hint=_(
            "Those who may read what is alleged read this, and nobody else. Whoever weighs it may"
            " not decide that the help goes on."
        ),
        error=_("Say how it bears on this help, or why it does not."),
    )


class ChangeForm(forms.Form):
    """What changed, as the framework names it, and what happened."""

    kind = forms.ChoiceField(
        label=_("What changed?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what kind of change it is.")},
    )
    says = text(
        _("What happened, or was announced?"),
        hint=_("An announced appointment counts as made. Whoever answers the case reads this."),
        error=_("Say in a sentence what happened."),
    )

    def __init__(self, *args, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(each.id, str(each.label)) for each in kinds]


class CloseForm(forms.Form):
    """What proves that a duty was done, or why nothing does."""

    HOW = [
        ("proof", _("It was done, and this proves it")),
        ("without", _("Nobody can prove that it was done")),
    ]
    how = forms.ChoiceField(
        label=_("How is it closed?"),
        choices=HOW,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how the duty is closed.")},
    )
    said = text(
        _("The proof and where it is held; or why there is none"),
        error=_("Say what the proof is, or why there is none."),
    )


class DutyFilterForm(forms.Form):
    """What narrows the list of duties."""

    whose = forms.ChoiceField(
        label=_("Whose"),
        required=False,
        choices=[("", _("Everybody’s")), ("mine", _("My posts’"))],
    )
    comes_from = forms.ChoiceField(
        label=_("From"),
        required=False,
        choices=[("", _("Everywhere")), *Obligation.From.choices],
    )
    portfolio = forms.ChoiceField(label=_("Portfolio"), required=False)
    late = forms.BooleanField(label=_("Only what is late"), required=False)

    def __init__(self, *args, portfolios, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["portfolio"].choices = [
            ("", _("All")),
            *((str(each.pk), str(each)) for each in portfolios),
        ]


class FindRecipientForm(forms.Form):
    """Of whom something is said."""

    words = forms.CharField(
        label=_("Who is it said of?"),
        help_text=_("A name in any script, or a reference such as RCP-2026-0001."),
        max_length=200,
        error_messages={"required": _("Type a name or a reference.")},
    )
