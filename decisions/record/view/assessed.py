"""What was assessed, as it stands in a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from policy.citations import Citation


@dataclass(frozen=True, slots=True)
class Recipient:
    """A recipient as it was called on the day: its own name, and the Latin form beside it."""

    reference: str
    name: str
    latin: str
    kind: str
    parent: str
    flagged: str


@dataclass(frozen=True, slots=True)
class Said:
    """A question and what was answered, in the words that were on the screen."""

    question: str
    answer: tuple[str, ...]
    notes: str
    cites: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The questions of one section, as answered."""

    title: str
    answers: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure against a risk: who does what by when, what proves it, what if it fails."""

    kind: str
    says: str
    owner: str
    due_on: date | None
    proof: str
    if_it_fails: str
    expected_effect: str
    findings: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Risk:
    """One way the help could contribute to harm, as found before and after the measures."""

    label: str
    axis: str
    live: bool
    before: str
    before_tone: str
    after: str
    after_tone: str
    how: str
    who: str
    evidence: str
    none_possible_why: str
    findings: tuple[Said, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A source by its gist, and where it is kept; never who a protected one is."""

    title: str
    publisher: str
    dated: str
    gist: str
    where: str
    reliability: str
    marking: str
    protected: bool


@dataclass(frozen=True, slots=True)
class Consulted:
    """Who was asked, what they said, and what it changed."""

    who: str
    on: date | None
    said: str
    changed: str


@dataclass(frozen=True, slots=True)
class Allegation:
    """What is alleged of a recipient, and how it was weighed."""

    reference: str
    recipient: str
    says: str
    happened: str
    standard: str
    weighed: str
    weighed_by: str
