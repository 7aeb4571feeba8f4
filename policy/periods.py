"""Spans of time as frameworks write them (P5D, P6M, P1Y), and the dates they lead to."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from policy.words import _

PATTERN = re.compile(r"^P(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,3})W)?(?:(\d{1,5})D)?$")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of calendar time: months and days, as a policy states it."""

    months: int = 0
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 period, or raise ValueError with a sentence."""
        found = PATTERN.match(str(text))
        if not found or not any(found.groups()):
            raise ValueError(
                _("“{text}” is not a period. Write one like P5D, P3M or P1Y.").format(text=text)
            )
        years, months, weeks, days = (int(part or 0) for part in found.groups())
        return cls(years * 12 + months, weeks * 7 + days)

    def after(self, day: date) -> date:
        """The day this much later; the last of the month where the month is too short."""
        return self._moved(day, 1)

    def before(self, day: date) -> date:
        """The day this much earlier."""
        return self._moved(day, -1)

    def _moved(self, day: date, sign: int) -> date:
        index = day.year * 12 + day.month - 1 + sign * self.months
        year, month = divmod(index, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, last)) + timedelta(days=sign * self.days)

    def words(self) -> str:
        """The period as people say it: “1 year”, “6 months”, “5 days”."""
        years, months = divmod(self.months, 12)
        said = [
            _counted(years, _("1 year"), _("{n} years")),
            _counted(months, _("1 month"), _("{n} months")),
            _counted(self.days, _("1 day"), _("{n} days")),
        ]
        return " ".join(part for part in said if part) or _("at once")

    def __str__(self) -> str:
        years, months = divmod(self.months, 12)
        said = f"{f'{years}Y' if years else ''}{f'{months}M' if months else ''}"
        return f"P{said}{self.days}D" if self.days or not said else f"P{said}"


def _counted(number: int, one: str, many: str) -> str:
    return "" if not number else one if number == 1 else many.format(n=number)
