"""What the engine asks of a framework again and again, worked out once for each framework."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policy.framework.questions import CHOOSING, Collection, Question

if TYPE_CHECKING:
    from policy.framework.whole import Framework

Labels = Mapping[Any, str]


@dataclass(frozen=True, slots=True)
class Outline:
    """One list of a case: what its rows may hold, and what is looked up for each of them."""

    collection: Collection
    questions: Mapping[str, Question]  # by the key their answers have in a row
    keys: frozenset[str]
    choices: Mapping[str, frozenset[str]]  # by key, the answers that count, where only some do
    marks: tuple[tuple[str, str, Mapping[Any, Any]], ...]  # (field, field with the code, marks)
    dates: tuple[tuple[str, str, str], ...]  # (field, the row's last day, the day to reach)
    named_by: tuple[tuple[str, Labels], ...]  # (field with a code, what each code is called)
    to_cover: tuple[str, ...]
    children: tuple[Collection, ...]


def choices_of(question: Question) -> frozenset[str] | None:
    """The codes that count as an answer, or None where anything does."""
    if question.type not in CHOOSING or not question.options:
        return None
    return frozenset(option.id for option in question.options)


def plainly(question: Question, codes: frozenset[str] | None) -> Callable[[str], bool] | None:
    """How to see that a bare word answers a question; None where it asks for more than a word."""
    if question.min_items or question.notes == "required" or question.evidence.get("min_sources"):
        return None
    return codes.__contains__ if codes is not None else _says_something


def _says_something(word: str) -> bool:
    return bool(word) and not word.isspace()


def outline_of(framework: "Framework", collection: Collection) -> Outline:
    """Work out the outline of one list."""
    sections = framework.sections_per(collection.name)
    questions = [question for section in sections for question in section.questions]
    fields = collection.fields
    held = {"id", collection.belongs_by, *(each.key for each in questions)}
    found = {each.key: choices_of(each) for each in questions}
    return Outline(
        collection=collection,
        questions={each.key: each for each in questions},
        keys=frozenset(held | {each.id for each in fields}) - {""},
        choices={key: codes for key, codes in found.items() if codes is not None},
        marks=tuple(_marks(framework, collection)),
        dates=tuple((each.id, *each.lasts_until) for each in fields if each.lasts_until),
        named_by=tuple((each.id, _labels(framework, each.vocab)) for each in fields if each.vocab),
        to_cover=tuple(term.id for term in framework.terms(collection.must_cover)),
        children=tuple(
            each for each in framework.collections.values() if each.belongs_to == collection.name
        ),
    )


def _marks(framework: "Framework", collection: Collection) -> list[tuple[str, str, Mapping]]:
    found: list[tuple[str, str, Mapping]] = []
    for field in collection.fields:
        if field.looked_up:
            code, mark = field.looked_up
            holder = collection.field(code)
            names = reversed(holder.vocab if holder else ())
            terms = [term for name in names for term in reversed(framework.terms(name))]
            found.append((field.id, code, {term.id: term.marks.get(mark) for term in terms}))
    return found


def _labels(framework: "Framework", vocab: tuple[str, ...]) -> Labels:
    """What each code is called; where two lists share one, the first list's word counts."""
    named = [term for name in reversed(vocab) for term in reversed(framework.terms(name))]
    return {term.id: term.label for term in named}
