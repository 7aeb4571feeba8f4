"""What is stored of a case, or of one row of a list: what its form starts from."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from policy.framework import Question


@dataclass(frozen=True, slots=True)
class Held:
    """What is stored now: answers by question, and the row where a list has its own table."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    row: Any = None

    def value(self, question: Question, column: str) -> Any:
        """Return the stored value of a question, from the row's own field or from its answer."""
        if column:
            return getattr(self.row, column, None) if self.row else None
        answer = self.answers.get(question.id)
        return answer.value if answer else None

    def notes(self, question: Question) -> str:
        """Return the reasons stored beside an answer, or ""."""
        answer = self.answers.get(question.id)
        return answer.notes if answer else ""

    def cited(self, question: Question) -> tuple[int, ...]:
        """Return the sources an answer rests on, by their keys."""
        answer = self.answers.get(question.id)
        return tuple(answer.cited) if answer else ()

    @property
    def has_carried_over(self) -> bool:
        """Say whether any of it was carried over, and is not confirmed yet."""
        carried = any(each.carried_over for each in self.answers.values())
        return carried or getattr(self.row, "carried_over", False)

    def revisions(self) -> str:
        """Return the revision of each answer and of the row, for a form to carry."""
        now = {id: answer.revision for id, answer in self.answers.items()}
        if self.row is not None and hasattr(self.row, "revision"):
            now[""] = self.row.revision
        return json.dumps(now)


def held_in(answers, subject: str = "", row: Any = None) -> Held:
    """Return what a case's answers hold about one subject (“risks:12”; “”: the case itself)."""
    return Held({each.question: each for each in answers if each.subject == subject}, row)
