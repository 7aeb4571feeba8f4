"""A date in three boxes says which of them is wrong, and keeps what was typed."""

import datetime as dt

import pytest
from django import forms
from django.core.exceptions import ValidationError

from casework.widgets import DayField, DayInput, YesNoField


class Due(forms.Form):
    """A form that asks for one day."""

    on = DayField(label="Done by")


def typed(day="", month="", year=""):
    """Return what a browser sends for the three boxes."""
    return {"on_day": day, "on_month": month, "on_year": year}


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [("3", "3", "2026"), ("03", "03", "2026"), (" 3 ", "March", "2026"), ("3", "mar.", "2026")],
)
def test_a_day_is_understood_however_it_is_written(day, month, year):
    form = Due(typed(day, month, year))

    assert form.is_valid()
    assert form.cleaned_data == {"on": dt.date(2026, 3, 3)}


@pytest.mark.parametrize(
    ("boxes", "says"),
    [
        (("", "", ""), "Enter the date, for example 27 3 2026."),
        (("3", "", "2026"), "The date must have a month. Enter it, for example 27 3 2026."),
        (("3", "", ""), "The date must have a month and a year. Enter it, for example 27 3 2026."),
        (("31", "6", "2026"), "31 6 2026 is not a day in the calendar. Check it."),
        (("3", "13", "2026"), "3 13 2026 is not a day in the calendar. Check it."),
        (("3", "3", "26"), "Write the year with four figures, for example 2026."),
        (("three", "3", "2026"), "Write the date in numbers, for example 27 3 2026."),
        (("3", "Brumaire", "2026"), "Write the date in numbers, for example 27 3 2026."),
        (("-3", "3", "2026"), "Write the date in numbers, for example 27 3 2026."),
        (("3\x00", "3", "2026"), "Write the date in numbers, for example 27 3 2026."),
        (("٣", "3", "2026"), "Write the date in numbers, for example 27 3 2026."),
        (("3", "3", "9" * 5000), "Write the year with four figures, for example 2026."),
        (("3", "3", "0000"), "3 3 0000 is not a day in the calendar. Check it."),
    ],
)
def test_a_wrong_date_is_refused_in_a_sentence(boxes, says):
    form = Due(typed(*boxes))

    assert form.errors == {"on": [says]}


def test_what_was_typed_stands_in_the_boxes_when_the_form_comes_back():
    form = Due(typed("31", "June<", "2026"))

    shown = str(form["on"])

    assert [part in shown for part in ('value="31"', 'value="June&lt;"', 'value="2026"')] == [
        True,
        True,
        True,
    ]


def test_a_stored_date_fills_the_boxes():
    shown = DayInput().render("on", dt.date(2026, 3, 9), {"id": "id_on"})

    assert 'id="id_on_day" name="on_day" type="text" inputmode="numeric" value="9"' in shown
    assert 'name="on_year" type="text" inputmode="numeric" value="2026"' in shown


def test_a_whole_date_is_taken_in_one_value():
    assert Due({"on": "2026-03-09"}).fields["on"].clean("2026-03-09") == dt.date(2026, 3, 9)
    form = Due({"on": "2026-03-09"})

    assert form.is_valid()
    assert form.cleaned_data == {"on": dt.date(2026, 3, 9)}


def test_a_date_that_was_not_changed_is_not_called_changed():
    same = Due(typed("9", "3", "2026"), initial={"on": dt.date(2026, 3, 9)})
    other = Due(typed("10", "3", "2026"), initial={"on": dt.date(2026, 3, 9)})

    assert (same.has_changed(), other.has_changed()) == (False, True)


def test_a_yes_or_no_may_honestly_stay_unknown():
    field = YesNoField(unknown=True)

    assert [field.clean(answer) for answer in ("yes", "no", "unknown")] == [True, False, None]
    assert [field.prepare_value(stored) for stored in (True, False)] == ["yes", "no"]


def test_a_plain_yes_or_no_takes_nothing_else():
    with pytest.raises(ValidationError, match="unknown"):
        YesNoField().clean("unknown")
