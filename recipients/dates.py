"""Dates known to the day, the month or only the year: asked, kept and said as known."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from casework.widgets import DayField


class PartialDateField(DayField):
    """A date of which only the year need be known; its value is 2015, 2015-05 or 2015-05-03."""

    def to_python(self, value):
        """Return what is known, or say in a sentence which part does not fit."""
        if value in self.empty_values:
            return ""
        year, month, day = [*(piece.strip() for piece in str(value).split("-", 2)), "", ""][:3]
        if not year:
            raise ValidationError(
                _("Give at least the year, for example 2015. Leave out what nobody knows."),
                code="no-year",
            )
        if day and not month:
            raise ValidationError(
                _("A day needs its month. Give the month, or leave the day out."),
                code="no-month",
            )
        whole = super().to_python(f"{year}-{month or 1}-{day or 1}")
        self._refuse_what_has_not_come(whole)
        known = whole.isoformat()
        return known if day else known[:7] if month else known[:4]

    def _refuse_what_has_not_come(self, day):
        if day > timezone.localdate():
            raise ValidationError(
                _("This day is still to come. Check the year."), code="still-to-come"
            )


def in_words(partial):
    """Say a partly known date as far as it is known: 3 May 2015, May 2015, 2015."""
    pieces = [int(each) for each in str(partial).split("-")] if partial else []
    if not pieces:
        return ""
    if len(pieces) == 1:
        return str(pieces[0])
    day = dt.date(*pieces, *([1] if len(pieces) == 2 else []))
    return formats.date_format(day, "F Y" if len(pieces) == 2 else "j F Y")
