"""Cases being written, or written again: nobody has been asked to decide them yet."""

from __future__ import annotations

from assessments import actions as assessing
from assessments.models import Risk
from config.demo.fiction import dangers as d
from config.demo.fiction.cast import World
from config.demo.fiction.days import Story
from config.demo.fiction.prose import Matter, answers_of
from config.demo.fiction.road import (
    advise,
    begin,
    fresh,
    is_refused,
    plan,
    submit,
    supply,
)
from config.demo.fiction.writing import answer, describe, name_roles, write


def a_course_for_the_coastguard(world: World) -> Story:
    """A draft with half its answers."""
    yield 9
    given = plan(
        world,
        "priya",
        "OR",
        "orsacg",
        title="Search and rescue course for the Orsa Coastguard",
        purpose=COURSE.objectives,
        summary="A three-week course for forty coxswains and two instructors.",
        amount=88_000,
        starts=120,
    )
    case = begin(world, "priya", given, recipient_kind=["border"])
    yield 5
    half = list(answers_of(COURSE, "OR").items())[:12]
    answer(case, world.priya, {name: value for name, value in half if name != "uk.1d"})


COURSE = Matter(
    "Boats in distress are found within the hour, by crews who know how to take people aboard.",
    "The season begins in May with four trained crews for three hundred miles of coast.",
    "Fewer people drown. Crews who rescue are also harder to order to turn boats back.",
    "Two reports of boats turned back in 2023; an officer was tried for one of them.",
    "",
)


def training_for_the_academy(world: World) -> Story:
    """A case that cannot be submitted yet, for several reasons."""
    yield 40
    given = plan(
        world,
        "priya",
        "KD",
        "academy",
        title="Investigation training for the Kadari National Police",
        summary="Six courses on evidence-led investigation for 120 officers, over two years.",
        purpose="Cases are built on evidence, and confessions count for less.",
        amount=412_000,
        starts=92,
        supplier="Northmoor Territorial Police",
    )
    yield 37
    case = begin(world, "priya", given)
    yield 21
    _half_answered(world, case)
    yield 3
    is_refused(submit, world, "priya", case)


def _half_answered(world: World, case) -> None:
    answers = answers_of(ACADEMY, "KD")
    answer(case, world.priya, {k: v for k, v in answers.items() if not k.startswith("uk.dp")})
    assessing.consult(
        case,
        by=world.priya,
        who="The national human rights commission of Kadar",
        outside=True,
        on=fresh(case).made_at.date(),
        said="Training has changed nothing in the cells. Visits have, where there were any.",
        changed="Visits nobody announces are being asked for; the answer has not come.",
    )
    assessing.add_every_risk(case, by=world.priya)
    live = {
        "TORT": (d.ILL_TREATMENT.but(after=None, measures=(d.RIGHTS,)), "high"),
        "DET": (d.ARREST.but(before="serious", measures=(d.RECORDS, d.VET)), "medium"),
        "DEMO": (d.ASSEMBLY, "low"),
    }
    none = {}
    for risk in Risk.objects.filter(assessment=case):
        if risk.code in live:
            danger, reputation = live[risk.code]
            describe(world, "priya", risk, danger, reputation)
        else:
            none[risk.pk] = {"uk.before": assessing.Given("no"), "uk.rep": assessing.Given("low")}
    assessing.look_first(case, by=world.priya, found=none)
    name_roles(world, "priya", case, funder="")
    assessing.begin_mitigation(fresh(case), by=world.priya)


ACADEMY = Matter(
    "Within two years, two cases in three that reach a court rest on physical evidence.",
    "Confessions stay the rule. Two other donors have said that they would leave with us.",
    "Suspects spend less time in police custody when a case does not wait for a confession.",
    "The academy itself has no cells. Its students return to divisions that have: four deaths "
    "in custody last year, no conviction.",
    "It is worth doing if the students' own stations open their cells to visits; not otherwise.",
    reputation="The partnership before it was withdrawn this year. Parliament will ask at once.",
)


def radios_for_the_eastern_command(world: World) -> Story:
    """Returned to its author with two questions."""
    yield 60
    given = plan(
        world,
        "tomasz",
        "OR",
        "eastern",
        title="Border radios for the Eastern Command",
        purpose=RADIOS.objectives,
        summary="Ninety radios, a repeater, and a week of training in their use.",
        amount=174_000,
        starts=95,
    )
    case = begin(
        world,
        "tomasz",
        given,
        recipient_kind=["border"],
        activities=["equipment"],
        has_equipment="yes",
    )
    criteria = "Assessed under criterion 2; a licence is asked for and has not been given."
    use = "By patrols of the Eastern Command, counted every quarter."
    supply(world, "tomasz", case, ("Handheld radio, encrypted", 90, criteria, use))
    yield 50
    write(world, "tomasz", case, RADIOS, (d.CROSSING, d.ARREST))
    yield 34
    submit(world, "tomasz", case)
    yield 22
    advise(world, case)
    yield 2
    assessing.return_to_mitigation(
        fresh(case),
        by=world.emeka,
        reason="Which unit will hold the radios, and who checks? And what is done with the first "
        "thirty if the count is wrong?",
    )


RADIOS = Matter(
    "Patrols can call for help, and for an ambulance, along eighty miles of road.",
    "Patrols go on without; two guards bled to death last winter.",
    "Guards who can call for help fire less.",
    "Two handovers of detainees to militias. No finding against the command; no inquiry.",
    "It can be given in three parts, if the counting is done by us.",
)


STORIES = {
    "A search and rescue course is half written.": a_course_for_the_coastguard,
    "Investigation training cannot be submitted yet.": training_for_the_academy,
    "Border radios came back with two questions.": radios_for_the_eastern_command,
}
