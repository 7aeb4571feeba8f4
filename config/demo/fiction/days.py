"""The days of the made-up world: its stories happen in the order of the calendar.

A story is a generator. It yields how many days ago its next part happens, and does that part
when it is asked to go on. The stories are told together, the oldest part first, so that the
ledger reads forward in time and references are numbered as they would have been.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta, tzinfo

from django.utils import timezone

Story = Iterator[int]
OFFICE_OPENS = time(8, 40)
BETWEEN_ACTS = timedelta(minutes=17)


class Calendar:
    """A clock that stands on the day a story is being told of, and moves on a little each time.

    Everything in Heed asks `django.utils.timezone` what time it is, and that module asks
    `datetime`. While the world is made, and only then, it is given one that lives in the past.
    """

    def __init__(self) -> None:
        self.real_now = datetime.now(tz=timezone.get_default_timezone())
        self.now = self.real_now

    def turn_to(self, days_ago: int) -> None:
        """Go to that day: to some time of it, or on from where it has got to already."""
        day = self.real_now.date() - timedelta(days=days_ago)
        morning = datetime.combine(day, OFFICE_OPENS, tzinfo=self.real_now.tzinfo)
        morning += timedelta(minutes=days_ago * 37 % 300)  # nobody acts at the same time each day
        later = self.now + BETWEEN_ACTS if self.now.date() == day else morning
        self.now = min(later, self.real_now)

    def tick(self) -> datetime:
        """Return the moment it is, a few seconds after the last time somebody asked."""
        self.now = min(self.now + timedelta(seconds=1), self.real_now)
        return self.now

    def day(self, days_ago: int) -> date:
        """Return the day that was so many days ago; fewer than none is a day to come."""
        return self.real_now.date() - timedelta(days=days_ago)

    @contextmanager
    def kept(self) -> Iterator[Calendar]:
        """Let everything that asks the time ask this calendar, for as long as the block lasts."""
        real, calendar = timezone.datetime, self

        class ToldTime(real):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> datetime:
                return calendar.tick().astimezone(tz)

        timezone.datetime = ToldTime
        try:
            yield self
        finally:
            timezone.datetime = real


def tell(stories: dict[str, Story], calendar: Calendar, say: Callable[[str], None]) -> None:
    """Tell all stories together, the oldest part of any of them first.

    Each title is said when its story has come to its end, or to today.
    """
    waiting: list[tuple[int, int, str, Story]] = []
    calendar.now = calendar.real_now - timedelta(days=5000)
    for number, (title, story) in enumerate(stories.items()):
        _go_on(waiting, number, title, story, say)
    while waiting:
        minus_days, number, title, story = heapq.heappop(waiting)
        calendar.turn_to(-minus_days)
        _go_on(waiting, number, title, story, say)


def _go_on(
    waiting: list[tuple[int, int, str, Story]],
    number: int,
    title: str,
    story: Story,
    say: Callable[[str], None],
) -> None:
    days_ago = next(story, None)
    if days_ago is None:
        say(title)
    else:
        heapq.heappush(waiting, (-days_ago, number, title, story))
