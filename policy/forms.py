"""What a policy manager fills in: two texts to compare, a text to propose, a case to try."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Officer, Organisation
from casework.widgets import DayField
from policy.document import DocumentError
from policy.evaluate import evaluate
from policy.framework import Framework, FrameworkError, loads
from policy.framework.reading import MOST_CHARACTERS
from policy.lint import lint
from policy.overlay import lay_over
from policy.queries import KnownText, organisations_of, text_with, texts_of

TALL = {"rows": 18, "spellcheck": "false", "dir": "ltr"}


class ComparisonForm(forms.Form):
    """Which two texts stand side by side."""

    before = forms.ChoiceField(label=gettext_lazy("The earlier text"))
    after = forms.ChoiceField(label=gettext_lazy("The later text"))

    def __init__(self, *args: Any, texts: list[KnownText], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("before", "after"):
            self.fields[name].choices = [(each.digest, each.says) for each in texts]  # type: ignore[attr-defined]


class TrialForm(forms.Form):
    """A case document to be weighed, which is not kept."""

    document = forms.CharField(
        label=gettext_lazy("The case document, in JSON"),
        help_text=gettext_lazy("Nothing of it is kept."),
        widget=forms.Textarea(attrs=TALL),
        max_length=500_000,
        strip=False,
    )

    def __init__(self, *args: Any, framework: Framework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.framework = framework

    def clean_document(self) -> Any:
        """Return what the framework says of the document."""
        try:
            document = json.loads(self.cleaned_data["document"])
        except (ValueError, RecursionError) as error:
            raise ValidationError(
                _("This is not a JSON document: %(why)s. Mend it there.")
                % {"why": str(error).rstrip(".")}
            ) from None
        try:
            return evaluate(self.framework, document)
        except DocumentError as error:
            raise ValidationError(error.faults) from None


class ProposalForm(forms.Form):
    """A new text of a framework, or an overlay on it, for a second policy manager to read."""

    KINDS = (
        ("framework", gettext_lazy("A new version of the framework, whole")),
        ("overlay", gettext_lazy("An overlay: what our organisation asks for on top of it")),
        ("dated", gettext_lazy("A text in use already, to apply in an organisation from a day")),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"), choices=KINDS, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=gettext_lazy("The text, in YAML"),
        widget=forms.Textarea(attrs=TALL),
        max_length=MOST_CHARACTERS,
        strip=False,
        required=False,
    )
    existing = forms.ChoiceField(label=gettext_lazy("Or which text in use?"), required=False)
    why = forms.CharField(
        label=gettext_lazy("What changes, and why?"), widget=forms.Textarea(attrs={"rows": 4})
    )
    organisation: forms.ModelChoiceField[Organisation] = forms.ModelChoiceField(
        label=gettext_lazy("For which organisation?"),
        help_text=gettext_lazy(
            "Leave it open for a text every organisation begins its next cases under."
        ),
        queryset=Organisation.objects.none(),
        empty_label=gettext_lazy("All that have set no day of their own"),
        required=False,
    )
    from_day = DayField(label=gettext_lazy("From which day?"), required=False)

    def __init__(self, *args: Any, framework: Framework, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.framework = framework
        self.fields["organisation"].queryset = organisations_of(officer)  # type: ignore[attr-defined]
        texts = [(each.digest, each.says) for each in texts_of(framework.id)]
        self.fields["existing"].choices = [("", _("None of these")), *texts]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Read the text as what it is said to be; every fault becomes a sentence beside it."""
        said = super().clean() or {}
        if said.get("kind") == "dated":
            self._take_existing(said)
        elif "text" in said and "kind" in said:
            self._read(said)
        return said

    def _take_existing(self, said: dict[str, Any]) -> None:
        said["made"] = text_with(self.framework.id, said.get("existing") or "")
        if said["made"] is None:
            self.add_error("existing", _("Choose the text that should apply."))
        if not said.get("organisation"):
            self.add_error("organisation", _("Choose the organisation it should apply in."))

    def _read(self, said: dict[str, Any]) -> None:
        name = f"{self.framework.id}.yaml"
        try:
            if not said["text"].strip():
                raise FrameworkError(_("Paste the text, or choose one that is in use already."))
            if said["kind"] == "overlay":
                said["made"] = lay_over(self.framework, said["text"], name)
            else:
                said["made"] = loads(said["text"], name)
        except FrameworkError as error:
            self.add_error("text", str(error).splitlines())
            return
        if said["made"].id != self.framework.id:
            self.add_error(
                "text",
                _("This is the text of “%(id)s”. Propose it there, or mend its id.")
                % {"id": said["made"].id},
            )
        if faults := lint(said["made"]):
            self.add_error("text", [str(each) for each in faults])

    def said(self) -> dict[str, Any]:
        """Return what the action asks for."""
        said = self.cleaned_data
        base = self.framework.digest if said["kind"] == "overlay" else ""
        asked = {name: said[name] for name in ("why", "organisation", "from_day")}
        return {"framework": said["made"], "base": base} | asked
