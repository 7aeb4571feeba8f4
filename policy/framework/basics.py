"""The words a framework uses: its sources, code lists, scales and switches."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from policy.citations import PROVISIONAL, Cites
from policy.framework.entry import BASES, Entry
from policy.text import Text
from policy.words import _

NOTHING = Text("")


@dataclass(frozen=True, slots=True)
class Source:
    """A document the framework's rules cite, and what kind of authority it has."""

    id: str
    cite: str
    basis: str
    url: str = ""

    @property
    def as_cited(self) -> Cites:
        """The source as a rule would cite the whole of it."""
        return Cites(self.id, {self.id: self})

    @property
    def provisional(self) -> bool:
        """Say whether it is nobody's published text, so that what rests on it may change."""
        return self.basis in PROVISIONAL

    @classmethod
    def read(cls, entry: Entry) -> Self:
        basis = entry.word("basis", among=BASES)
        source = cls(entry.word("id"), entry.word("cite"), basis, entry.word("url", ""))
        if source.url and not source.url.startswith("https://"):
            raise entry.refused(_("has a “url” that does not begin with https://. Give one"))
        entry.done()
        return source


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a code list or a scale: what the code means, and any marks it carries."""

    id: str
    label: Text
    help: Text = NOTHING
    cite: str = ""
    basis: str = "operator_default"
    rank: int | None = None
    marks: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, entry: Entry) -> Self:
        code = entry.word("id")
        known: dict[str, Any] = {
            "id": code,
            "label": entry.text("label", code.replace("_", " ").capitalize()),
            "help": entry.text("help", ""),
            "rank": entry.number_if_any("rank"),
            **entry.provenance(),
        }
        marks = {key: value for key, value in entry.data.items() if key not in entry.read}
        return cls(**known, marks=marks)


@dataclass(frozen=True, slots=True)
class Switch:
    """A choice the policy's text leaves open, made in the open by whoever operates it."""

    id: str
    label: Text
    options: tuple[Term, ...]
    value: str
    help: Text
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry) -> Self:
        switch = cls(
            id=entry.word("id"),
            label=entry.text("label"),
            options=terms(entry, "options"),
            value=entry.word("value"),
            help=entry.text("help", ""),
            **entry.provenance(),
        )
        entry.done()
        if switch.value not in {option.id for option in switch.options}:
            raise entry.refused("has a value that is not among its options. Choose one of them")
        return switch


def terms(entry: Entry, key: str) -> tuple[Term, ...]:
    """A list of terms; a bare word is its own code, `{code: label}` gives the label too."""
    return tuple(_term(entry, key, each) for each in _list(entry, key))


def _list(entry: Entry, key: str) -> list:
    value = entry.take(key, [], shape={"type": "array", "items": {"$ref": "#/$defs/term"}})
    if not isinstance(value, list):
        raise entry.refused(f"has a “{key}” that is not a list")
    return value


def _term(entry: Entry, key: str, data: Any) -> Term:
    if isinstance(data, str):
        return Term(data, Text(data.replace("_", " ").capitalize()))
    if isinstance(data, bool) or not isinstance(data, dict):
        raise entry.refused(
            f"has “{data}” among its {key}, which is not a word. Put it in quotation marks"
        )
    if "id" not in data and len(data) == 1:
        ((code, label),) = data.items()
        return Term(code, entry.as_text(label, key))
    return Term.read(entry.within(f"{entry.where}, {key} “{data.get('id')}”", data))
