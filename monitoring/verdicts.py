"""What somebody proposes while help is given: frozen, read by the guards, saved by the action."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from decisions.verdicts import Verdict, day_of
from recipients.models import Recipient


@dataclass(frozen=True, kw_only=True)
class Answering(Verdict):
    """A decision in the course of the help, and which triggers it answers."""

    triggers: tuple[int, ...] = ()

    def told(self) -> Mapping[str, Any]:
        """Return what the record of the decision keeps beside the verdict: plain data."""
        return {"triggers": list(self.triggers)}

    @classmethod
    def read(cls, said: dict[str, Any]) -> dict[str, Any]:
        return said | {"triggers": tuple(said.get("triggers") or ())}


@dataclass(frozen=True, kw_only=True)
class Stop(Answering):
    """A suspension of the whole, of a recipient, or of a part that is named in words."""

    public_line: str = ""
    recipient: Recipient | None = None
    in_fact_from: date | None = None

    def told(self) -> Mapping[str, Any]:
        return super().told() | {
            "part": self.part,
            "recipient": str(self.recipient or ""),
            "public_line": self.public_line,
            "in_fact_from": self.in_fact_from.isoformat() if self.in_fact_from else "",
        }

    @classmethod
    def read(cls, said: dict[str, Any]) -> dict[str, Any]:
        return super().read(said) | {
            "recipient": Recipient.objects.filter(pk=said.get("recipient")).first(),
            "in_fact_from": day_of(said.get("in_fact_from")),
        }


@dataclass(frozen=True, kw_only=True)
class Resumption(Answering):
    """That the test for resuming was met, and how."""

    shown: str = ""
    suspensions: tuple[int, ...] = ()

    def told(self) -> Mapping[str, Any]:
        return super().told() | {"shown": self.shown, "suspensions": list(self.suspensions)}

    @classmethod
    def read(cls, said: dict[str, Any]) -> dict[str, Any]:
        return super().read(said) | {"suspensions": tuple(said.get("suspensions") or ())}


@dataclass(frozen=True, kw_only=True)
class Weighing(Answering):
    """What happened, what was looked at and considered, and when somebody looks again."""

    occasion: str = ""
    looked_at: str = ""
    considered: str = ""
    change: str = ""
    next_look: date | None = None

    def told(self) -> Mapping[str, Any]:
        return super().told() | {
            "occasion": self.occasion,
            "looked_at": self.looked_at,
            "considered": self.considered,
            "change": self.change,
            "next_look": self.next_look.isoformat() if self.next_look else "",
        }

    @classmethod
    def read(cls, said: dict[str, Any]) -> dict[str, Any]:
        return super().read(said) | {"next_look": day_of(said.get("next_look"))}


@dataclass(frozen=True, kw_only=True)
class Ending(Answering):
    """That a yes is taken back."""


@dataclass(frozen=True)
class Completion:
    """What came of the help, what it teaches, and what stays behind."""

    outcome: str = ""
    lesson: str = ""
    left_behind: str = ""
