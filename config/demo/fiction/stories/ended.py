"""Cases that came to an end: out of scope, abandoned, expired, closed."""

from __future__ import annotations

from assessments import actions as assessing
from assessments.models import Delivery
from config.demo.fiction import dangers as d
from config.demo.fiction.cast import FRAMEWORK, TRAINING, World
from config.demo.fiction.days import Story
from config.demo.fiction.prose import Matter
from config.demo.fiction.road import (
    a_yes,
    advise,
    begin,
    climb,
    decide,
    deliver,
    fresh,
    keep_up,
    make_ready,
    plan,
    start,
    submit,
    supply,
)
from config.demo.fiction.writing import write
from monitoring import actions as watching
from monitoring.verdicts import Completion


def berths_in_tarsis(world: World) -> Story:
    """Two people found that nothing is given, so nothing is to be assessed."""
    yield 210
    given = plan(
        world,
        "kofi",
        "TS",
        "navy",
        portfolio=TRAINING,
        title="Berthing agreement, Tarsis",
        summary="Our ships may lie in two harbours for a fee. Nothing is given in return.",
        starts=40,
    )
    begin(world, "kofi", given, recipient_kind=["military"], activities=["advice"])
    yield 196
    screening = assessing.screen(
        given,
        by=world.kofi,
        framework_id=FRAMEWORK,
        answers={
            "assistance_kind": "none",
            "recipient_kind": ["military"],
            "activities": ["nothing"],
            "hmg_part": ["coordinates"],
            "within_umbrella": "no",
            "has_equipment": "no",
            "conditions_refused_by_host": "no",
        },
        reasons="We first thought that pilots would be trained. The signed text has no training: "
        "fees, water and waste. A like agreement was found out of scope in 2015.",
    )
    yield 190
    assessing.agree_on_scope(
        screening,
        by=world.miriam,
        reason="I read the signed text. Nothing is given; if training is added it comes back.",
    )


def cameras_for_road_safety(world: World) -> Story:
    """Dropped after adverse advice."""
    yield 130
    given = plan(
        world,
        "priya",
        "KD",
        "traffic",
        title="Number-plate cameras, Road Safety Directorate",
        purpose=CAMERAS.objectives,
        summary="Forty cameras on two motorways, with a database of plates.",
        amount=640_000,
        starts=100,
        supplier="Ostwald Optics",
    )
    case = begin(
        world,
        "priya",
        given,
        recipient_kind=["interior"],
        activities=["equipment"],
        has_equipment="yes",
    )
    use = "Fines for speeding. The database is kept by the ministry."
    supply(world, "priya", case, ("Number-plate camera", 40, "", use))
    yield 112
    write(world, "priya", case, CAMERAS, (FOUND_BY_NAME,))
    yield 104
    submit(world, "priya", case)
    yield from _advised_against(world, case)


def _advised_against(world: World, case) -> Story:
    yield 92
    advise(
        world,
        case,
        legal={
            "concur": "non_concur",
            "reasons": "There is no law in Kadar that limits who reads the database, or for what.",
        },
        human_rights={
            "concur": "non_concur",
            "reasons": "The measure is a promise by the ministry that would break it.",
            "case_against": "It would be the first thing we gave that finds people by name.",
        },
    )
    yield 76
    assessing.abandon(
        fresh(case),
        by=world.priya,
        reason="Dropped after adverse advice: no measure was found that limits the database.",
    )


FOUND_BY_NAME = d.ASSEMBLY.but(
    before="serious",
    after="serious",
    how="Whoever drove to an assembly could be found by name.",
    measures=(d.PROMISE,),
    after_reasons="A promise does not change who may read the database.",
)
CAMERAS = Matter(
    "Deaths on two motorways fall by a third.",
    "About ninety people a year go on dying on them.",
    "Fewer deaths. Fines reach those who speed and not those who can be stopped.",
    "A civil directorate; but its database may be read by any branch of the ministry.",
    "The cameras are right for the road and wrong for the database they feed.",
)


def crowd_safety_in_odrava(world: World) -> Story:
    """A yes whose year ran out, undecided."""
    yield 430
    given = plan(
        world,
        "tomasz",
        "VL",
        "crowds",
        title="Crowd-safety planning workshops, Odrava",
        purpose=CROWDS.objectives,
        summary="Four workshops for stewards, ambulance crews and the city's engineers.",
        amount=31_000,
        starts=80,
        lasts=200,
    )
    case = begin(world, "tomasz", given, recipient_kind=["none_of_these"], activities=["advice"])
    yield from climb(world, "tomasz", case, CROWDS, (), (424, 416, 404, 398))
    yield 385
    terms = a_yes(review=200, valid=364)
    case = decide(case, "authorise", "Useful, small and safe.", terms)
    yield 370
    make_ready(world, case, "The mayor of Odrava", "Not needed.")
    case = start(world, case)
    yield 345
    deliver(world, "yuki", given, Delivery.Kind.BEGAN, "First workshop, thirty stewards.")
    yield 150
    deliver(
        world, "yuki", given, Delivery.Kind.STOPPED, "Last workshop. The engineers kept the maps."
    )


CROWDS = Matter(
    "Exits are counted before the gates are opened.",
    "The stadium goes on being filled until it is full.",
    "Nobody is crushed. Two were in 2023.",
    "A city council. The police attend and are not taught.",
    "Stewards are not police; the curriculum has no policing in it.",
)


def first_aid_with_civil_defence(world: World) -> Story:
    """Over, with what came of it and what it teaches."""
    yield 360
    given = plan(
        world,
        "priya",
        "OR",
        "civil",
        title="First-aid and rescue training, Orsa Civil Defence",
        purpose=FIRST_AID.objectives,
        summary="Twelve courses, and kit for six stations.",
        amount=84_000,
        starts=70,
        lasts=240,
    )
    case = begin(world, "priya", given, recipient_kind=["none_of_these"])
    yield from climb(world, "priya", case, FIRST_AID, (), (352, 344, 333, 328))
    yield 320
    case = decide(case, "authorise", "It saves lives and harms nobody.", a_yes(review=200))
    yield 300
    make_ready(world, case, "The director of Civil Defence", "Not needed.")
    case = start(world, case)
    yield 280
    deliver(world, "yuki", given, Delivery.Kind.BEGAN, "First course, twenty volunteers.")
    yield 125
    seen = "Reviewed with the Post: it stands, and ends before its authority does."
    keep_up(world, case, seen, kinds=("review",))
    yield from _the_last_course(world, given, case)


def _the_last_course(world: World, given, case) -> Story:
    yield 70
    deliver(world, "yuki", given, Delivery.Kind.STOPPED, "Twelfth course; the kit was handed over.")
    yield 50
    watching.complete(
        fresh(case),
        by=world.mona,
        reason="The last course is over and the kit is in its stations.",
        proposal=Completion(
            outcome="244 volunteers trained in six towns. Nine lives are known to have been saved.",
            lesson="Train instructors first: two stations lost theirs, and the courses with them.",
            left_behind="Kit in six stations, which the Post counts once a year until 2029.",
        ),
    )


FIRST_AID = Matter(
    "Somebody who can stop bleeding is within ten minutes of anybody in six towns.",
    "People go on being carried to hospital in cars.",
    "Lives are saved on every side.",
    "A civil body. It has treated people of every side in the east.",
    "Kit can be taken; it is of no use to anybody who wants to do harm.",
)


STORIES = {
    "Berths in Tarsis were found out of scope by two people.": berths_in_tarsis,
    "Number-plate cameras were dropped after adverse advice.": cameras_for_road_safety,
    "The year of the crowd-safety workshops ran out.": crowd_safety_in_odrava,
    "First-aid training is over, with its lessons.": first_aid_with_civil_defence,
}
