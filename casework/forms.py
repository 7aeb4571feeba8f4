"""What narrows the ledger, and the log of who looked."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from casework import ledger
from casework.models import AccessEntry, LedgerEntry


class ListFilter(forms.Form):
    """A filter kept in the address; an answer that makes no sense narrows nothing."""

    reference = forms.CharField(label=_("Reference"), max_length=80, required=False)
    officer = forms.CharField(label=_("Officer’s name"), max_length=200, required=False)

    def wanted(self) -> dict[str, str]:
        """Return what was asked for."""
        self.full_clean()
        given = getattr(self, "cleaned_data", {})
        return {name: given.get(name) or "" for name in self.fields}


class LedgerFilter(ListFilter):
    """What narrows the ledger."""

    outcome = forms.ChoiceField(
        label=_("Done or refused"),
        choices=[("", _("Either")), *LedgerEntry.Outcome.choices],
        required=False,
    )
    verb = forms.ChoiceField(label=_("What was done"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        known = sorted((verb, str(says)) for verb, says in ledger.verbs().items())
        self.fields["verb"].choices = [  # type: ignore[attr-defined]
            ("", _("Anything")),
            *((verb, f"{says} ({verb.partition('.')[0]})") for verb, says in known),
        ]


class AccessFilter(ListFilter):
    """What narrows the log of who looked."""

    kind = forms.ChoiceField(
        label=_("What they did"),
        choices=[("", _("Anything")), *AccessEntry.Kind.choices],
        required=False,
    )
