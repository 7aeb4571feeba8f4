"""The form of a framework's own questions on its scope, and of what is then found."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from assessments.kinds import FIRST, kinds_foreseen
from assessments.models import Assessment

NOTHING_CHOSEN = _("Choose an answer. If nobody knows yet, find out before screening.")


class ScreeningForm(forms.Form):
    """The scope questions of one framework, each with its citation and why it is asked."""

    def __init__(self, *args, framework, **kwargs):
        super().__init__(*args, **kwargs)
        self.framework = framework
        for question in framework.scope.questions:
            self.fields[question.key] = field_for(question)

    def answers(self):
        """Return what was answered, by the names the case document uses."""
        return {
            question.key: self.cleaned_data.get(question.key)
            for question in self.framework.scope.questions
        }


def field_for(question):
    """Return the field that asks one question of a framework, with its law beside it."""
    options = [(term.id, str(term.label)) for term in question.options]
    about = {
        "label": str(question.text),
        "help_text": str(question.help),
        "required": question.required,
    }
    if question.many:
        field = forms.MultipleChoiceField(
            choices=options, widget=forms.CheckboxSelectMultiple, **about
        )
    elif options:
        field = forms.ChoiceField(choices=options, widget=forms.RadioSelect, **about)
    else:
        field = forms.CharField(max_length=300, **about)
    field.error_messages["required"] = NOTHING_CHOSEN
    field.cites, field.basis = question.cite, question.basis
    field.why = str(question.why)
    if shown := _shown_when(question):
        field.shown_when = shown
    return field


def _shown_when(question):
    """Return the one answer on which a question hangs, where it hangs on one."""
    reference, value = (question.required_if or {}).get("eq", ("", ""))
    return (reference.removeprefix("case."), value) if reference else None


class FindingForm(forms.Form):
    """Why a finding stands, and which earlier ones it follows or leaves."""

    reasons = forms.CharField(
        label=_("Why, in a few sentences?"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Somebody else reads them before they agree, and so will an auditor."),
    )
    precedents = forms.MultipleChoiceField(
        label=_("Which earlier findings did you weigh?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, precedents, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["precedents"].choices = [
            (str(each.screening.pk), _said(each)) for each in precedents
        ]
        if not precedents:
            del self.fields["precedents"]


def _said(precedent):
    screening = precedent.screening
    says = (
        _("%(reference)s, %(title)s: %(outcome)s")
        if precedent.consistent
        else _("%(reference)s, %(title)s: %(outcome)s (decided otherwise)")
    )
    return says % {
        "reference": screening.assistance.reference,
        "title": screening.assistance.title,
        "outcome": screening.get_outcome_display(),
    }


class KindForm(forms.Form):
    """Which kind of assessment begins, where the framework foresees more than the usual one."""

    kind = forms.ChoiceField(
        label=_("Which kind of assessment begins?"),
        help_text=_("On one made before a mandate nobody can say yes; it is for the briefing."),
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args, framework, **kwargs):
        super().__init__(*args, **kwargs)
        labels = dict(Assessment.Kind.choices)
        kinds = kinds_foreseen(framework)
        self.fields["kind"].choices = [(each, capfirst(labels[each])) for each in kinds]
        self.fields["kind"].initial = kinds[0]
        if len(kinds) == 1:
            del self.fields["kind"]

    def chosen(self):
        """Return the kind that was chosen, or the usual one."""
        return (self.cleaned_data.get("kind") if self.is_valid() else "") or FIRST


class MandateForm(forms.Form):
    """Which mandate was adopted, so that an evaluation before it may go on."""

    mandate = forms.CharField(
        label=_("Which mandate or directive was adopted, when, and what is different now?"),
        max_length=20_000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Name the mandate and the day it was adopted.")},
    )


class ReasonForm(forms.Form):
    """A reason, in the words of whoever acts."""

    reason = forms.CharField(
        label=_("Why?"),
        max_length=20_000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Say why in a sentence; it stands in the record.")},
    )

    def __init__(self, *args, label=None, help_text="", **kwargs):
        super().__init__(*args, **kwargs)
        if label:
            self.fields["reason"].label = label
        self.fields["reason"].help_text = help_text


class RaiseForm(ReasonForm):
    """To which level a case is raised, and why."""

    to_rank = forms.TypedChoiceField(
        label=_("Who should decide?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the level that should decide.")},
    )
    field_order = ("to_rank", "reason")

    def __init__(self, *args, levels, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to_rank"].choices = [(level.rank, str(level.label)) for level in levels]
