"""Help that was stopped: held by a duty officer, suspended by a director."""

from __future__ import annotations

from django.utils import timezone

from assessments.models import Delivery
from casework.files import CaseFile
from config.demo.fiction import dangers as d
from config.demo.fiction.cast import World
from config.demo.fiction.days import Story
from config.demo.fiction.prose import Matter
from config.demo.fiction.register import allege, keep_source
from config.demo.fiction.road import (
    a_yes,
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
from monitoring.verdicts import Stop


def close_protection_for_the_guard(world: World) -> Story:
    """Held by the duty officer two days ago."""
    yield 170
    given = plan(
        world,
        "tomasz",
        "OR",
        "guard",
        title="Close-protection courses, Presidential Guard of Orsa",
        purpose=MOTORCADES.objectives,
        summary="Three courses in defensive driving and close protection, without weapons.",
        amount=97_000,
        starts=75,
    )
    case = begin(world, "tomasz", given, recipient_kind=["military"])
    dangers = (d.FORCE.but(before="serious"), d.ASSEMBLY)
    yield from climb(world, "tomasz", case, MOTORCADES, dangers, (160, 150, 138, 131))
    yield 125
    terms = a_yes(
        condition(
            world,
            "morag",
            "The curriculum leaves out weapons and crowds.",
            "The curriculum, signed by both sides.",
        )
    )
    case = decide(case, "authorise", "Driving saves lives at the roadside.", terms)
    yield 104
    make_ready(world, case, "The commander of the Presidential Guard", "Curriculum, signed twice.")
    case = start(world, case)
    yield 90
    deliver(world, "yuki", given, Delivery.Kind.BEGAN, "First course, eighteen guards.")
    yield from _is_held(world, case)


def _is_held(world: World, case) -> Story:
    yield 14
    keep_up(world, case, "Eighteen names cleared; the curriculum was kept to. Seen by the Post.")
    yield 2
    watching.hold(
        fresh(case),
        by=world.dana,
        why="Overnight the guard is said to have fired on a crowd at the palace gate. Four people "
        "are in hospital. Nobody was reached at the Post before midnight.",
    )


MOTORCADES = Matter(
    "Those who are protected are moved without closing streets or pushing crowds.",
    "A neighbour teaches the same with weapons, and no syllabus.",
    "Fewer people are hurt at the roadside: eleven last year.",
    "Not party to the fighting in the east. Two complaints about motorcades, both settled.",
    "The danger is in the crowd, and crowds are left out of the curriculum.",
)


def patrols_with_the_coast_guard(world: World) -> Story:
    """Suspended, with a stated test for resuming."""
    yield 250
    given = plan(
        world,
        "priya",
        "KD",
        "coastguard",
        title="Maritime patrol mentoring, Kadar Coast Guard",
        purpose=PATROLS.objectives,
        summary="Two mentors sail with the cutters for a year.",
        amount=268_000,
        starts=70,
        lasts=300,
    )
    case = begin(world, "priya", given, recipient_kind=["border"])
    turned_back = d.ARREST.but(
        code="REFOUL",
        before="serious",
        how="Better patrols could also turn back people who have a right to ask for protection.",
        who="People who leave by sea.",
        evidence="Two reports of boats turned back.",
        measures=(d.VISITS, d.CURRICULUM),
        sources=(),
    )
    yield from climb(world, "priya", case, PATROLS, (turned_back,), (240, 230, 215, 207))
    yield 200
    terms = a_yes(
        condition(
            world,
            "joaquin",
            "A mentor may be aboard any cutter without notice.",
            "The standing order of the Coast Guard.",
        ),
        review=240,
    )
    case = decide(case, "authorise", "Mentors aboard are worth more than any promise.", terms)
    yield from _sails(world, given, case)


def _sails(world: World, given, case) -> Story:
    yield 182
    make_ready(world, case, "The Director General of the Coast Guard", "Standing order 14.")
    case = start(world, case)
    yield 175
    deliver(world, "joaquin", given, Delivery.Kind.BEGAN, "The mentors sailed with two cutters.")
    yield 92
    keep_up(world, case, "Two voyages without notice, log pages copied; curriculum as agreed.")
    yield from _a_boat_is_left(world, given, case)


def _a_boat_is_left(world: World, given, case) -> Story:
    yield 52
    keep_source(world, "harbour", dated=f"{world.calendar.day(53):%Y-%m-%d}")
    allege(
        world,
        "mona",
        "coastguard",
        ("harbour",),
        violation="people turned back at sea",
        says="Fishermen say that a cutter towed a boat with thirty people out to sea and left it.",
        happened=f"{world.calendar.day(55):%Y-%m-%d}",
        place="Off Port Saman",
        standard="reliable",
    )
    yield 46
    watching.report(
        fresh(case),
        by=world.mona,
        from_on=world.calendar.day(175),
        to_on=timezone.localdate(),
        seen="The mentors were kept ashore on the two nights after the fishermen's report.",
        use="Not known for those nights.",
        harm="Thirty people are said to have been left at sea.",
        measures="The standing order was not kept.",
        access_refused=True,
    )
    yield 41
    _suspend(world, fresh(case))
    deliver(world, "joaquin", given, Delivery.Kind.STOPPED, "The mentors left the cutters.")


PATROLS = Matter(
    "Boats are stopped by the book: lights, hail, wait, board.",
    "Crews go on learning from one another.",
    "People aboard are treated as people to be rescued first.",
    "One boat turned back in 2024; the captain was retired.",
    "Mentors aboard see what happens, which is the strongest measure there is.",
)


def _suspend(world: World, case) -> None:
    watching.suspend(
        case,
        by=world.sunniva,
        reason="Access was refused on the two nights that mattered, after a report we believe.",
        proposal=Stop(
            reason_codes=("rights",),
            impact="Two rescue patrols a week fall away until crews are found; the harbour master "
            "has been told, and fishermen warned by radio.",
            resumption_test="The log of the cutter for both nights is shown to us whole, the "
            "captain is questioned by somebody outside the Coast Guard, and a mentor sails "
            "without notice within a week of asking.",
            public_line="Mentoring with the Kadar Coast Guard is suspended while a report is "
            "looked into.",
            in_fact_from=timezone.localdate(),
            triggers=tuple(each.pk for each in CaseFile(case).open_triggers),
        ),
        reauthenticated_at=timezone.now(),
    )


STORIES = {
    "Close-protection courses are on hold.": close_protection_for_the_guard,
    "Patrols with the coast guard are suspended.": patrols_with_the_coast_guard,
}
