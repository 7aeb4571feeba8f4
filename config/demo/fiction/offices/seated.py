"""How an office of the made-up world is seated: who sits in which post, and which posts sign."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.roles import Role

Rung = tuple[str, str, int]  # whose law, the level by its id, and its height


@dataclass(frozen=True, slots=True)
class Seated:
    """One person: their name, the post they sit in, whose it is, and their roles where."""

    name: str
    title: str
    organisation: str
    roles: tuple[Role, ...]
    portfolios: tuple[str, ...] = ("Security assistance",)
    time_zone: str = "Europe/London"
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Office:
    """An office in one place, whose people all work on one portfolio."""

    name: str
    portfolio: str
    time_zone: str

    def seat(self, name: str, title: str, role: Role, *, also=(), language="en") -> Seated:
        """Seat somebody here, who may work on other offices' portfolios, too."""
        portfolios = (self.portfolio, *also)
        return Seated(name, title, self.name, (role,), portfolios, self.time_zone, language)


def ladder(law: str, **titles: str) -> dict[str, Rung]:
    """Return the rungs of a law's ladder from the lowest up, by the title of the post on each."""
    return {
        title: (law, level, rank) for rank, (level, title) in enumerate(titles.items(), start=1)
    }
