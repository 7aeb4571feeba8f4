"""What stands in a record, as people read it. Every value comes from a sealed part."""

from decisions.record.view.assessed import (
    Allegation,
    Consulted,
    Measure,
    Recipient,
    Risk,
    Said,
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
from decisions.record.view.whole import Record

__all__ = [
    "Act",
    "Advice",
    "Allegation",
    "Bar",
    "Condition",
    "Consulted",
    "Covered",
    "Earlier",
    "Fact",
    "Measure",
    "Person",
    "Reason",
    "Recipient",
    "Record",
    "Risk",
    "Said",
    "Section",
    "Signature",
    "Source",
    "Withheld",
]
