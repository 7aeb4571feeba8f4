"""Form controls of our own: a day in three boxes, a yes or no that may stay unknown, long lists."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PARTS = ("day", "month", "year")
LABELS = {
    "day": gettext_lazy("Day"),
    "month": gettext_lazy("Month"),
    "year": gettext_lazy("Year"),
}
WIDTHS = {"day": 2, "month": 2, "year": 4}


class DayInput(forms.Widget):
    """A date typed as day, month and year; it keeps whatever was typed, however wrong.

    Its value is the text "year-month-day" as typed, so that it serves Django's own DateField too.
    A whole date sent under the field's own name (a link, an import) is taken as well.
    """

    template_name = "forms/day_input.html"
    use_fieldset = True

    def id_for_label(self, id_: str | None) -> str:
        """Return the id of the day's box: where a label or an error's link leads."""
        return f"{id_}_day" if id_ else ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the template three boxes, each with what was typed in it."""
        context = super().get_context(name, value, attrs)
        final = context["widget"]["attrs"]
        typed = self._typed(value)
        context["widget"]["parts"] = [
            {
                "name": f"{name}_{part}",
                "id": f"{final.get('id', 'id_' + name)}_{part}",
                "label": LABELS[part],
                "width": WIDTHS[part],
                "value": typed[part],
                "wrong": final.get("aria-invalid") == "true",
            }
            for part in PARTS
        ]
        return context

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> str | None:
        """Return what was typed as "year-month-day", or None when nothing was."""
        typed = [str(data.get(f"{name}_{part}") or "").strip() for part in PARTS]
        if any(typed):
            day, month, year = typed
            return f"{year}-{month}-{day}"
        return data.get(name) or None

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> bool:
        """Tell whether the form did not carry this date at all."""
        return name not in data and not any(f"{name}_{part}" in data for part in PARTS)

    def format_value(self, value: Any) -> str | None:
        """Leave the value alone: the boxes are filled one by one."""
        return None if value is None else str(value)

    def _typed(self, value: Any) -> dict[str, str]:
        """Split a date, or what was typed for one, into its boxes."""
        if isinstance(value, dt.date):
            return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
        pieces = str(value or "").split("-", 2)
        year, month, day = [*pieces, "", "", ""][:3]
        return {"day": day, "month": month, "year": year}


class DayField(forms.DateField):
    """A date that says, in a sentence, which of its parts is wrong and what to type."""

    widget = DayInput
    default_error_messages = {
        "required": gettext_lazy("Enter the date, for example 27 3 2026."),
    }

    def to_python(self, value: Any) -> dt.date | None:
        """Return the date, or refuse with the part that is missing or impossible."""
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        year, month, day = [*(piece.strip() for piece in str(value).split("-", 2)), "", "", ""][:3]
        self._refuse_what_is_missing(day, month, year)
        return self._real_day(day, _month_number(month), year)

    def _refuse_what_is_missing(self, day: str, month: str, year: str) -> None:
        """Name the boxes left empty."""
        names = {_("day"): day, _("month"): month, _("year"): year}
        absent = [name for name, typed in names.items() if not typed]
        if absent:
            said = _(" and a ").join(absent)
            raise ValidationError(
                _("The date must have a %(parts)s. Enter it, for example 27 3 2026.")
                % {"parts": said},
                code="incomplete",
            )

    def _real_day(self, day: str, month: str, year: str) -> dt.date:
        """Return the day the three numbers name, or say that no calendar has it."""
        if not (day.isascii() and day.isdigit() and month.isdigit() and year.isdigit()):
            raise ValidationError(
                _("Write the date in numbers, for example 27 3 2026."), code="not-numbers"
            )
        if len(year) != 4:
            raise ValidationError(
                _("Write the year with four figures, for example 2026."), code="short-year"
            )
        try:
            return dt.date(int(year), int(month), int(day))
        except ValueError:
            raise ValidationError(
                _("%(day)s %(month)s %(year)s is not a day in the calendar. Check it.")
                % {"day": day, "month": month, "year": year},
                code="no-such-day",
            ) from None


def _month_number(typed: str) -> str:
    """Take a month by name as well as by number: March, mar, 3."""
    for number in range(1, 13):
        first = dt.date(2000, number, 1)
        names = {date_format(first, form).casefold().strip(".") for form in ("F", "M", "b")}
        if typed.casefold().strip(".") in names:
            return str(number)
    return typed if re.fullmatch(r"[0-9]{1,2}", typed) else "x"


class YesNoField(forms.TypedChoiceField):
    """A question answered yes or no; with `unknown=True` it may honestly be "not known yet"."""

    widget = forms.RadioSelect
    default_error_messages = {"required": gettext_lazy("Choose yes or no.")}

    def __init__(self, *, unknown: bool = False, **kwargs: Any) -> None:
        choices = [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))]
        if unknown:
            choices.append(("unknown", gettext_lazy("Not known yet")))
        kwargs.setdefault("empty_value", None)
        super().__init__(choices=choices, coerce=_yes_no, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show a stored True or False as the answer it was."""
        return {True: "yes", False: "no"}.get(value, value) if not isinstance(value, str) else value


def _yes_no(answer: str) -> bool | None:
    """Turn an answer into True, False, or None for unknown."""
    return {"yes": True, "no": False}.get(answer)


class LongSelect(forms.Select):
    """A choice of hundreds, such as every country: written in one go, without a template each."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        choices = tuple((str(code), str(label)) for code, label in self.choices)
        options = _options(choices, frozenset(self.format_value(value)))
        known = self.build_attrs(self.attrs, attrs) | {"name": name}
        classes = " ".join(filter(None, ("govuk-select", known.pop("class", ""))))
        return format_html('<select class="{}"{}>{}</select>', classes, flatatt(known), options)


@lru_cache(maxsize=64)
def _options(choices: tuple[tuple[str, str], ...], chosen: frozenset[str]) -> SafeString:
    """Write the options; the same hundreds of countries are asked for page after page."""
    return format_html_join(
        "\n",
        '<option value="{}"{}>{}</option>',
        (
            (code, mark_safe(" selected") if code in chosen else "", label)
            for code, label in choices
        ),
    )
