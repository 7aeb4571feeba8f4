"""Help by the armed forces: watched, continued after a review, and stopped in one part."""

from __future__ import annotations

from django.utils import timezone

from assessments.models import Delivery
from casework.files import CaseFile
from config.demo.fiction import dangers as d
from config.demo.fiction.cast import TRAINING, World
from config.demo.fiction.days import Story
from config.demo.fiction.prose import Matter
from config.demo.fiction.road import (
    a_yes,
    ahead,
    begin,
    climb,
    condition,
    decide,
    deliver,
    fresh,
    keep_up,
    make_ready,
    plan,
    start,
)
from monitoring import actions as watching
from monitoring.verdicts import Stop, Weighing


def mine_clearance(world: World) -> Story:
    """Under watch; it goes on after a review, but for one company."""
    yield 280
    given = plan(
        world,
        "kofi",
        "OR",
        "engineers",
        portfolio=TRAINING,
        title="Mine-clearance instructors, Orsa Engineer Regiment",
        purpose=MINES.objectives,
        summary="Eight instructors teach clearing by hand, and the marking of what is not cleared.",
        amount=118_000,
        starts=75,
        lasts=320,
    )
    case = begin(world, "kofi", given, recipient_kind=["military"])
    dangers = (CONFLICT,)
    yield from climb(world, "kofi", case, MINES, dangers, (270, 258, 244, 238))
    yield 231
    terms = a_yes(
        condition(world, "kofi", "No explosives are given.", "The list of what was shipped."),
        review=300,
        valid=350,
    )
    case = decide(case, "authorise", "It clears fields that children cross.", terms)
    yield 206
    make_ready(world, case, "The commander of the Engineer Regiment", "Shipping list, counted.")
    case = start(world, case)
    yield 196
    deliver(world, "yuki", given, Delivery.Kind.BEGAN, "First course, thirty engineers.")
    yield 125
    keep_up(world, case, "Counted with the Post: forty detectors, forty there.")
    yield from _goes_on_in_part(world, case)


def _goes_on_in_part(world: World, case) -> Story:
    yield 62
    watching.suspend_part(
        fresh(case),
        by=world.samir,
        reason="That company was placed under the eastern command, which is in the fighting.",
        proposal=Stop(
            recipient=None,
            part="The company stationed at Tel Harun",
            reason_codes=("rights", "security"),
            impact="Two villages wait; a charity clears the paths to their wells.",
            resumption_test="The company is back under the regiment, and its roster is shown.",
            in_fact_from=timezone.localdate(),
        ),
        reauthenticated_at=timezone.now(),
    )
    yield 24
    _reviewed(world, case)


def _reviewed(world: World, case) -> None:
    duties = [each for each in CaseFile(fresh(case)).obligations if each.done_on is None]
    watching.report(
        fresh(case),
        by=world.mona,
        obligation=next(each for each in duties if each.form == "mitigation_progress"),
        from_on=world.calendar.day(196),
        to_on=timezone.localdate(),
        seen="Three fields visited. 71 mines lifted, none kept.",
        use="As planned, but for the company at Tel Harun, which gets nothing.",
        harm="One engineer lost a hand. Nobody else was hurt.",
        measures="The counting holds.",
    )
    watching.continue_on(
        fresh(case),
        by=world.samir,
        reason="The fields are cleared and nothing is kept. The one company stays out.",
        proposal=Weighing(
            occasion="The half-yearly report.",
            looked_at="The report of this week, and the count of the detectors.",
            considered="To stop would leave four fields half marked, which is worse than unmarked.",
            next_look=ahead(90),
        ),
        reauthenticated_at=timezone.now(),
    )


MINES = Matter(
    "Nine fields and the paths between them are safe to walk by the end of the season.",
    "Eleven people a year go on losing a leg, most of them children.",
    "Children walk to school. What is lifted is destroyed the same day.",
    "The regiment lays no mines; a company of it did in 2019, under another command.",
    "What is taught is of no use to anybody who wants to lay them.",
)
CONFLICT = d.Danger(
    "IHL",
    "serious",
    "possible",
    "Engineers who clear paths could clear them for an attack.",
    "People in villages on the line.",
    "In 2019 a company was lent to the eastern command and laid mines by a school.",
    (d.SERIALS, d.EXCLUDE),
    "Counting shows where detectors are; the company that was lent is left out.",
    ("ihl",),
)
STORIES = {"Mine clearance goes on, but for one company.": mine_clearance}
