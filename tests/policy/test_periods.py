"""Spans of time as policies state them."""

from datetime import date

import pytest

from policy.periods import Period


@pytest.mark.parametrize(
    ("text", "words", "after"),
    [
        ("P5D", "5 days", date(2024, 2, 5)),
        ("P1D", "1 day", date(2024, 2, 1)),
        ("P2W", "14 days", date(2024, 2, 14)),
        ("P1M", "1 month", date(2024, 2, 29)),
        ("P6M", "6 months", date(2024, 7, 31)),
        ("P1Y", "1 year", date(2025, 1, 31)),
        ("P1Y6M3D", "1 year 6 months 3 days", date(2025, 8, 3)),
        ("P0D", "at once", date(2024, 1, 31)),
    ],
)
def test_a_period_speaks_and_leads_to_a_day(text, words, after):
    period = Period.parse(text)

    assert period.words() == words
    assert period.after(date(2024, 1, 31)) == after


def test_a_period_can_be_counted_backwards():
    assert Period.parse("P1M").before(date(2024, 3, 31)) == date(2024, 2, 29)
    assert Period.parse("P60D").before(date(2024, 3, 1)) == date(2024, 1, 1)


@pytest.mark.parametrize("text", ["P1Y", "P6M", "P5D", "P1Y2M3D", "P0D"])
def test_a_period_is_written_as_it_was_read(text):
    assert str(Period.parse(text)) == text


@pytest.mark.parametrize("text", ["", "P", "5 days", "P-1D", "P1H", "P999999Y", None])
def test_what_is_not_a_period_is_refused(text):
    with pytest.raises(ValueError, match="is not a period"):
        Period.parse(text)
