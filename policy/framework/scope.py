"""Whether a policy applies at all: the one list in a framework whose order matters."""

from dataclasses import dataclass
from typing import Self

from policy.framework.entry import Entry
from policy.framework.questions import Question
from policy.logic import Condition
from policy.text import Text

OUTCOMES = ("in", "out", "covered", "refer")


@dataclass(frozen=True, slots=True)
class ScopeRule:
    """One step of the ordered list that decides whether the policy applies."""

    id: str
    when: Condition
    outcome: str
    says: Text
    reason_required: bool
    record_precedent: bool
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry) -> Self:
        rule = cls(
            id=entry.word("id"),
            when=entry.condition("when"),
            outcome=entry.word("outcome", among=OUTCOMES),
            says=entry.text("says", ""),
            reason_required=entry.flag("reason_required"),
            record_precedent=entry.flag("record_precedent"),
            **entry.provenance(),
        )
        entry.done()
        return rule


@dataclass(frozen=True, slots=True)
class Scope:
    """Whether the policy applies: the first true rule wins, and an unknown one before it waits."""

    rules: tuple[ScopeRule, ...]
    default: str
    questions: tuple[Question, ...]

    @classmethod
    def read(cls, entry: Entry) -> Self:
        scope = cls(
            rules=entry.entries("rules", ScopeRule.read),
            default=entry.word("default", among=OUTCOMES),
            questions=entry.entries(
                "questions",
                lambda each: Question.read(each, "case", "screening", "begin_mitigation"),
            ),
        )
        entry.done()
        return scope
