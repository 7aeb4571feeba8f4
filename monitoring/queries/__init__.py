"""What one can ask of the watch: whether help may be given, what is due, what is open."""

from monitoring.queries.alarm import Alarm, alarm_on
from monitoring.queries.authority import authority_on, has_authority
from monitoring.queries.flowing import flowing_without_authority
from monitoring.queries.needs import needs_of
from monitoring.queries.watch import (
    DutyFilter,
    cases_reached,
    conditions_unmet,
    duties_page,
    holds_standing,
    stops_standing,
    triggers_open,
)

__all__ = [
    "Alarm",
    "DutyFilter",
    "alarm_on",
    "authority_on",
    "cases_reached",
    "conditions_unmet",
    "duties_page",
    "flowing_without_authority",
    "has_authority",
    "holds_standing",
    "needs_of",
    "stops_standing",
    "triggers_open",
]
