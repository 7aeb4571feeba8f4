"""What stands in a record, as people read it. Every value comes from a sealed part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known, by its name; `small` says what qualifies it."""

    key: str
    value: Any
    small: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Who acted, in which post, and for whom where the post was lent."""

    name: str
    post: str = ""
    organisation: str = ""
    acting_for: str = ""


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
class Reason:
    """Why the case came to the person who decided: the rule, where it stands, and its weight."""

    says: str
    cites: str
    basis: str


@dataclass(frozen=True, slots=True)
class Said:
    """A question and what was answered, in the words that were on the screen."""

    question: str
    answer: tuple[str, ...]
    notes: str
    cites: str


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
class Advice:
    """What one adviser said, in their own words; of advice withheld, only whether they concur."""

    kind: str
    adviser: str
    concurs: str
    dissents: bool
    at: datetime | None
    ran_out: bool
    question: str
    reasons: str
    condition: str
    case_against: str
    digest: str  # of the advice that is withheld; "" where it stands here


@dataclass(frozen=True, slots=True)
class Signature:
    """One countersignature on the way up, bound to the content by its root."""

    person: Person
    level: str
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be done first, or be kept while the help lasts."""

    kind: str
    says: str
    owner: str
    due_on: date | None
    proof: str


@dataclass(frozen=True, slots=True)
class Covered:
    """One row of what is covered: whom, what, yes or no, from when to when."""

    who: str
    kind: str
    says: str
    from_on: date
    to_on: date


@dataclass(frozen=True, slots=True)
class Bar:
    """A prohibition of the framework that was true or unknown, and how it was passed."""

    says: str
    truth: str
    cites: str
    basis: str
    lifts_when: str
    override: str
    override_reasons: str


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


@dataclass(frozen=True, slots=True)
class Earlier:
    """A decision on the same help made before this one."""

    reference: str
    case: str
    said: str
    at: datetime
    person: Person
    reasons: str
    against_advice: bool
    despite_serious_risk: bool
    reason_codes: tuple[str, ...]
    conditions: tuple[str, ...]
    impact: str
    resumption_test: str
    root: str


@dataclass(frozen=True, slots=True)
class Act:
    """One act on the case before the decision, as the ledger has it."""

    sequence: int
    at: datetime
    person: Person
    about: str
    said: str
    refused: bool


@dataclass(frozen=True, slots=True)
class Withheld:
    """A part of the record this reader may not see: what it is, and the digest that binds it."""

    path: str
    what: str
    digest: str


@dataclass(frozen=True, slots=True)
class Record:
    """The record of one decision: all that was seen, and all that was said."""

    reference: str
    case: str
    assistance: str
    title: str
    summary: str
    marking: str
    kind: str
    said: str
    permits: bool
    decider: Person
    level: str
    made_at: datetime
    recorded_at: datetime | None
    how_made: str
    recorder: str
    confirmed_by: str
    reauthenticated_at: datetime | None
    reasons: str
    words: str
    review_on: date | None
    valid_until: date | None
    what_would_change_it: str
    minister: bool
    against_advice: bool
    despite_serious_risk: bool
    impact: str
    resumption_test: str
    reason_codes: tuple[str, ...]
    told: tuple[Fact, ...]
    concurs: str
    seen_facts: tuple[str, ...]
    conditions: tuple[Condition, ...]
    coverage: tuple[Covered, ...]
    asked: tuple[Fact, ...]
    roles: tuple[Fact, ...]
    recipients: tuple[Recipient, ...]
    ratings: tuple[Fact, ...]
    route_to: str
    provisional: bool
    without_advice: tuple[str, ...]
    fell_from: str
    reasons_for_level: tuple[Reason, ...]
    bars: tuple[Bar, ...]
    risks: tuple[Risk, ...]
    sections: tuple[Section, ...]
    consulted: tuple[Consulted, ...]
    assurances: tuple[tuple[Fact, ...], ...]
    advice: tuple[Advice, ...]
    signatures: tuple[Signature, ...]
    sources: tuple[Source, ...]
    allegations: tuple[Allegation, ...]
    earlier: tuple[Earlier, ...]
    history: tuple[Act, ...]
    framework: str
    framework_version: str
    framework_digest: str
    framework_is_draft: bool
    provisional_because: str
    withheld: tuple[Withheld, ...]
    root: str
    content_root: str
    submission_root: str
    sealed_at: datetime

    @property
    def live_risks(self) -> tuple[Risk, ...]:
        """The risks that somebody found to be one."""
        return tuple(each for each in self.risks if each.live)

    @property
    def dissent(self) -> tuple[Advice, ...]:
        """The advice of those who did not concur."""
        return tuple(each for each in self.advice if each.dissents)

    @property
    def cases_against(self) -> tuple[Advice, ...]:
        """The strongest cases against, each by an adviser and never by the author."""
        return tuple(each for each in self.advice if each.case_against)

    @property
    def is_on_a_submission(self) -> bool:
        """Say whether it was made on a submission, which the record then carries whole."""
        return bool(self.risks or self.sections or self.reasons_for_level)
