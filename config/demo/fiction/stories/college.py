"""A policing college in Tarsis: help that flowed before anybody asked, and the same help again."""

from __future__ import annotations

from assessments import actions as assessing
from assessments.models import Delivery
from config.demo.fiction import dangers as d
from config.demo.fiction.cast import FRAMEWORK, World
from config.demo.fiction.days import Story
from config.demo.fiction.prose import Matter, answers_of
from config.demo.fiction.register import allege
from config.demo.fiction.road import (
    begin,
    climb,
    decide,
    deliver,
    is_refused,
    plan,
)
from config.demo.fiction.writing import answer
from decisions.verdicts import Verdict
from recipients.actions import dispose


def the_college(world: World) -> Story:
    """Recorded while it was under way, refused by the minister, and flowing still."""
    yield 125
    given = plan(
        world,
        "tomasz",
        "TS",
        "college",
        title="Leadership courses at the Tarsis Police College",
        purpose=MATTER.objectives,
        summary="Visiting lecturers teach command and leadership, two weeks in every term.",
        amount=96_000,
        starts=-90,
        lasts=500,
        supplier="Calder Vale College of Policing",
    )
    what = "Lectures to forty senior officers; found out from the college's own newsletter."
    on = world.calendar.day(215)
    deliver(world, "joaquin", given, Delivery.Kind.BEGAN, what, on=on, seen_by="The mission")
    yield 118
    _is_said_to_be_academic(world, given)
    yield 110
    case = begin(world, "tomasz", given)
    yield from climb(
        world,
        "tomasz",
        case,
        MATTER,
        DANGERS,
        (98, 88, 70, 60),
        reputation={"DEMO": "high"},
        signed="For the minister to decide. I would not.",
        **ON_THE_COLLEGE,
    )
    yield 47
    _refuse(case)
    yield 12
    _goes_on(world, given)


def _goes_on(world: World, given) -> None:
    deliver(
        world,
        "joaquin",
        given,
        Delivery.Kind.CONTINUES,
        "A lecturer was seen at the college again, teaching command.",
        seen_by="The mission in Tarsis",
    )


def _refuse(case) -> None:
    decide(
        case,
        "refuse",
        "It should never have begun. Nobody can tell me what is taught, or to whom it is not.",
        Verdict(
            what_would_change_it="A curriculum we may read and publish, and nobody in the room "
            "who commands the policing of assemblies."
        ),
    )


def _is_said_to_be_academic(world: World, given) -> None:
    """Screen it as no security body's; nobody but a second person could agree, and none does."""
    screening = assessing.screen(
        given,
        by=world.tomasz,
        framework_id=FRAMEWORK,
        answers={
            "assistance_kind": "other",
            "recipient_kind": ["none_of_these"],
            "activities": ["training"],
            "hmg_part": ["coordinates"],
            "within_umbrella": "no",
            "has_equipment": "no",
            "conditions_refused_by_host": "no",
        },
        reasons="It is an academic exchange between two colleges.",
    )
    is_refused(_agree, screening, world.tomasz)


def _agree(screening, officer) -> None:
    assessing.agree_on_scope(screening, by=officer, reason="It is academic.")


ON_THE_COLLEGE = {
    "legal": {
        "reasons": "Lawful only if what is taught is kept from those who break up assemblies."
    },
    "human_rights": {
        "concur": "non_concur",
        "reasons": "Graduates commanded the lines twice. Nobody knows what is taught.",
        "case_against": "We would teach command to those who command what we condemn.",
    },
}
MATTER = Matter(
    "Senior officers lead by consent and not by fear.",
    "The lectures stop; the college buys others.",
    "Officers who have heard of consent may one day use it.",
    "The college belongs to the Ministry of Internal Affairs. Its graduates command every line.",
    "No measure was found that keeps command from those who command assemblies.",
    reputation="Two newspapers have asked what is taught. The lecturers cannot say.",
    associates="The ministry above the college named it first among its partners in its report.",
)
DANGERS = (
    d.ASSEMBLY.but(
        before="serious",
        after="serious",
        how="Command that is taught here is used on the lines that break up assemblies.",
        evidence="Graduates commanded the lines at two assemblies last year.",
        measures=(d.CURRICULUM,),
        after_reasons="The curriculum may not be read by us, so nothing about it can be promised.",
        sources=("telegram",),
    ),
    d.FORCE,
)


def the_second_supplier(world: World) -> Story:
    """The same purpose through somebody else meets the refusal before."""
    yield 16
    given = plan(
        world,
        "priya",
        "TS",
        "college",
        title="Leadership exchange for senior officers, Tarsis",
        purpose=EXCHANGE.objectives,
        summary="A company takes senior officers abroad for a month of leadership.",
        amount=71_000,
        starts=110,
        supplier="Meridian Learning Ltd",
    )
    case = begin(world, "priya", given)
    yield 10
    first = dict(list(answers_of(EXCHANGE, "TS").items())[:9])
    answer(case, world.priya, first)


EXCHANGE = Matter(
    "Senior officers see how others lead.",
    "They go elsewhere.",
    "They meet people who disagree with them.",
    "As in the case before it.",
    "",
)


def vehicles_at_the_crossing(world: World) -> Story:
    """Seen on the road, and in nobody's register until then."""
    yield 11
    given = plan(
        world,
        "tomasz",
        "OR",
        "eastern",
        title="Vehicles for the Eastern Border Command",
        summary="Twelve vehicles bought through a third country, said to be ours.",
        starts=-30,
    )
    deliver(
        world,
        "yuki",
        given,
        Delivery.Kind.BEGAN,
        "Twelve vehicles with our mark on the doors, at Tel Harun.",
        on=world.calendar.day(19),
        seen_by="The defence section of the Post",
    )


def an_old_allegation(world: World) -> Story:
    """What was said of the college long ago, and what was made of it."""
    yield 430
    allegation = allege(
        world,
        "mona",
        "college",
        ("telegram",),
        violation="assembly broken up by force",
        says="Officers trained at the college commanded lines that broke up a peaceful assembly.",
        happened="2025-05",
        place="The square before the university",
        standard="reliable",
    )
    yield 424
    dispose(
        allegation,
        by=world.mona,
        disposition="Kept open for the next assessment of any help to the college.",
        standard="credible",
    )


STORIES = {
    "A policing college was taught without an assessment; the minister refused it.": the_college,
    "The same purpose comes back through a second supplier.": the_second_supplier,
    "Vehicles were seen at a crossing.": vehicles_at_the_crossing,
    "An allegation against the college was weighed.": an_old_allegation,
}
