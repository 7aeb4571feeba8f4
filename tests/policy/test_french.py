"""The two policies whose offices work in French say all of it in French, beside the English."""

from importlib.util import module_from_spec, spec_from_file_location

import pytest

import policy.text
from policy.framework import FRAMEWORKS, Framework, load
from policy.framework.texts import texts_in


def bare_words(framework: Framework):
    """Every bare word that a page shows: columns, what letters say, what an empty list needs."""
    forms = [question for form in framework.forms for question in form.questions]
    for question in (*framework.questions.values(), *forms):
        yield from question.columns
    for letter in framework.communications:
        yield from letter.contents
    for each in framework.collections.values():
        yield from each.declare_requires


@pytest.fixture(params=["un-hrddp", "eu-hrddp"])
def law(request):
    return load(FRAMEWORKS / f"{request.param}.yaml")


def test_no_text_that_a_person_reads_is_without_its_french(law):
    assert [path for path, text in texts_in(law) if "fr" not in text.languages] == []


def test_the_columns_of_tables_and_what_letters_say_have_their_french(law):
    assert {word for word in bare_words(law) if "fr" not in law.called(word).languages} == set()


def test_the_french_is_not_the_english_again(law):
    alike = [text for _path, text in texts_in(law) if text.languages["fr"] == text and " " in text]

    assert alike == []


def test_the_file_says_that_english_is_authoritative(law):
    assert "English is" in law.text.partition("schema_version")[0]
    assert "authoritative" in law.text.partition("schema_version")[0]


def test_words_kept_in_english_are_found_again_with_their_french(law):
    kept = law.title.authoritative

    assert law.worded(kept).languages == law.title.languages
    assert law.worded("Words of an older text.").languages == {"en": "Words of an older text."}


def test_until_it_is_told_who_reads_the_engine_speaks_english():
    spec = spec_from_file_location("text_afresh", policy.text.__file__)
    afresh = module_from_spec(spec)
    spec.loader.exec_module(afresh)
    both = {"en": "Killing", "fr": "Mort"}

    assert str(afresh.Text(both)) == "Killing"
    afresh.read_in(lambda: "fr-ch")
    assert str(afresh.Text(both)) == "Mort"
