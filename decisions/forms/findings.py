"""What the form of a decision asks of the findings that an adviser made before."""

from collections.abc import Iterable, Iterator

from django import forms
from django.utils.translation import gettext as _

from assessments.findings import Reserved, findings_asked
from assessments.wording import spoken
from decisions.verdicts import ProposedFinding

WHY = "-why"
LONG = 20_000


class Concurring:
    """The controls by which a decider concurs in each finding, or differs with reasons."""

    def __init__(self, form, file) -> None:
        self.form = form
        self.made = {self._name(each): each for each in findings_asked(file) if each.is_made}
        for name, found in self.made.items():
            form.fields[name] = _one(found)
            form.fields[name + WHY] = _why(name, found)

    @staticmethod
    def _name(found: Reserved) -> str:
        ends = f"-{found.row}" if found.row else ""
        return "finding-" + found.question.id.replace(".", "-") + ends

    def proposed(self) -> tuple[ProposedFinding, ...]:
        """Return what the decider found, where they said anything."""
        said = self.form.cleaned_data
        return tuple(
            ProposedFinding(
                question=found.question.id,
                row=found.row,
                value=said[name],
                reasons=said.get(name + WHY, ""),
            )
            for name, found in self.made.items()
            if said.get(name)
        )

    def differing(self) -> Iterator[Reserved]:
        """Yield the findings from which the decider differs, as the form was sent."""
        for name, found in self.made.items():
            if self.form.data.get(name) not in (None, "", found.answer.value):
                yield found

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield each control that lacks the reasons of a decider who differs."""
        said = self.form.cleaned_data
        for name, found in self.made.items():
            if said.get(name) and said[name] != found.answer.value and not said.get(name + WHY):
                yield name + WHY, _("Say why you find otherwise than the adviser.")

    @property
    def fields(self) -> Iterable[str]:
        """Return the names of the controls."""
        return [name + end for name in self.made for end in ("", WHY)]


def _one(found: Reserved) -> forms.Field:
    """Offer to concur first; then each other answer, as a difference."""
    own = found.answer.value
    concur = [each for each in found.question.options if each.id == own]
    others = [each for each in found.question.options if each.id != own]
    choices = [(t.id, _("I concur: %(finding)s") % {"finding": spoken(t.label)}) for t in concur]
    choices += [(t.id, _("I differ: %(finding)s") % {"finding": spoken(t.label)}) for t in others]
    by = {"adviser": found.answer.answered_by, "finding": found.said, "why": found.reasons}
    field = forms.ChoiceField(
        label=found.text,
        help_text=_("%(adviser)s found: %(finding)s. %(why)s") % by,
        choices=choices,
        required=False,
        widget=forms.RadioSelect,
    )
    field.cites, field.basis = found.question.cite, found.question.basis
    return field


def _why(name: str, found: Reserved) -> forms.Field:
    field = forms.CharField(
        label=_("Why do you find otherwise?"),
        help_text=_("If you differ, the stricter finding stands, or the case goes up."),
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    others = [each.id for each in found.question.options if each.id != found.answer.value]
    field.shown_when = (name, others)
    return field
