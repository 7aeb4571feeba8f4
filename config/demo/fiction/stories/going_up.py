"""Cases on their way up: with advisers, with signatories, with whoever must decide."""

from __future__ import annotations

from config.demo.fiction import dangers as d
from config.demo.fiction.cast import COOPERATION, World
from config.demo.fiction.days import Story
from config.demo.fiction.prose import Matter
from config.demo.fiction.register import allege
from config.demo.fiction.road import (
    advise,
    begin,
    climb,
    countersign,
    is_refused,
    plan,
    put,
    submit,
    supply,
)
from config.demo.fiction.writing import write


def equipment_for_the_institute(world: World) -> Story:
    """Submitted: one adviser has answered, two have not."""
    yield 26
    given = plan(
        world,
        "priya",
        "OR",
        "forensic",
        title="Laboratory equipment for the Institute of Forensic Evidence",
        purpose=LABORATORY.objectives,
        summary="Two microscopes, a fuming cabinet and a year of supplies, with training in use.",
        amount=236_500,
        starts=80,
    )
    case = begin(
        world,
        "priya",
        given,
        recipient_kind=["prosecution"],
        activities=["equipment", "training"],
        has_equipment="yes",
    )
    yield 20
    use = "By the institute's own staff, in its laboratory, for any party."
    items = [("Comparison microscope", 2), ("Fuming cabinet for fingerprints", 1)]
    supply(world, "priya", case, *((item, number, "", use) for item, number in items))
    write(world, "priya", case, LABORATORY, (d.PRIVACY,), reputation={"TRIAL": "medium"})
    yield 4
    submit(world, "priya", case)
    yield 1
    _one_answers(world, case)


def _one_answers(world: World, case) -> None:
    advise(
        world,
        case,
        ("human_rights",),
        human_rights={
            "concur": "concur_if",
            "reasons": "The defence's access is what makes this right. It rests on a circular.",
            "condition": "The director confirms in writing that the defence may use it.",
            "case_against": "A circular can be withdrawn in a day; the microscopes stay.",
        },
    )


LABORATORY = Matter(
    "Courts can rely on a report, whoever asked for it.",
    "Samples go on being sent abroad, and half of them are lost to delay.",
    "People wrongly accused can show it. Last year nine could not, for want of a laboratory.",
    "Independent since its statute was changed in 2021. No complaint is open.",
    "The risk is of bad evidence, and the equipment lowers it.",
)


def custody_reform_in_velem(world: World) -> Story:
    """With the minister: one adviser does not concur, another does on a condition."""
    yield 55
    given = plan(
        world,
        "tomasz",
        "VL",
        "custody",
        title="Custody reform and recorded interviews in Velem",
        summary="Recording equipment for nineteen remand prisons, and courses for 300 officers.",
        purpose="Every interview in remand is recorded, and an outsider can hear it.",
        amount=890_000,
        starts=107,
    )
    case = begin(world, "tomasz", given, recipient_kind=["prisons", "police"])
    yield from climb(
        world,
        "tomasz",
        case,
        CUSTODY,
        (d.ILL_TREATMENT.but(after="serious", sources=("committee",)), d.ARREST),
        (44, 33, 12, 5),
        reputation={"TORT": "high"},
        signed="The conditions are what makes it defensible.",
        **ON_CUSTODY,
    )
    yield 1
    allege(
        world,
        "mona",
        "custody",
        violation="ill-treatment in remand",
        says="A man held in the remand prison at Odrava says that he was beaten in the one room "
        "that has no camera, and that two others were.",
        happened=f"{world.calendar.day(6):%Y-%m}",
        place="Odrava",
        standard="reliable",
    )


ON_CUSTODY = {
    "legal": {
        "concur": "non_concur",
        "reasons": "Recordings made without the person's knowledge may not lawfully be passed "
        "to the prosecution. The agreement does not say which these are.",
    },
    "human_rights": {
        "concur": "concur_if",
        "reasons": "Recording is the one measure that has lowered ill-treatment elsewhere.",
        "condition": "The ombudsman hears any recording she asks for, and the first visits "
        "come before the first course.",
        "case_against": "Fifteen years of help have not moved deaths in remand: 31 then and 34 "
        "last year. The department cited our last programme before the treaty committee as "
        "proof that it had none.",
    },
}
CUSTODY = Matter(
    "Within eighteen months, nine interviews in ten are recorded, and the ombudsman hears one in "
    "fifty.",
    "Remand stays as it is. The law that lets recordings be played in court lapses in two years.",
    "People held on remand can show what was done to them, or that nothing was.",
    "The treaty committee named this department in 2024. Of nine officers charged, four were "
    "convicted.",
    "A serious risk remains, because a force may simply stop recording. We think that it is worth "
    "taking for two years, with an exit.",
    reputation="The committee's words are known, and the department has used our name before.",
    not_acting="The government would buy the equipment without the courses or the ombudsman.",
)


def a_visit_on_emergency_calls(world: World) -> Story:
    """With a team leader, who has been silent for a while."""
    yield 40
    given = plan(
        world,
        "tomasz",
        "OR",
        "civil",
        title="Study visit on emergency calls, Orsa Civil Defence",
        purpose=VISIT.objectives,
        summary="Six officers spend a week in two control rooms.",
        amount=19_400,
        starts=75,
        lasts=10,
    )
    case = begin(world, "tomasz", given, recipient_kind=["none_of_these"])
    yield from climb(world, "tomasz", case, VISIT, (), (34, 28, 20, 14))


VISIT = Matter(
    "Calls are answered within ten seconds, in three languages.",
    "Calls go on being lost at the change of shift.",
    "Help comes sooner to people who speak no Arabic.",
    "A civil body. Nothing is alleged of it.",
    "No way was found in which this could contribute to harm.",
)


def mentoring_on_suspicious_payments(world: World) -> Story:
    """Advised and signed, and stuck: nobody sits on a rung that it must pass."""
    yield 48
    given = plan(
        world,
        "hana",
        "VL",
        "money",
        portfolio=COOPERATION,
        title="Mentoring on suspicious payments, Velem",
        purpose=PAYMENTS.objectives,
        summary="Two investigators work beside the Financial Intelligence Office for nine months.",
        amount=142_000,
        starts=90,
    )
    case = begin(
        world,
        "hana",
        given,
        activities=["advice"],
        hmg_part=["delivers"],
        recipient_kind=["police"],
    )
    yield 38
    danger = d.ASSEMBLY.but(
        how="Payments to critics of the government could be looked into and others left alone.",
        measures=(d.PHASES,),
    )
    write(world, "hana", case, PAYMENTS, (danger,), reputation={"DEMO": "high"})
    yield 30
    submit(world, "hana", case)
    yield 18
    advise(world, case)
    countersign(world, case, "Well prepared. It needs a director to read it.")
    yield 15
    is_refused(put, world, "hana", case)


PAYMENTS = Matter(
    "Ten cases of stolen public money reach a prosecutor with their papers in order.",
    "The office is judged next year, and would fail.",
    "Money stolen from hospitals comes back to them.",
    "Independent of the police by statute. Its last director was dismissed without a reason.",
    "The risk is that cases are chosen for their politics; phasing lets us see which are.",
)


STORIES = {
    "Laboratory equipment waits for two advisers.": equipment_for_the_institute,
    "Custody reform is with the minister.": custody_reform_in_velem,
    "A study visit waits for a team leader.": a_visit_on_emergency_calls,
    "Mentoring on payments is stuck below a vacant post.": mentoring_on_suspicious_payments,
}
