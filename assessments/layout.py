"""The questions of a page in order, each with what stands beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms

from assessments.findings import is_reserved
from assessments.places import field_name
from assessments.questionnaire import NOTES, SOURCES, QuestionForm
from assessments.wording import say, say_adopted, spoken
from policy.framework import Question, Section


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as the page lays it out."""

    question: Question
    main: forms.BoundField
    notes: forms.BoundField | None
    sources: forms.BoundField | None
    carried_over: bool
    theirs: Any = None  # what somebody else saved meanwhile
    begun_from: str = ""  # whose words they are, while nobody has confirmed or changed them


@dataclass(frozen=True, slots=True)
class Found:
    """A finding that an adviser makes: whoever writes the case reads it on their page."""

    question: Question
    text: str
    said: str
    answer: Any
    url: str


def laid_out(form: QuestionForm, section: Section, clashes=(), findings="") -> Iterator:
    """Return a section's questions in order, each with what stands beside it.

    `findings` is the page on which advisers make the findings that no author makes.
    """
    for question in section.questions:
        answer = form.held.answers.get(question.id)
        if is_reserved(question):
            made = answer if answer and answer.value and not answer.carried_over else None
            said = say(question, made.value) if made else ""
            yield Found(question, spoken(question.text), said, made, findings)
        elif field_name(question.id) in form.fields:
            yield _asked(form, question, answer, dict(clashes))


def _asked(form: QuestionForm, question: Question, answer, clashes: dict) -> Asked:
    name = field_name(question.id)
    theirs = clashes.get(form.column_of(question) or question.id)
    reasons = name + NOTES in form.fields
    return Asked(
        question,
        form[name],
        form[name + NOTES] if reasons else None,
        form[name + SOURCES] if name + SOURCES in form.fields else None,
        bool(answer and answer.carried_over),
        theirs[0] if theirs else None,
        _begun_from(answer, reasons) if answer else "",
    )


def _begun_from(answer, reasons: bool) -> str:
    """Say where an answer is from: another body's document, or words nobody confirmed yet."""
    notes = answer.notes if answer.carried_over and not reasons else ""
    return " ".join(filter(None, (say_adopted(answer.adopted_from), notes)))
