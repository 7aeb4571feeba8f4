"""What is proposed when something is decided: the form of a decision, before it is one.

A verdict is given to the guards as the proposal of a move, saved by the action in the same
transaction, and, where it was made elsewhere, kept as JSON until a second person confirms it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer, Post
from recipients.models import Country, Recipient, Source


class StopReason(TextChoices):
    """Why help is stopped, each apart: a budget that ended is no concern for anybody's rights."""

    RIGHTS = "rights", _("human rights or humanitarian law")
    OPERATIONAL = "operational", _("operational")
    BUDGET = "budget", _("budget")
    SECURITY = "security", _("safety of staff")
    POLITICAL = "political", _("political")


@dataclass(frozen=True, kw_only=True)
class ProposedCondition:
    """One condition as the decider words it; `kind` is “precedent” or “continuing”."""

    says: str
    owner: Post | None
    proof: str
    kind: str = "precedent"
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ProposedCoverage:
    """One row of what is covered; the action fills in what is left out."""

    says: str
    recipient: Recipient | None = None
    country: Country | None = None
    kind: str = ""
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ProposedOverride:
    """The use of one lawful way past one bar, by the way's id, with everything it demands.

    `shown` answers each requirement by its name; `consulted` says of each office the law names
    who was asked, on what day (as ISO) and what they said; `reported_on` is the day it was
    reported, where that must come first. `taken` is the key of the way as somebody else took
    it, whom its law names; the decision then rests on theirs, and says nothing of its own.
    """

    bar_id: str
    way: str
    reasons: str
    shown: Mapping[str, str] = field(default_factory=dict)
    consulted: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    reported_on: date | None = None
    taken: int | None = None


@dataclass(frozen=True, kw_only=True)
class ProposedFinding:
    """What the decider finds where an adviser found before: the same, or otherwise with reasons."""

    question: str
    value: str
    row: str = ""
    reasons: str = ""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """Everything a decider says beside yes or no.

    `after` is the reference of the latest decision the decider saw on the case ("" for none);
    None leaves it unasked. `excluded` and `concerning` are keys of recipients: what a yes
    leaves out, and what a stop in part is about; `part` names the operation, people or items
    where only that of it stops. `lifts` and `stops_on` are keys of decisions: those whose stops
    a resumption lifts, and those whose stops stand on.
    `excluded_countries` are the codes of the countries a yes leaves out, `excluded_rows` those
    on the vetting list who are no recipients: “subjects:4”.
    """

    review_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    conditions: tuple[ProposedCondition, ...] = ()
    coverage: tuple[ProposedCoverage, ...] = ()
    excluded: tuple[int, ...] = ()
    excluded_countries: tuple[str, ...] = ()
    excluded_rows: tuple[str, ...] = ()
    concerning: tuple[int, ...] = ()
    part: str = ""
    lifts: tuple[int, ...] = ()
    stops_on: tuple[int, ...] = ()
    overrides: tuple[ProposedOverride, ...] = ()
    findings: tuple[ProposedFinding, ...] = ()
    seen_facts: tuple[str, ...] = ()
    what_would_change_it: str = ""
    concurs: str = ""
    reason_codes: tuple[str, ...] = ()
    impact: str = ""
    resumption_test: str = ""
    after: str | None = None
    made: str = "signed_here"
    decider: Officer | None = None
    words: str = ""
    made_at: datetime | None = None
    evidence: Source | None = None
    recorder: Officer | None = None
    recorded_at: datetime | None = None
    confirmed: bool = False
    reauthenticated_at: datetime | None = None
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_elsewhere(self) -> bool:
        """Say whether it was made on paper, orally, by a body or before Heed."""
        return self.made != "signed_here"

    def as_json(self) -> dict[str, Any]:
        """Return the verdict as plain data; people, posts and places by their keys."""
        return {each.name: _plain(getattr(self, each.name)) for each in fields(self)}

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Verdict:
        """Read a verdict back, with its people, posts and places as they are today."""
        return _Reading(cls.read(dict(said))).verdict(cls)

    @classmethod
    def read(cls, said: dict[str, Any]) -> dict[str, Any]:
        """Return plain data with what a subclass adds turned back into days and rows."""
        return said


@dataclass(frozen=True, kw_only=True)
class Deferral:
    """Until when a decider waits, and for what."""

    until: date | None
    awaiting: str


@dataclass(frozen=True, slots=True)
class _Kind:
    verdict: type[Verdict]
    make: Callable[..., Any] | None


_kinds: dict[str, _Kind] = {}


def add_verdict(kind: str, verdict: type[Verdict], make: Callable[..., Any]) -> None:
    """Let a higher app say what is proposed for one kind of decision, and what makes it.

    `make(case, by=, reason=, proposal=)` saves that app's own rows in the same act.
    """
    _kinds[kind] = _Kind(verdict, make)


def verdict_of(kind: str, said: Mapping[str, Any]) -> Verdict:
    """Read back what was recorded of a decision of this kind."""
    known = _kinds.get(kind)
    return (known.verdict if known else Verdict).from_json(said)


def maker_of(kind: str) -> Callable[..., Any] | None:
    """Return what makes a decision of this kind, where a higher app does."""
    known = _kinds.get(kind)
    return known.make if known else None


def day_of(text: str | None) -> date | None:
    """Read a day back from plain data."""
    return date.fromisoformat(text) if text else None


_TUPLES = (
    "excluded",
    "excluded_countries",
    "excluded_rows",
    "concerning",
    "lifts",
    "stops_on",
    "seen_facts",
    "reason_codes",
)
_PROPOSED = (ProposedCondition, ProposedCoverage, ProposedOverride, ProposedFinding)


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, (Officer, Post, Recipient, Source, Country)):
        return value.pk
    if isinstance(value, _PROPOSED):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return value


class _Reading:
    """Reads one stored verdict; people and posts are looked up together."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        self.said = dict(said)

    def verdict(self, kind: type[Verdict]) -> Verdict:
        said = self.said
        for name in ("review_on", "valid_from", "valid_until"):
            said[name] = day_of(said.get(name))
        for name in ("made_at", "recorded_at", "reauthenticated_at"):
            said[name] = datetime.fromisoformat(said[name]) if said.get(name) else None
        for name in _TUPLES:
            said[name] = tuple(said.get(name) or ())
        officers = Officer.objects.in_bulk(
            [said[name] for name in ("decider", "recorder") if said.get(name)]
        )
        for name in ("decider", "recorder"):
            said[name] = officers.get(said.get(name))
        said["evidence"] = Source.objects.filter(pk=said.get("evidence")).first()
        said["conditions"] = self._conditions()
        said["coverage"] = self._coverage()
        said["overrides"] = tuple(
            ProposedOverride(**row | {"reported_on": day_of(row.get("reported_on"))})
            for row in said.get("overrides") or ()
        )
        said["findings"] = tuple(ProposedFinding(**row) for row in said.get("findings") or ())
        known = {each.name for each in fields(kind)}
        return kind(**{name: value for name, value in said.items() if name in known})

    def _conditions(self) -> tuple[ProposedCondition, ...]:
        rows = self.said.get("conditions") or ()
        posts = Post.objects.in_bulk([row["owner"] for row in rows if row.get("owner")])
        return tuple(
            ProposedCondition(
                **row | {"owner": posts.get(row.get("owner")), "due_on": day_of(row.get("due_on"))}
            )
            for row in rows
        )

    def _coverage(self) -> tuple[ProposedCoverage, ...]:
        rows = self.said.get("coverage") or ()
        recipients = Recipient.objects.in_bulk([row["recipient"] for row in rows])
        countries = Country.objects.in_bulk([row["country"] for row in rows])
        return tuple(
            ProposedCoverage(
                **row
                | {
                    "recipient": recipients.get(row["recipient"]),
                    "country": countries.get(row["country"]),
                    "from_on": day_of(row.get("from_on")),
                    "to_on": day_of(row.get("to_on")),
                }
            )
            for row in rows
        )


__all__ = [
    "Deferral",
    "ProposedCondition",
    "ProposedCoverage",
    "ProposedFinding",
    "ProposedOverride",
    "Verdict",
    "add_verdict",
    "day_of",
    "maker_of",
    "replace",
    "verdict_of",
]
