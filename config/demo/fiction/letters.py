"""The letters an office sends when its decisions make it owe them, and the one it has not sent."""

from __future__ import annotations

from casework.files import CaseFile
from config.demo.fiction.cast import World
from config.demo.fiction.road import send
from monitoring.models import Obligation

# Nobody has written to the coast guard since the mentors left: the watch of that case says so.
UNWRITTEN = {
    "rule": "suspended_notice",
    "assessment__assistance__title": "Maritime patrol mentoring, Kadar Coast Guard",
}
TOLD = {
    "recipient_authority": "The head of the force, by letter",
    "ministers_office": "The private offices of the ministers concerned",
    "interested_departments": "Every department with a part in help there",
    "states_and_partners": "Embassies in the capital, at the monthly meeting",
}


def letters_go_out(world: World) -> None:
    """Send every letter that is owed today, but the one nobody has thought of."""
    owed = Obligation.objects.filter(comes_from=Obligation.From.OWED, done_on=None)
    owed = owed.exclude(**UNWRITTEN)
    for row in owed.select_related("assessment__assistance", "assessment__portfolio"):
        letters = CaseFile(row.assessment).framework.communications
        to = next(letter.to for letter in letters if letter.id == row.rule)
        send(world, row.assessment, row.rule, TOLD[to], "Copy on the file.")
