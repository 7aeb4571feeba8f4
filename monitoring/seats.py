"""Who can be told in whose stead: owners of today, and the rungs above them.

Asked once per sweep and kept, so that a thousand duties cost no more queries than one.
"""

from collections.abc import Iterable
from datetime import date

from accounts.models import Officer, Portfolio, Post
from accounts.queries import Seat, holdings_on, seats_on


class Ladders:
    """The ladders of today, read when first asked for; and who sits in which post."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._seats: dict[tuple[str, int], list[Seat]] = {}
        self._holders: dict[int, Officer] = {}

    def know(self, posts: Iterable[Post | None]) -> None:
        """Read the holders of these posts in one query."""
        wanted = {post.pk: post for post in posts if post is not None}
        for held in holdings_on(self.today, wanted.values()):
            if held.officer.is_active:
                self._holders[held.post_id] = held.officer

    def holder(self, post: Post | None) -> Officer | None:
        """Return who sits in a post that was made known, or None where nobody does."""
        return self._holders.get(post.pk) if post is not None else None

    def seated(self) -> list[int]:
        """Return the keys of the posts made known in which somebody sits."""
        return list(self._holders)

    def seats(self, framework_id: str, portfolio: Portfolio) -> list[Seat]:
        """Return the ladder of a portfolio, lowest seat first."""
        key = (framework_id, portfolio.pk)
        if key not in self._seats:
            self._seats[key] = seats_on(framework_id, portfolio, self.today)
        return self._seats[key]

    def rung(self, framework_id: str, portfolio: Portfolio, rank: int) -> Seat | None:
        """Return the lowest seat somebody sits in at this rank or above, else the lowest such."""
        above = [each for each in self.seats(framework_id, portfolio) if each.rank >= rank]
        return next((each for each in above if each.holder), above[0] if above else None)

    def climbed(
        self, framework_id: str, portfolio: Portfolio, rank: int, steps: int
    ) -> Seat | None:
        """Return the seat so many rungs above a rank, or the topmost there is."""
        seats = [each for each in self.seats(framework_id, portfolio) if each.rank >= rank]
        ranks = sorted({each.rank for each in seats})
        if not ranks:
            return None
        return self.rung(framework_id, portfolio, ranks[min(steps, len(ranks) - 1)])
