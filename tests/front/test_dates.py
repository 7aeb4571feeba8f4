"""Dates are said as a colleague would say them."""

import datetime as dt

import pytest
import time_machine

from casework.templatetags import pages

NOON = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _the_clock_stands_at_noon():
    """Hold the clock, so that "in 12 days" is twelve days."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.mark.parametrize(
    ("on", "says", "tone"),
    [
        (dt.date(2026, 11, 9), "12 days late", "late"),
        (dt.date(2026, 11, 20), "1 day late", "late"),
        (dt.date(2026, 11, 21), "today", "soon"),
        (dt.date(2026, 11, 22), "tomorrow", "soon"),
        (dt.date(2026, 11, 28), "in 7 days", "soon"),
        (dt.date(2026, 12, 3), "in 12 days", ""),
        (None, "", ""),
    ],
)
def test_a_date_says_how_far_off_it_is_and_when_to_worry(on, says, tone):
    assert (pages.when(on), pages.when_tone(on)) == (says, tone)


@pytest.mark.parametrize(
    ("at", "says"),
    [
        (NOON - dt.timedelta(seconds=20), "just now"),
        (NOON - dt.timedelta(minutes=1), "1 minute ago"),
        (NOON - dt.timedelta(hours=3), "3 hours ago"),
        (dt.date(2026, 11, 21), "today"),
        (dt.date(2026, 11, 20), "yesterday"),
        (dt.date(2026, 11, 1), "20 days ago"),
        (dt.date(2026, 3, 3), "on 3 March 2026"),
        (dt.date(2026, 11, 30), "on 30 November 2026"),
        ("", ""),
    ],
)
def test_what_happened_says_how_long_ago_it_was(at, says):
    assert pages.ago(at) == says


def test_a_date_is_written_out_with_its_month_in_words():
    assert pages.day(dt.date(2026, 3, 3)) == "3 March 2026"
    assert pages.day_time(NOON) == "21 November 2026, 12:00"
    assert pages.day(None) == ""


@pytest.mark.parametrize(
    ("number", "says"), [(0, "None"), (1, "One"), (9, "Nine"), (10, "10"), ("few", "few")]
)
def test_small_numbers_open_a_sentence_in_words(number, says):
    assert pages.spelled(number) == says


def test_only_a_country_has_a_flag():
    assert pages.flag("lk") == "flags/LK.svg"
    assert [pages.flag(code) for code in ("ZZ", "", None, "../LK")] == ["", "", "", ""]


def test_a_rule_that_is_only_ours_says_so():
    assert pages.basis_in_words("operator_default") == "our default, not the policy’s"
    assert pages.basis_in_words("legal_act") == "legal act"
