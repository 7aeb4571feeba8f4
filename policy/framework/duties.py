"""What an approval carries with it: letters, watching, reports, validity, the emergency hold."""

from dataclasses import dataclass
from typing import Any, Self

from policy.facts import Facts
from policy.framework.basics import Term, terms
from policy.framework.entry import BASES, Entry
from policy.logic import Condition, holds
from policy.periods import Period
from policy.text import Text

BLOCKS = ("", "start_delivery", "resume")
# For what else one sending of a letter may serve: for every case of the same authority, or none.
SERVES = ("", "authority")
# What may make a letter owed: a decision, what happens to a case, or an answer (then `when` says
# which). “bar_” and the name of a bar is one too.
BY_DECISION = ("standing", "put_to_decision", "authorised", "suspended", "withdrawn", "resume")
BY_OCCASION = (
    "allegation_reaches_grounds_believe",
    "country_significant_change",
    "recipient_withholds",
    "violation_answered",
)
BY_ANSWER = ("subject_rejected_gvhr", "units_unknown", "critical_mandate_impact")
TRIGGERS = (*BY_DECISION, *BY_OCCASION, *BY_ANSWER)
OF_A_BAR = "bar_"
# Upon what a duty may be asked for: what the program itself hears of. What a framework wants
# reassessed (`reassess_on`) is one too, since people record it as a change.
OCCASIONS = (
    "incident",
    "new_allegation",
    "assurance_breached",
    "condition_broken",
    "country_significant_change",
    "gpraf_updated",
    "intercession_opened",
    "no_answer",
    "suspension_considered",
    "suspended",
    "vetting_suspended",
)


@dataclass(frozen=True, slots=True)
class Communication:
    """Something that must be said to somebody: when, in what form, with what in it.

    The duty to say it and the time allowed may have different authority behind them: `due_basis`
    is that of the time. One that `serves` an authority tells it of the policy and not of a case:
    sent once, other cases of that authority may rely on it while nothing has changed, and
    `until` one of these changes is told on the watch of a case about it.
    """

    id: str
    trigger: str
    to: str
    label: Text
    form: str
    signed_by: str
    contents: tuple[str, ...]
    when: Condition | None
    due: Period | None
    response_due: Period | None
    due_basis: str
    blocks: str
    repeat_each: str
    serves: str
    until: tuple[str, ...]
    every: str
    inform: tuple[str, ...]
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry) -> Self:
        id, provenance = entry.word("id"), entry.provenance()
        communication = cls(
            id=id,
            trigger=entry.word("trigger"),
            to=entry.word("to"),
            label=entry.text("label", id),
            form=entry.word("form", ""),
            signed_by=entry.word("signed_by", ""),
            contents=entry.words("contents"),
            when=entry.condition("when", None),
            due=entry.period_if_any("due"),
            response_due=entry.period_if_any("response_due"),
            blocks=entry.word("blocks", "", among=BLOCKS),
            repeat_each=entry.word("repeat_each", ""),
            serves=entry.word("serves", "", among=SERVES),
            until=entry.words("until"),
            every=entry.word("every", ""),
            inform=entry.words("inform"),
            due_basis=entry.word("due_basis", provenance["basis"], among=BASES),
            **provenance,
        )
        entry.done()
        return communication


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be done again and again, or when something happens, while help lasts."""

    id: str
    label: Text
    every: Period | None
    upon: tuple[str, ...]
    due: Period | None
    by: str
    form: str
    when: Condition | None
    help: Text
    cite: str
    basis: str

    @property
    def continuous(self) -> bool:
        """Whether it is kept up at all times rather than on a date."""
        return self.every is None and not self.upon

    @classmethod
    def read(cls, entry: Entry) -> Self:
        form, every = entry.word("form", ""), entry.period_or("every", "continuous")
        duty = cls(
            id=entry.word("id"),
            label=entry.text("label", form.replace("_", " ").capitalize()),
            every=every if isinstance(every, Period) else None,
            upon=entry.words("upon"),
            due=entry.period_if_any("due"),
            by=entry.word("by"),
            form=form,
            when=entry.condition("when", None),
            help=entry.text("help", ""),
            **entry.provenance(),
        )
        entry.done()
        return duty


@dataclass(frozen=True, slots=True)
class Shorter:
    """While this holds, a yes lasts no longer than this."""

    id: str
    when: Condition
    max: Period
    says: Text
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry) -> Self:
        shorter = cls(
            id=entry.word("id"),
            when=entry.condition("when"),
            max=entry.period("max"),
            says=entry.text("says"),
            **entry.provenance(),
        )
        entry.done()
        return shorter


@dataclass(frozen=True, slots=True)
class Validity:
    """How long a yes lasts, what it must cover, and what ends it sooner."""

    default: Period
    max: Period | None
    shorter: tuple[Shorter, ...]
    warn_before: Period | None
    must_cover: str
    reassess_on: tuple[Term, ...]
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry) -> Self:
        validity = cls(
            default=entry.period("default"),
            max=entry.period_if_any("max"),
            shorter=entry.entries("shorter", Shorter.read),
            warn_before=entry.period_if_any("warn_before"),
            must_cover=entry.word("must_cover", ""),
            reassess_on=terms(entry, "reassess_on"),
            **entry.provenance(),
        )
        entry.done()
        return validity

    def longest(self, facts: Facts) -> Period | None:
        """The longest a yes may last in this case; what is not known to be otherwise, shortens."""
        limits = [each.max for each in self.shorter if holds(each.when, facts) is not False]
        limits += [self.max] if self.max else []
        return min(limits, default=None)


@dataclass(frozen=True, slots=True)
class EmergencyHold:
    """Who may stop everything at once, and who must say within how long whether it stays."""

    by: str
    ratify_within: Period
    ratified_by: str
    says: Text
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry) -> Self:
        hold = cls(
            by=entry.word("by"),
            ratify_within=entry.period("ratify_within"),
            ratified_by=entry.word("ratified_by"),
            says=entry.text("says", ""),
            **entry.provenance(),
        )
        entry.done()
        return hold


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """What a framework adds to the common life of a case."""

    emergency_hold: EmergencyHold | None = None
    fresh_assessment_to_resume: bool = False

    @classmethod
    def read(cls, entry: Entry | None) -> Self:
        if entry is None:
            return cls()
        hold = entry.entry_if_any("emergency_hold")
        made = cls(
            EmergencyHold.read(hold) if hold else None, entry.flag("fresh_assessment_to_resume")
        )
        entry.done()
        return made


@dataclass(frozen=True, slots=True)
class Report:
    """An account owed to somebody: parliament, the public, those who decide."""

    id: str
    label: Text
    audience: str
    kind: str
    trigger: str
    unless: str
    contents: tuple[Any, ...]
    cite: str
    basis: str

    @classmethod
    def read(cls, entry: Entry) -> Self:
        id = entry.word("id")
        report = cls(
            id=id,
            label=entry.text("label", id),
            audience=entry.word("audience"),
            kind=entry.word("kind"),
            trigger=entry.word("trigger", ""),
            unless=entry.word("unless", ""),
            contents=entry.words("contents"),
            **entry.provenance(),
        )
        entry.done()
        return report
