"""Who there is, office by office: at home, in a UN mission, with the Union, and at an embassy.

Every name is made up, and every address ends in .example, which nobody can own.
"""

from __future__ import annotations

from dataclasses import dataclass

from config.demo.fiction.offices import embassy, home, mission, union

ORGANISATIONS = home.ORGANISATIONS | {
    mission.MISSION: ("UMH", "mission"),
    union.PARTNERSHIP: ("BPO", "border"),
    embassy.EMBASSY: ("ESD", "embassy"),
}
PORTFOLIOS = home.PORTFOLIOS | {
    mission.SUPPORT: mission.MISSION,
    mission.BORDER: union.PARTNERSHIP,
    embassy.VETTED: embassy.EMBASSY,
}
PEOPLE = home.PEOPLE | mission.PEOPLE | union.PEOPLE | embassy.PEOPLE
RUNGS = home.RUNGS | mission.RUNGS | union.RUNGS | embassy.RUNGS


@dataclass(frozen=True, slots=True)
class Crew:
    """Who works on the cases of one portfolio: who advises, watches, and signs its letters."""

    watches: str
    signs: str
    advises: dict[str, str]


AT_HOME = Crew(
    "mona",
    "daniel",
    {
        "legal": "ingrid",
        "human_rights": "baraka",
        "ihl": "leila",
        "assurance": "miriam",
        "post": "yuki",
    },
)
_UN = {"human_rights": "nayla", "legal": "quaye"}
CREWS = {
    mission.SUPPORT: Crew("thuy", "farida", _UN),
    mission.BORDER: Crew("thuy", "pieter", _UN),
    embassy.VETTED: Crew(
        "beatriz",
        "marisol",
        {"human_rights": "imogen", "legal": "raymond", "post": "delroy"},
    ),
}


def crew_of(portfolio: str) -> Crew:
    """Return who works on the cases of a portfolio."""
    return CREWS.get(portfolio, AT_HOME)
