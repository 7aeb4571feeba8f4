"""A UN mission and three battalions: one left out of the yes, and one stopped in part.

Everything rests on the policy's own paragraphs: the finding of 16 and 17, the commander of 12 and
19, the intercession of 26 with its clock, the stop of 27.
"""

from __future__ import annotations

from django.utils import timezone

from assessments.models import Assistance, Delivery
from casework.files import CaseFile
from config.demo.fiction import papers
from config.demo.fiction.cast import World
from config.demo.fiction.days import Story
from config.demo.fiction.register import allege
from config.demo.fiction.road import (
    advise,
    ahead,
    countersign,
    decide,
    deliver,
    fresh,
    keep_up,
    make_ready,
    put,
    send,
    start,
    submit,
)
from config.demo.fiction.stories.himari import ask_for, begin_with_it
from decisions.verdicts import ProposedCondition, ProposedFinding, Verdict
from monitoring import actions as watching
from monitoring.verdicts import Stop
from recipients import actions as register
from recipients.models import Intercession

CONCURS = (ProposedFinding(question="un.16", value="no"),)


def fuel_for_three_battalions(world: World) -> Story:
    """Three asked for it, two may have it, and one of these has lost it for an operation."""
    yield 62
    given = ask_for(
        world,
        "firstmountain secondmountain thirdmountain",
        title="Fuel and rations for patrols in the north of Himari",
        purpose="People reach the market and the hospital on both roads.",
        summary="Fuel, rations and water for patrols of three mountain battalions.",
        amount=410_000,
        starts=24,
        lasts=60,
    )
    case = begin_with_it(world, given)
    yield 58
    papers.Writing(world, "solange", case).write(papers.read("himari"))
    yield 56
    submit(world, "solange", case)
    yield 51
    reasons = "The teams choose the patrols they go on. That is what makes it possible."
    advise(world, case, human_rights={"reasons": reasons})
    countersign(world, case, "The depot can keep the book.")
    put(world, "solange", case)
    yield from _two_of_three(world, given, case)


def _two_of_three(world: World, given: Assistance, case) -> Story:
    yield 46
    terms = Verdict(
        review_on=ahead(60),
        valid_until=ahead(88),
        findings=CONCURS,
        excluded=(world.recipients["thirdmountain"].pk,),
        conditions=(
            ProposedCondition(
                says="The depot's book is open to the human rights teams on every day.",
                owner=world.post_of("solange"),
                proof="The order of the Northern Command, and a photograph of the book.",
                due_on=ahead(8),
            ),
        ),
    )
    reason = "Two battalions, with the teams along. The third gets nothing while he commands it."
    case = decide(case, "authorise", reason, terms)
    yield 40
    make_ready(world, case, "The minister of defence", "Order 9 of the command; photograph.")
    start(world, case)
    send(world, case, "k18", "Embassies in the capital, at the monthly meeting")
    yield 38
    deliver(world, "solange", given, Delivery.Kind.BEGAN, "First fuel for both battalions.")
    yield 33
    keep_up(world, case, "Nothing went to the third battalion; teams chose four patrols of eleven.")
    yield 16
    _reported(world, case)
    yield from _a_village_is_searched(world, given, fresh(case))


def _reported(world: World, case) -> None:
    duties = [each for each in CaseFile(fresh(case)).obligations if each.done_on is None]
    watching.report(
        fresh(case),
        by=world.thuy,
        obligation=next(each for each in duties if each.form == "monitoring_report"),
        from_on=world.calendar.day(38),
        to_on=timezone.localdate(),
        seen="Eleven patrols, four with teams. Nobody was held at the road blocks that were seen.",
        use="As planned: 9,200 litres, all in the depot's book.",
        harm="The women's network tells of night searches above the lower pass.",
        measures="The book is open. The teams go along by day, and the searches are at night.",
    )


def _a_village_is_searched(world: World, given: Assistance, case) -> Story:
    yield 13
    allegation = allege(
        world,
        "nayla",
        "firstmountain",
        ("profiles",),
        violation="Killing of two men during a search",
        code="extrajudicial_killing",
        says="Soldiers of the first battalion searched a village above the pass at night. Two men "
        "were led away and found dead at the river. Five people say so, apart from each other.",
        happened=f"{world.calendar.day(15):%Y-%m-%d}",
        place="Above the lower pass",
        standard="grounds_believe",
        continuing=True,
    )
    yield 10
    register.intercede(
        by=world.nayla,
        allegations=[allegation],
        how=Intercession.How.ORAL,
        on=timezone.localdate(),
        told_by="The Special Representative",
        told="The minister of defence",
        place="The ministry",
        asked="That the searches end, and that the prosecutor is let into the village.",
        answer_due=ahead(14),
    )
    yield 8
    _searches_get_no_fuel(world, case)
    deliver(world, "solange", given, Delivery.Kind.CONTINUES, "Fuel for the second battalion only.")
    yield 3
    send(world, case, "k27", "The minister of defence", "Note verbale, stamped on receipt.")


def _searches_get_no_fuel(world: World, case) -> None:
    watching.suspend_part(
        fresh(case),
        by=world.farida,
        reason="Two men are dead, and we believe those who say who took them.",
        proposal=Stop(
            recipient=world.recipients["firstmountain"],
            part="Night searches above the lower pass",
            reason_codes=("rights",),
            impact="The lower road is patrolled by day alone; the clinic has been warned.",
            resumption_test="The prosecutor has been in the village, and those who led the search "
            "are out of command.",
            in_fact_from=timezone.localdate(),
            triggers=tuple(each.pk for each in CaseFile(fresh(case)).open_triggers),
        ),
        reauthenticated_at=timezone.now(),
    )


STORIES = {
    "Fuel for three battalions: one left out, one stopped in part.": fuel_for_three_battalions,
}
