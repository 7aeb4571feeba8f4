"""Yes, no, or yes-if: who decided what, on what, by what right, and what must come first."""

from decisions.models.decision import BarOverride, Decision
from decisions.models.pending import PendingDecision, PendingImport
from decisions.models.scan import Scan
from decisions.models.signature import Signature
from decisions.models.terms import Communication, Condition, Coverage
from decisions.models.way import WayTaken

__all__ = [
    "BarOverride",
    "Communication",
    "Condition",
    "Coverage",
    "Decision",
    "PendingDecision",
    "PendingImport",
    "Scan",
    "Signature",
    "WayTaken",
]
