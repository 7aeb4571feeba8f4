"""Fields of our own: a name in any script, several names, and a recipient by its name."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from recipients.names import clean_name
from recipients.queries import named_exactly


class NameField(forms.CharField):
    """A name in any script; it comes back without the marks nobody can see."""

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 300)
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("dir", "auto")

    def to_python(self, value):
        """Return the name as it will be kept."""
        return clean_name(super().to_python(value))


class NamesField(forms.CharField):
    """Several names, one on each line."""

    widget = forms.Textarea(attrs={"rows": 4, "dir": "auto"})

    def clean(self, value):
        """Return the names as a list, each as it will be kept."""
        names = [clean_name(line) for line in super().clean(value).splitlines()]
        for name in names:
            if len(name) > 300:
                raise ValidationError(
                    _("“%(start)s…” is longer than 300 letters. Put each name on its own line.")
                    % {"start": name[:40]},
                    code="too-long",
                )
        return [name for name in names if name]

    def prepare_value(self, value):
        """Show a list of names one below another."""
        return "\n".join(value) if isinstance(value, (list, tuple)) else value


class RecipientField(forms.CharField):
    """A recipient of the register, typed as its reference or its whole name."""

    def __init__(self, *, officer, **kwargs):
        super().__init__(**kwargs)
        self.officer = officer
        self.widget.attrs.setdefault("dir", "auto")

    def prepare_value(self, value):
        """Show a recipient by its reference, and what was typed as it was typed."""
        return value.reference if hasattr(value, "reference") else value

    def clean(self, value):
        """Return the one recipient that is meant, or say why it cannot be told."""
        typed = clean_name(super().clean(value))
        if not typed:
            return None
        found = named_exactly(self.officer, typed)
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError(
                _(
                    "Nothing in the register is called “%(typed)s”. Search the register for it, "
                    "and enter its reference, such as RCP-2026-0003."
                )
                % {"typed": typed},
                code="unknown",
            )
        references = ", ".join(f"{each.reference} ({each.country})" for each in found)
        raise ValidationError(
            _("Several go by this name: %(references)s. Enter the reference of the one you mean.")
            % {"references": references},
            code="several",
        )
