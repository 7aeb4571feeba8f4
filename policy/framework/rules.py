"""What follows from the answers: bars, checks, the ladder and why a case climbs it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from policy.framework.entry import Entry
from policy.logic import Condition
from policy.periods import Period
from policy.text import Text

EFFECTS = ("prohibit", "prohibit_part", "hold", "must_suspend")
NAMELESS = Text("")
OVERRIDES = ("none", "exception", "waiver", "political_decision")


TRUE_OR_WHILE = {"anyOf": [{"type": "boolean"}, {"$ref": "#/$defs/condition"}]}
WAY = {"$ref": "#/$defs/override"}
WAYS_PAST = {"anyOf": [{"const": "none"}, WAY, {"type": "array", "items": WAY}]}


@dataclass(frozen=True, slots=True)
class Override:
    """The only lawful way past a bar: who may take it, with what, and whom they must tell."""

    kind: str
    id: str
    by: str
    requires: tuple[str, ...]
    consult: tuple[str, ...]
    applies_to: tuple[str, ...]
    scope: str
    report_to: str
    report_within: Period | None
    cite: str
    basis: str
    label: Text = NAMELESS  # what people call it; without one it is told from its kind and id

    @property
    def name(self) -> Text:
        """What it is called: by its label, or “Exception: corrective steps” from its ids."""
        if self.label:
            return self.label
        kind = self.kind.replace("_", " ").capitalize()
        return Text(kind if self.id == self.kind else f"{kind}: {self.id.replace('_', ' ')}")

    @classmethod
    def read(cls, entry: Entry) -> Self:
        report = entry.entry_if_any("report")
        kind = entry.word("kind", among=OVERRIDES)
        override = cls(
            kind=kind,
            id=entry.word("id", kind),
            by=entry.word("by"),
            requires=entry.words("requires"),
            consult=entry.words("consult"),
            applies_to=entry.words("applies_to"),
            scope=entry.word("for", ""),
            report_to=report.word("to") if report else "",
            report_within=report.period_if_any("within") if report else None,
            label=entry.text("label", ""),
            **entry.provenance(),
        )
        if report:
            report.done()
        entry.done()
        return override


@dataclass(frozen=True, slots=True)
class Bar:
    """A finding that stops support, the words that say so, and what would lift it."""

    id: str
    when: Condition
    effect: str
    subject: str
    message: Text
    lifts_when: Text
    overrides: tuple[Override, ...]
    requires: tuple[str, ...]
    warns: bool | Condition
    cite: str
    basis: str
    takes_with: str = ""  # “list.answer”: rows with the same answer there fall together

    @classmethod
    def read(cls, entry: Entry) -> Self:
        warns = entry.take("only_warns", False, shape=TRUE_OR_WHILE)
        bar = cls(
            id=entry.word("id"),
            when=entry.condition("when"),
            effect=entry.word("effect", among=EFFECTS),
            subject=entry.word("subject", ""),
            message=entry.text("message"),
            lifts_when=entry.text("lifts_when"),
            overrides=_overrides(entry),
            requires=entry.words("requires"),
            warns=warns if isinstance(warns, bool) else entry.condition("only_warns"),
            takes_with=entry.word("takes_with", ""),
            **entry.provenance(),
        )
        entry.done()
        if not bar.message.strip():
            raise entry.refused("has an empty message. Say what may not be done, and why")
        return bar


def _overrides(entry: Entry) -> tuple[Override, ...]:
    value = entry.take("override", shape=WAYS_PAST)
    if value == "none":
        return ()
    if isinstance(value, dict):
        return (Override.read(entry.within(f"{entry.where}, override", value)),)
    if isinstance(value, list):
        return entry.entries("override", Override.read)
    raise entry.refused("has an “override” that is neither “none” nor an entry with a kind")


@dataclass(frozen=True, slots=True)
class Check:
    """A contradiction to be looked at by a person, who changes something or says why not."""

    id: str
    when: Condition
    says: Text
    remedy: Text
    require: str  # change · justification
    raise_to: str
    only_warns: bool
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry) -> Self:
        then = entry.entry("then")
        check = cls(
            id=entry.word("id"),
            when=entry.condition("when"),
            says=entry.text("says", ""),
            remedy=entry.text("remedy", ""),
            require=then.word("require", "justification", among=("change", "justification")),
            raise_to=then.word("raise_to", ""),
            only_warns=entry.flag("only_warns"),
            **entry.provenance(),
        )
        then.done()
        entry.done()
        return check


@dataclass(frozen=True, slots=True)
class AdviceNeed:
    """Advice a level must have before it decides, its clock, and what a “do not concur” does."""

    kinds: tuple[str, ...]
    due: Period | None
    on_non_concur: str  # raise · show
    when: Condition | None
    says: Text
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry) -> Self:
        need = cls(
            kinds=entry.words("kinds"),
            due=entry.period_if_any("due"),
            on_non_concur=entry.word("on_non_concur", "show", among=("raise", "show")),
            when=entry.condition("when", None),
            says=entry.text("says", ""),
            **entry.provenance(),
        )
        entry.done()
        return need


@dataclass(frozen=True, slots=True)
class Level:
    """A rung of the ladder: who may decide at this height, and whose advice they need."""

    id: str
    rank: int
    label: Text
    help: Text
    advice: tuple[AdviceNeed, ...]
    inform: tuple[str, ...]
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry) -> Self:
        level = cls(
            id=entry.word("id"),
            rank=entry.number("rank", 0),
            label=entry.text("label"),
            help=entry.text("help", ""),
            advice=entry.entries("advice", AdviceNeed.read),
            inform=entry.words("inform"),
            **entry.provenance(),
        )
        entry.done()
        return level


@dataclass(frozen=True, slots=True)
class EscalationRule:
    """While this holds, nobody below this level may decide."""

    id: str
    when: Condition
    level: str
    says: Text
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry, default: Mapping[str, Any]) -> Self:
        entry.data = {**default, **entry.data}
        rule = cls(
            id=entry.word("id"),
            when=entry.condition("when"),
            level=entry.word("level"),
            says=entry.text("says", ""),
            **entry.provenance(),
        )
        entry.done()
        return rule
