"""An embassy has a battalion and its instructors vetted: one is rejected, one is suspended."""

from __future__ import annotations

from assessments.models import Assistance
from config.demo.fiction import papers
from config.demo.fiction.cast import World
from config.demo.fiction.days import Story
from config.demo.fiction.offices.embassy import LAW, VETTED
from config.demo.fiction.road import advise, begin_under, countersign, plan, put, submit

SCOPE = {
    "funding": ["title22"],
    "force": ["police"],
    "purpose": ["build"],
    "sector_actor": ["provider"],
    "emergency": "no",
}


def instructors_for_a_battalion(world: World) -> Story:
    """With the director in the capital, who may let part of it go ahead and part of it not."""
    yield 38
    given = plan(
        world,
        "josephine",
        "SQ",
        "rapid branch",
        portfolio=VETTED,
        kind=Assistance.Kind.CAPACITY_BUILDING,
        currency="USD",
        fund="Title 22, security assistance",
        funder=world.post_of("josephine").organisation,
        title="Instructors of the Sundara Police: calming crowds",
        purpose="Nine detentions in ten are reviewed by a judge within two days.",
        summary="A course for instructors of a battalion and of the training branch.",
        amount=300_000,
        starts=80,
        lasts=120,
    )
    case = begin_under(world, "josephine", given, LAW, SCOPE)
    yield 5
    papers.Writing(world, "josephine", case).write(papers.read("sundara"))
    yield 4
    submit(world, "josephine", case)
    yield 2
    reasons = "Two medical reports agree with what is said of him. He takes his unit along."
    advise(world, case, human_rights={"reasons": reasons})
    countersign(world, case, "The training branch is what we asked for most.")
    put(world, "josephine", case)


STORIES = {"Instructors are vetted: one rejected, one suspended.": instructors_for_a_battalion}
