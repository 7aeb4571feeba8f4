"""Findings that belong to an adviser or to the decider, never to whoever writes the case.

The UN's paragraphs 16 and 17 want a finding either way; it is recorded before submission by
somebody who wrote none of the case, and the decider concurs in it or differs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assessments.countries import subject_in
from assessments.document import rows_by_collection
from assessments.models import Advice
from assessments.permissions import Perm
from assessments.progress import is_wanted
from assessments.wording import say, spoken
from casework.files import CaseFile
from policy.framework import Framework, Question
from policy.logic import holds
from policy.restricted import is_restricted

RESERVED = "decider_or_adviser"
# Which advisers make such a finding; a post abroad reports, and does not find.
MADE_BY = {
    Advice.Kind.LEGAL: Perm.ADVISE_LEGAL,
    Advice.Kind.HUMAN_RIGHTS: Perm.ADVISE_HUMAN_RIGHTS,
    Advice.Kind.IHL: Perm.ADVISE_IHL,
    Advice.Kind.ASSURANCE: Perm.ADVISE_ASSURANCE,
}


@dataclass(frozen=True, slots=True)
class Reserved:
    """One finding that no author makes: of the case, or of one of its rows; made, or not yet."""

    question: Question
    row: str
    answer: Any
    closed: bool = False  # kept from most who read the case
    subject: str = ""  # how its answer names what it is about; "" for the case itself
    of: str = ""  # what its list calls one row: “Unit or individual”

    @property
    def is_made(self) -> bool:
        """Say whether somebody has found, on what this case says and not on the last one's."""
        answer = self.answer
        return answer is not None and answer.value is not None and not answer.carried_over

    @property
    def text(self) -> str:
        """The question in words, with the row it is asked of."""
        said = spoken(self.question.text)
        return f"{said} ({' '.join(filter(None, (self.of, self.row)))})" if self.row else said

    @property
    def said(self) -> str:
        """What was found, in the words of its option."""
        return say(self.question, self.answer.value) if self.is_made else ""

    @property
    def reasons(self) -> str:
        """Why it was found so, in words open to every reader of the case."""
        return self.answer.notes if self.is_made and not self.closed else ""


def is_reserved(question: Question | None) -> bool:
    """Say whether an adviser or the decider answers this, and nobody who writes the case."""
    return question is not None and question.answered_by == RESERVED


def reserved_questions(framework: Framework) -> list[Question]:
    """Return the questions no author answers, in the framework's order."""
    return [q for section in framework.sections for q in section.questions if is_reserved(q)]


def findings_asked(file: CaseFile) -> list[Reserved]:
    """Return every such finding this case wants, made or not."""
    given = {(each.question, each.subject): each for each in file.answers}
    return [
        Reserved(
            question,
            row,
            given.get((question.id, _subject(file, question, row))),
            is_restricted(file.framework, question),
            _subject(file, question, row),
            str(spoken(file.framework.collection(question.per).row)) if row else "",
        )
        for question in reserved_questions(file.framework)
        for row in _asked_of(file, question)
    ]


def _subject(file: CaseFile, question: Question, row: str) -> str:
    return subject_in(file, question.per, row) if row else ""


def _asked_of(file: CaseFile, question: Question) -> Iterator[str]:
    """Yield "" where it is asked of the case, or the rows it is asked of."""
    facts, section = file.evaluation.facts, file.framework.section(question.section)
    rows = [None] if question.per == "case" else facts.rows(question.per).items
    for row in rows:
        about = facts if row is None else facts.about(row)
        shown = not section.visible_if or holds(section.visible_if, about) is True
        if shown and is_wanted(question, about):
            yield "" if row is None else str(row["id"])


def may_find(officer, case) -> bool:
    """Say whether this officer's roles let them make such findings in this portfolio."""
    return any(officer.may(perm.value, case.portfolio) for perm in MADE_BY.values())


def document_with(file: CaseFile, found: Reserved, value: str) -> dict[str, Any]:
    """Return the case document as it would stand had this finding gone another way."""
    document = file.document
    if not found.row:
        return document | {"q": document["q"] | {found.question.id: value}}
    lists = rows_by_collection(file)
    lists[found.question.per] = [
        row | {found.question.key: value} if str(row["id"]) == found.row else row
        for row in lists[found.question.per]
    ]
    return document | {"collections": lists}
