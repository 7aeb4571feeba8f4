"""One file of paragraphs, read: each point of the source, and what answers it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from policy.framework.entry import Entry
from policy.framework.reading import read_text, read_yaml_list
from policy.words import _


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph or point of a source, in our words, and what answers it.

    `answered_by` names parts of the framework and of the program; `planned` says what will
    answer it and what happens until then; `not_software` says why no program can.
    """

    id: str
    source: str
    says: str
    answered_by: tuple[str, ...]
    tests: tuple[str, ...]
    not_software: str
    planned: str

    @property
    def name(self) -> str:
        """What people call it: the source and the number."""
        return f"{self.source} {self.id}"

    @property
    def state(self) -> str:
        """Covered, explained, planned, or missing where nobody has said anything."""
        if self.planned:
            return "planned"
        if self.not_software:
            return "explained"
        return "covered" if self.answered_by else "missing"

    @classmethod
    def read(cls, entry: Entry) -> Self:
        paragraph = cls(
            id=entry.word("id"),
            source=entry.word("source"),
            says=entry.word("says"),
            answered_by=entry.words("answered_by"),
            tests=entry.words("tests"),
            not_software=entry.word("not_software", ""),
            planned=entry.word("planned", ""),
        )
        entry.done()
        return paragraph


def read_paragraphs(path: Path) -> tuple[Paragraph, ...]:
    """Every paragraph a file lists, or FrameworkError naming the entry to mend."""
    entries = read_yaml_list(read_text(path), f"paragraphs/{path.name}")
    return tuple(Paragraph.read(each) for each in _entries(f"paragraphs/{path.name}", entries))


def _entries(file: str, entries: list) -> list[Entry]:
    found = []
    for place, data in enumerate(entries, start=1):
        id = data.get("id") if isinstance(data, dict) else None
        source = data.get("source") if isinstance(data, dict) else None
        named = _("paragraph “{source} {id}”").format(source=source, id=id)
        unnamed = _("entry {place}").format(place=place)
        found.append(Entry(file, named if id else unnamed, data))
    return found
