"""Days on which offices are open: what clocks on advice count in."""

from datetime import date, timedelta
from functools import lru_cache

import holidays
from django.conf import settings

from policy.periods import Period


@lru_cache(maxsize=8)
def _closed(place: str):
    """Return the public holidays of the operator's own country (`WORKING_DAYS_OF`)."""
    country, _dot, part = place.partition("-")
    return holidays.country_holidays(country, subdiv=part or None)


def is_working_day(day: date) -> bool:
    """Say whether offices are open that day."""
    place = getattr(settings, "WORKING_DAYS_OF", "GB-ENG")
    return day.weekday() < 5 and day not in _closed(place)


def working_days_after(day: date, count: int) -> date:
    """Return the day this many working days later."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def due_after(day: date, period: Period) -> date:
    """Return when something is due: months by the calendar, days as days offices are open."""
    return working_days_after(Period(months=period.months).after(day), period.days)
