"""Cases with a yes: one not begun, one under watch."""

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
from decisions import actions as deciding
from monitoring import actions as watching


def crime_scene_courses(world: World) -> Story:
    """A yes on three conditions, one of them shown to be met."""
    yield 75
    given = plan(
        world,
        "tomasz",
        "VL",
        "scene",
        title="Crime-scene management courses, Velem",
        purpose=SCENES.objectives,
        summary="Four courses for eighty officers of the Crime Scene Department.",
        amount=121_000,
        starts=100,
    )
    case = begin(world, "tomasz", given)
    dangers = (d.ILL_TREATMENT.but(sources=("committee",), measures=(d.EXCLUDE, d.RECORDS)),)
    yield from climb(world, "tomasz", case, SCENES, dangers, (66, 58, 40, 30))
    yield 12
    reason = "Those trained here hold nobody, and the units we worry about are left out."
    case = decide(case, "authorise", reason, _terms_of_the_courses(world))
    yield 4
    orders = CaseFile(case).conditions[2]
    deciding.evidence_condition(
        orders,
        by=world.morag,
        on=timezone.localdate(),
        proof="Orders of the chief instructor, signed by all six; scan with the Post.",
    )


def _terms_of_the_courses(world: World):
    return a_yes(
        condition(
            world,
            "tomasz",
            "Three regional units are left out, checked by roster before each course.",
            "The signed roster of the first course.",
            due=30,
        ),
        condition(
            world,
            "yuki",
            "The complaints body has the names of those who are trained.",
            "Its receipt.",
            due=21,
        ),
        condition(
            world,
            "morag",
            "Instructors leave the room if a live case is discussed.",
            "The instructors' orders, signed.",
            due=25,
        ),
        condition(
            world,
            "yuki",
            "Deaths in custody in the three regions are reported each quarter.",
            "The quarterly figures.",
            due=90,
            kind="continuing",
        ),
        valid=300,
    )


SCENES = Matter(
    "What is found at a scene reaches the court as it was found.",
    "Courts go on throwing out one case in five for broken seals.",
    "Fewer people are convicted on what nobody can check.",
    "No complaint in three years. Its head came from the prosecution.",
    "A serious risk exists in the force; those trained here hold nobody.",
)


def family_protection_desks(world: World) -> Story:
    """Under watch: a report is late, and something has happened that must be weighed."""
    yield 300
    given = plan(
        world,
        "priya",
        "OR",
        "families",
        title="Family protection desks, Orsa",
        purpose=DESKS.objectives,
        summary="Eleven desks, and courses for the women who will sit at them.",
        amount=305_000,
        starts=70,
        lasts=330,
    )
    case = begin(world, "priya", given)
    climbing = climb(
        world,
        "priya",
        case,
        DESKS,
        (d.FAMILIES,),
        (292, 284, 272, 266),
        reputation={"PERS": "medium"},
    )
    yield from climbing
    yield from _desks_open(world, given, case)


def _desks_open(world: World, given, case) -> Story:
    yield 259
    terms = a_yes(
        condition(
            world,
            "yuki",
            "Each shelter has agreed in writing to the desk nearest to it.",
            "Eleven letters.",
        ),
        review=270,
    )
    reason = "It is asked for by those it is for, and it opens desk by desk."
    case = decide(case, "authorise", reason, terms)
    yield 240
    make_ready(world, case, "The chief of the Orsa Police Service", "Eleven letters, at the Post.")
    case = start(world, case)
    yield 228
    began = "The first four desks opened."
    deliver(world, "yuki", given, Delivery.Kind.BEGAN, began, seen_by="The Post")
    yield 144
    keep_up(world, case, "Names cleared for eleven desks; nine shelters agree. List at the Post.")
    yield 120
    _reported(world, case)
    yield 6
    _an_allegation(world)


def _reported(world: World, case) -> None:
    watching.report(
        fresh(case),
        by=world.mona,
        from_on=world.calendar.day(228),
        to_on=timezone.localdate(),
        seen="Seven desks visited by the Post, two without notice. 412 complaints in four months.",
        use="As planned. One desk was used by the traffic branch for a week; it was told to leave.",
        harm="One woman was sent home by a desk that had no shelter near it. She is safe.",
        measures="The shelters' letters hold in nine places of eleven.",
    )


def _an_allegation(world: World) -> None:
    keep_source(world, "nurse", dated=f"{world.calendar.day(7):%Y-%m}")
    allege(
        world,
        "yuki",
        "orsapolice",
        ("nurse",),
        violation="ill-treatment in custody",
        says="Four men held after a strike were beaten on the soles of their feet by officers of "
        "the service, in the yard of the central station.",
        happened=f"{world.calendar.day(9):%Y-%m}",
        place="The central station of the capital",
        standard="credible",
        restricted=True,
    )


DESKS = Matter(
    "A woman who comes to any of eleven offices is heard by a woman, alone, the same day.",
    "She goes on being heard at the counter, before her husband.",
    "Complaints are made and kept. Shelters know whom to call.",
    "The unit is two years old. Its officers were chosen by an outside panel.",
    "The danger is of sending people back; each desk opens only when the shelter agrees.",
)


STORIES = {
    "Crime-scene courses have a yes, and two conditions to meet.": crime_scene_courses,
    "Family protection desks are watched; a report is late.": family_protection_desks,
}
