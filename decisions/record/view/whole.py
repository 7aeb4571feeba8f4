"""The record of one decision: all that was seen, and all that was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from decisions.record.view.assessed import (
    Allegation,
    Consulted,
    Recipient,
    Risk,
    Section,
    Source,
)
from decisions.record.view.decided import (
    Act,
    Advice,
    Bar,
    Condition,
    Covered,
    Earlier,
    Reason,
    Signature,
)
from decisions.record.view.plain import Fact, Person, Withheld
from decisions.record.wording import outcome


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
    def outcome(self) -> str:
        """What was decided, and whether on conditions."""
        return outcome(self.said, self.conditions)

    @property
    def live_risks(self) -> tuple[Risk, ...]:
        """The risks that somebody found to be one."""
        return tuple(each for each in self.risks if each.live)

    @property
    def quiet_risks(self) -> tuple[Risk, ...]:
        """The risks that somebody looked at and found not to be one."""
        return tuple(each for each in self.risks if not each.live)

    @property
    def country(self) -> str:
        """Where the help is given, as the record names it."""
        return next((each.value for each in self.asked if each.key == _("Country")), "")

    @property
    def warnings(self) -> tuple[str, ...]:
        """What whoever reads one page must know: a risk that stays, advice not followed or had."""
        says = []
        if self.despite_serious_risk:
            says.append(_("Permitted although a serious risk remains after the measures."))
        if self.against_advice:
            says.append(_("Permitted against the advice of an adviser who did not concur."))
        for kind in self.without_advice:
            text = _("Put to decision without the %(kind)s advice: its time ran out.")
            says.append(text % {"kind": kind.lower()})
        return tuple(says)

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
