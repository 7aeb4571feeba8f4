"""What leaves as a table stays a table: no cell of it is worked out by a spreadsheet."""

import pytest

from casework.spreadsheet import csv_lines, safe_cell


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-cmd|x", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_could_open_a_formula_is_quoted(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", [-5, "-5.25", 12, "a = b", "", "2026-01-02"])
def test_numbers_and_plain_words_stay_as_they_are(value):
    assert safe_cell(value) == str(value)


def test_nothing_is_an_empty_cell_and_lines_say_they_are_utf_8():
    lines = list(csv_lines([["Name", None], ['شرطة, "A"', 3]]))

    assert lines == ["\ufeff", "Name,\r\n", '"شرطة, ""A""",3\r\n']
