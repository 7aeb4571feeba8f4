"""One help under the UN's and the EU's policies: each judges for itself, and both must permit."""

from __future__ import annotations

from assessments.models import Assistance
from config.demo.fiction import papers
from config.demo.fiction.cast import World
from config.demo.fiction.days import Story
from config.demo.fiction.offices import mission, union
from config.demo.fiction.offices.mission import BORDER
from config.demo.fiction.road import (
    advise,
    ahead,
    begin_under,
    countersign,
    decide,
    is_refused,
    plan,
    put,
    start,
    submit,
)
from decisions.verdicts import Verdict

UN = {
    "provider_kind": "agency",
    "recipient_kind": ["national_force"],
    "support_kind": ["capacity"],
    "channel": ["direct"],
    "exclusion": ["none"],
    "enhances_operations": "yes",
}
EU = {
    "instrument": ["csdp_civ"],
    "recipient": ["security_force"],
    "activities": ["training", "advice"],
    "has_equipment": "no",
}


def officers_at_the_gates(world: World) -> Story:
    """The Union has said yes; the task force of the UN has it on its table."""
    yield 44
    given = plan(
        world,
        "eirini",
        "TX",
        "gates",
        portfolio=BORDER,
        kind=Assistance.Kind.CAPACITY_BUILDING,
        currency="EUR",
        fund="Border programme",
        funder=world.post_of("eirini").organisation,
        title="Training for officers at the eastern gates of Thalassia",
        purpose="People who cross are searched by the book, and can complain.",
        summary="An eight-week course for forty officers, and advice to their inspectorate.",
        amount=185_000,
        starts=75,
        lasts=60,
    )
    eu = begin_under(world, "eirini", given, union.LAW, EU)
    un = begin_under(world, "eirini", given, mission.LAW, UN)
    yield 36
    papers.Writing(world, "eirini", eu).write(papers.read("thalassia"))
    yield 34
    submit(world, "eirini", eu)
    yield 27
    advise(world, eu)
    put(world, "eirini", eu)
    yield 21
    terms = Verdict(review_on=ahead(90), valid_until=ahead(170))
    decide(eu, "authorise", "Every factor is low, and the traders were asked first.", terms)
    yield 19
    is_refused(start, world, eu)
    yield from _under_the_un(world, un)


def _under_the_un(world: World, un) -> Story:
    yield 16
    papers.Writing(world, "eirini", un).write(papers.read("gates"))
    yield 14
    submit(world, "eirini", un)
    yield 6
    advise(world, un)
    countersign(world, un)
    put(world, "eirini", un)


STORIES = {"The Union has permitted a course, and the UN has yet to.": officers_at_the_gates}
