"""What was put to the decider and what they said, as it stands in a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from decisions.record.view.plain import Person
from policy.citations import Citation


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the case came to the person who decided: the rule, where it stands, and its weight."""

    says: str
    cites: tuple[Citation, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A prohibition of the framework that was true or unknown, and how it was passed."""

    says: str
    truth: str
    cites: tuple[Citation, ...]
    basis: str
    lifts_when: str
    override: str
    override_reasons: str
    override_said: tuple[str, ...] = ()  # what else the way demanded, a sentence each


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
    if_it_fails: str


@dataclass(frozen=True, slots=True)
class Covered:
    """One row of what is covered: whom, what, yes or no, from when to when."""

    who: str
    kind: str
    says: str
    from_on: date
    to_on: date


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
