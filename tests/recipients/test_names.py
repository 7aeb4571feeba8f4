"""Names keep their script and lose what nobody can see."""

import pytest
from django.core.exceptions import ValidationError

from recipients.names import clean_name, is_latin


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  National \t Police\nAcademy ", "National Police Academy"),
        ("Police\u202ecilop", "Policecilop"),
        ("Po\u200blice\ufeff", "Police"),
        ("\u2066قيادة\u2069 الحدود", "قيادة الحدود"),
        ("Cafe\u0301", "Café"),
        ("국가\u3164경찰", "국가경찰"),
    ],
)
def test_marks_that_cannot_be_seen_are_taken_out_of_a_name(typed, kept):
    assert clean_name(typed) == kept


@pytest.mark.parametrize("name", ["ශ්‍රී ලංකා පොලීසිය", "نیروی انتظامی می‌شود", "国家警察学院"])
def test_a_name_keeps_the_joiners_its_script_is_spelt_with(name):
    assert clean_name(name) == name


def test_a_joiner_where_no_script_wants_one_is_taken_out():
    assert clean_name("Pol\u200dice\u200c") == "Police"


def test_a_null_character_is_refused_in_a_sentence():
    with pytest.raises(ValidationError) as refusal:
        clean_name("Police\x00")

    assert refusal.value.messages == [
        "This holds a null character, which is no part of any name. Type it again."
    ]


@pytest.mark.parametrize(
    ("name", "latin"), [("Łódź 7", True), ("Ελληνική Αστυνομία", False), ("AB-7", True)]
)
def test_a_name_is_latin_when_all_its_letters_are(name, latin):
    assert is_latin(name) is latin
