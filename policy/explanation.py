"""Why a condition came out as it did: a tree a person can read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from policy.facts import UNKNOWN, Facts, as_facts
from policy.logic import (
    GROUPS,
    QUANTIFIERS,
    Condition,
    comparison,
    conjunction,
    disjunction,
    negate,
    over,
)
from policy.words import _


@dataclass(frozen=True, slots=True)
class Explanation:
    """One condition, how it came out, and the parts and answers it came out on."""

    op: str
    value: bool | None
    parts: tuple["Explanation", ...] = ()
    ref: str = ""
    label: str = ""
    answer: Any = None
    said: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    row: str | None = None
    place: str | None = None
    complete: bool = True

    def words(self, depth: int = 0) -> str:
        """The whole tree in sentences, one to a line, parts indented under what they make."""
        lines = [f"{'  ' * depth}{self.sentence()}"]
        lines += [part.words(depth + 1) for part in self.parts]
        return "\n".join(lines)

    def sentence(self) -> str:
        """This one condition in a sentence, without its parts."""
        return f"{self.verdict()}: {self._asked()}"

    def verdict(self) -> str:
        """True, false or not known yet, as a word."""
        return {True: _("True"), False: _("False"), None: _("Not known yet")}[self.value]

    def tree(self) -> dict[str, Any]:
        """The tree as the explanation component reads it."""
        return {
            "says": self._asked(),
            "value": self.value,
            "because": [part.tree() for part in self.parts],
        }

    def answers(self) -> Iterator["Explanation"]:
        """The leaves: each name that was looked up, with the answer found."""
        if not self.parts and self.ref and self.op not in ("some", "every"):
            yield self
        for part in self.parts:
            yield from part.answers()

    def because(self) -> list[str]:
        """The looked-up answers that carry the outcome, each in a sentence, none twice."""
        carrying = [leaf.sentence_of_answer() for leaf in self._carrying()]
        return list(dict.fromkeys(carrying))

    def _carrying(self) -> Iterator["Explanation"]:
        """Leaves on branches that came out as the whole did; a negation turns them round."""
        if not self.parts:
            yield self
        elif self.op == "not":
            yield from self.parts[0]._carrying()
        else:
            agreeing = [part for part in self.parts if part.value is self.value]
            for part in agreeing:
                yield from part._carrying()
            if self.op in ("some", "every") and not agreeing:
                yield self

    def sentence_of_answer(self) -> str:
        """What was looked up and what was found there."""
        where = self._where()
        if self.op in ("some", "every"):
            return _("“{label}” is not complete yet, or has no rows.").format(label=self.label)
        if not self.said and self.ref.startswith("d."):
            return _("“{label}” is not known yet.").format(label=self.label)
        if not self.said:
            return _("“{label}”{where} has not been answered.").format(
                label=self.label, where=where
            )
        return _("“{label}”{where} is {said}.").format(
            label=self.label, where=where, said=quoted(self.said)
        )

    def _where(self) -> str:
        """Of which row it was looked up; a country is named, and the only one goes unsaid."""
        if self.place is not None:
            return _(" (for {row})").format(row=self.place) if self.place else ""
        return _(" (row {row})").format(row=self.row) if self.row else ""

    def _asked(self) -> str:
        if self.ref and self.op not in ("some", "every"):
            return f"{self._comparison()} {self.sentence_of_answer()}"
        return {
            "all": _("all of these."),
            "any": _("at least one of these."),
            "not": _("the opposite of this."),
            "some": _("at least one row of “{label}”."),
            "every": _("every row of “{label}”."),
        }[self.op].format(label=self.label) + self._unfinished()

    def _comparison(self) -> str:
        return {
            "eq": _("it should be {wanted}."),
            "ne": _("it should be anything but {wanted}."),
            "in": _("it should be one of {wanted}."),
            "gte": _("it should be {wanted} or more."),
            "answered": _("it should be answered."),
            "derived": _("worked out from these."),
        }[self.op].format(wanted=quoted(self.wanted))

    def _unfinished(self) -> str:
        return "" if self.complete else " " + _("Rows may still be missing.")


def quoted(words: tuple[str, ...]) -> str:
    """The words in quotation marks, with commas between them."""
    return ", ".join(f"“{word}”" for word in words)


def explain(condition: Condition, facts: Facts | Mapping[str, Any]) -> Explanation:
    """Weigh a condition and keep the whole tree: what was true, false or unknown, and on what."""
    return _explain(condition, as_facts(facts))


def _explain(condition: Condition, facts: Facts) -> Explanation:
    ((operator, arguments),) = condition.items()
    if operator in GROUPS:
        parts = tuple(_explain(part, facts) for part in arguments)
        weigh = conjunction if operator == "all" else disjunction
        return Explanation(operator, weigh(part.value for part in parts), parts=parts)
    if operator == "not":
        part = _explain(arguments, facts)
        return Explanation(operator, negate(part.value), parts=(part,))
    if operator in QUANTIFIERS:
        return _explain_rows(operator, arguments, facts)
    ref, wanted = (arguments, UNKNOWN) if operator == "answered" else arguments[:2]
    return Explanation(
        operator,
        comparison(operator, arguments)(facts, facts.row),
        ref=ref,
        label=facts.name(ref),
        answer=facts.get(ref),
        said=_said(facts, ref, facts.get(ref)),
        wanted=_said(facts, ref, wanted),
        row=(facts.row or {}).get("id") if ref.startswith("it.") else None,
        place=facts.place(facts.row) if facts.row and ref.startswith("it.") else None,
    )


def _explain_rows(operator: str, arguments: Sequence, facts: Facts) -> Explanation:
    rows = facts.rows(arguments[0])
    parts = tuple(_explain(arguments[1], facts.about(row)) for row in rows.items)
    return Explanation(
        operator,
        over(operator, rows, (part.value for part in parts)),
        ref=arguments[0],
        label=facts.name(arguments[0]),
        parts=parts,
        complete=rows.complete,
    )


def _said(facts: Facts, ref: str, value: Any) -> tuple[str, ...]:
    if value is UNKNOWN:
        return ()
    values = value if isinstance(value, list | tuple) else (value,)
    return tuple(facts.say(ref, each) for each in values)
