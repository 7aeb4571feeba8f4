"""Fields of the forms of planning."""

from django import forms
from django.utils.translation import gettext_lazy as _

from recipients.models import Country


class CountriesField(forms.CharField):
    """Several countries, typed by name or code with commas between: it works on any device."""

    def prepare_value(self, value):
        """Show countries by their names, and what was typed as it was typed."""
        if isinstance(value, str) or value is None:
            return value
        return ", ".join(str(each) for each in value)

    def clean(self, value):
        """Return the countries, or name the first that is none."""
        typed = [each.strip() for each in super().clean(value).split(",") if each.strip()]
        if not typed:
            return []
        known = {}
        for country in Country.objects.all():
            known[country.name.casefold()] = known[country.code.casefold()] = country
        for name in typed:
            if name.casefold() not in known:
                raise forms.ValidationError(
                    _("“%(name)s” is no country we know. Write its name or its two letters."),
                    params={"name": name},
                    code="no-such-country",
                )
        return list(dict.fromkeys(known[name.casefold()] for name in typed))
