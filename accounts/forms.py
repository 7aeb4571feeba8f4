"""What officers say of themselves."""

import zoneinfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

# Old spellings and zones of no place, which nobody sits in.
NO_PLACE = ("Etc/", "SystemV/", "US/", "posix", "right")


def time_zones() -> list[tuple[str, str]]:
    """Return the zones people sit in, by name, and UTC."""
    names = sorted(
        name
        for name in zoneinfo.available_timezones()
        if "/" in name and not name.startswith(NO_PLACE)
    )
    return [(name, name.replace("_", " ")) for name in ("UTC", *names)]


class TermsForm(forms.Form):
    """In which zone and language an officer reads."""

    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("Times are shown, and days begin, where you are."),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["time_zone"].choices = time_zones()  # type: ignore[attr-defined]
