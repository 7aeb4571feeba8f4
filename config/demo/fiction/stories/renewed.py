"""A case that was assessed afresh after a year, and goes on."""

from __future__ import annotations

from django.utils import timezone

from assessments import actions as assessing
from assessments.models import Answer, Delivery, Mitigation, Risk
from config.demo.fiction import dangers as d
from config.demo.fiction.cast import World
from config.demo.fiction.days import Story
from config.demo.fiction.prose import Matter
from config.demo.fiction.road import (
    a_yes,
    advise,
    ahead,
    begin,
    climb,
    condition,
    countersign,
    decide,
    deliver,
    fresh,
    make_ready,
    plan,
    put,
    start,
    submit,
)


def prison_inspectorate_twinning(world: World) -> Story:
    """Reassessed after a year: the new assessment stands in the old one's place."""
    yield 440
    given = plan(
        world,
        "tomasz",
        "VL",
        "inspectorate",
        title="Prison inspectorate twinning, Velem",
        purpose=TWINS.objectives,
        summary="Inspectors of both countries inspect one another's prisons twice a year.",
        amount=150_000,
        starts=110,
        lasts=900,
    )
    case = begin(world, "tomasz", given, recipient_kind=["oversight"], activities=["advice"])
    yield from climb(world, "tomasz", case, TWINS, (d.ARREST,), (430, 420, 408, 400))
    yield 390
    case = decide(case, "authorise", REASON, a_yes(_reports(world), review=300))
    yield 372
    make_ready(world, case, "The chief inspector", "Agreed in the exchange of letters.")
    case = start(world, case)
    yield 330
    deliver(world, "yuki", given, Delivery.Kind.BEGAN, "First joint inspection, two prisons.")
    yield from _another_year(world, given, case)


def _another_year(world: World, given, case) -> Story:
    yield 100
    again = assessing.reassess(
        fresh(case),
        by=world.tomasz,
        reason="Its year ends next month, and both sides want to go on.",
    )
    yield 90
    _stand_by_it(world, again)
    assessing.begin_mitigation(fresh(again), by=world.tomasz)
    yield 86
    submit(world, "tomasz", again)
    yield 74
    advise(world, again)
    yield 70
    countersign(world, again)
    put(world, "tomasz", again)
    yield 62
    again = decide(again, "authorise", REASON, a_yes(_reports(world), review=300))
    yield 55
    make_ready(world, again, "The chief inspector", "Agreed in a second exchange of letters.")
    start(world, again)
    yield 45
    deliver(world, "yuki", given, Delivery.Kind.CONTINUES, "Third joint inspection.")


REASON = "An inspectorate that is watched by another is the best thing we support there."
TWINS = Matter(
    "Every remand prison is inspected once a year by somebody who was not told to be kind.",
    "Inspections go on, announced, by four people.",
    "People in prison are seen. Forty-one recommendations of fifty were carried out last time.",
    "Independent; its chief is named by parliament. One inspector was threatened in 2022.",
    "The danger is to those who speak to inspectors, and inspectors know how to meet it.",
)


def _reports(world: World):
    return condition(
        world,
        "yuki",
        "Each joint report is published within three months, whatever it says.",
        "The report on the inspectorate's pages.",
    )


def _stand_by_it(world: World, case) -> None:
    """Confirm, one after the other, what was carried over from the last assessment."""
    officer = world.tomasz
    for risk in Risk.objects.filter(assessment=case):
        assessing.revise_risk(risk, by=officer, confirm=True)
    for measure in Mitigation.objects.filter(risk__assessment=case):
        assessing.revise_measure(measure, by=officer, confirm=True, due_on=ahead(150))
    for held in Answer.objects.filter(assessment=case):
        assessing.confirm(case, by=officer, answer=held)
    assessing.consult(
        case,
        by=officer,
        who="The ombudsman of Velem",
        outside=True,
        on=timezone.localdate(),
        said="Prisoners speak to your inspectors more freely than to mine.",
        changed="The ombudsman's staff now come along on one inspection in three.",
    )


STORIES = {
    "The inspectorates' twinning was reassessed, and goes on.": prison_inspectorate_twinning,
}
