"""What a baseline of a country is written under, and how two of its texts differ in words."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.wording import spoken
from policy import registry
from policy.framework import Framework

STAGE_1 = "stage1"  # the section in which a framework asks for an account of the country
WORD = re.compile(r"\S+\s*|\s+")
LONGEST_DIFF = 40_000  # characters; beyond, a heading is shown whole on both sides


@dataclass(frozen=True, slots=True)
class Heading:
    """One thing a baseline says, by the question it answers."""

    id: str
    title: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether both texts have them: same, gone or new."""

    way: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One heading in two versions: the words of each, marked."""

    title: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Say whether a word differs."""
        return any(each.way != "same" for each in (*self.before, *self.after))


def headings_of(framework_id: str, organisation=None) -> list[Heading]:
    """Return what a baseline says: the framework's own headings, or those of any framework."""
    if framework_id:
        asked = headings_in(registry.in_force(framework_id, organisation))
        if asked:
            return asked
    return [
        Heading("general.risk", _("How likely are its forces to commit grave violations?")),
        Heading("general.accountability", _("Who calls them to account, and does it happen?")),
        Heading("general.vetting", _("What does its law say on vetting, and what is done?")),
        Heading("general.mitigation", _("Which measures have worked here, and which have not?")),
    ]


def headings_in(framework: Framework) -> list[Heading]:
    """Return the questions a framework's account of the country answers in words, if it has one."""
    for section in framework.sections:
        if section.id == STAGE_1:
            return [
                Heading(each.id, str(spoken(each.text)), str(spoken(each.help) or ""))
                for each in section.questions
                if each.type == "longtext"
            ]
    return []


def compared(before, after) -> list[Difference]:
    """Return two texts of a baseline heading by heading, in the order of the later one."""
    old = {each["id"]: each for each in before}
    new = {each["id"]: each for each in after}
    ids = [*new, *(each for each in old if each not in new)]
    return [_of_heading(old.get(id), new.get(id)) for id in ids]


def _of_heading(old, new) -> Difference:
    before, after = (each["text"] if each else "" for each in (old, new))
    gone, come = _marked(before, after)
    return Difference((new or old)["title"], tuple(gone), tuple(come))


def _marked(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Mark the words only one text has."""
    if before == after:
        return [Piece("same", before)], [Piece("same", after)]
    if len(before) + len(after) > LONGEST_DIFF:
        return [Piece("gone", before)], [Piece("new", after)]
    old, new = WORD.findall(before), WORD.findall(after)
    matched = difflib.SequenceMatcher(None, old, new, autojunk=True).get_opcodes()
    return (
        list(_pieces(((tag, old[i:j]) for tag, i, j, _k, _l in matched), "gone")),
        list(_pieces(((tag, new[k:end]) for tag, _i, _j, k, end in matched), "new")),
    )


def _pieces(runs, way: str) -> Iterator[Piece]:
    for tag, words in runs:
        if words:
            yield Piece("same" if tag == "equal" else way, "".join(words))
