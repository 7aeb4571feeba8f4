"""Cases nobody has decided yet: being written, being answered, going up."""

from __future__ import annotations

from assessments import actions as assessing
from assessments.models import Risk
from casework.refusals import Refused
from config.demo.fiction import dangers as d
from config.demo.fiction.cast import COOPERATION, World
from config.demo.fiction.days import Story
from config.demo.fiction.prose import Matter, answers_of
from config.demo.fiction.register import allege
from config.demo.fiction.road import (
    advise,
    answer,
    begin,
    climb,
    countersign,
    describe,
    fresh,
    name_roles,
    plan,
    put,
    submit,
    write,
)


def a_course_for_the_coastguard(world: World) -> Story:
    """A draft with half its answers."""
    yield 9
    given = plan(
        world,
        "priya",
        "OR",
        "orsacg",
        title="Search and rescue course for the Orsa Coastguard",
        summary="A three-week course for forty coxswains and two instructors.",
        amount=88_000,
        starts=120,
    )
    case = begin(world, "priya", given, recipient_kind=["border"])
    yield 5
    matter = Matter(
        "Boats in distress are found within the hour, by crews who know how to take people aboard.",
        "The season begins in May with four trained crews for three hundred miles of coast.",
        "Fewer people drown. Crews who rescue are also harder to order to turn boats back.",
        "Two reports of boats turned back in 2023; an officer was tried for one of them.",
        "",
    )
    half = list(answers_of(matter, "OR").items())[:12]
    answer(case, world.priya, {name: value for name, value in half if name != "uk.1d"})


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
    try:
        submit(world, "priya", case)
    except Refused:
        pass  # what it said stands in the ledger, and on the case


def _half_answered(world: World, case) -> None:
    answers = answers_of(ACADEMY, "KD")
    answer(case, world.priya, {k: v for k, v in answers.items() if not k.startswith("uk.dp")})
    assessing.consult(
        case,
        by=world.priya,
        who="The national human rights commission of Kadar",
        outside=True,
        on=fresh(case).made_at.date(),
        said="Training has not changed what happens in the cells. Visits have, where there were any.",
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


def equipment_for_the_institute(world: World) -> Story:
    """Submitted: one adviser has answered, two have not."""
    yield 26
    given = plan(
        world,
        "priya",
        "OR",
        "forensic",
        title="Laboratory equipment for the Institute of Forensic Evidence",
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
    for item, number in (("Comparison microscope", 2), ("Fuming cabinet for fingerprints", 1)):
        said = {
            "uk.item": item,
            "uk.quantity": number,
            "uk.controlled": "no",
            "uk.end_use": "By the institute's own staff, in its laboratory, for any party who asks.",
        }
        assessing.save_row(case, by=world.priya, collection="items", answers=said)
    matter = Matter(
        "Courts can rely on a report, whoever asked for it.",
        "Samples go on being sent abroad, and half of them are lost to delay.",
        "People wrongly accused can show it. Last year nine could not, for want of a laboratory.",
        "Independent since its statute was changed in 2021. No complaint is open.",
        "The risk is of bad evidence, and the equipment lowers it.",
    )
    write(world, "priya", case, matter, (d.PRIVACY,), reputation={"TRIAL": "medium"})
    yield 4
    submit(world, "priya", case)
    yield 1
    advise(
        world,
        case,
        ("human_rights",),
        human_rights={
            "concur": "concur_if",
            "reasons": "The defence's access is what makes this right. It rests on a circular.",
            "condition": "The institute's director confirms in writing that the defence may use it.",
            "case_against": "A circular can be withdrawn in a day; the microscopes stay.",
        },
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
    said = {
        "uk.item": "Handheld radio, encrypted",
        "uk.quantity": 90,
        "uk.controlled": "yes",
        "uk.criteria": "Assessed under criterion 2; a licence is asked for and has not been given.",
        "uk.end_use": "By patrols of the Eastern Command, counted every quarter.",
    }
    assessing.save_row(case, by=world.tomasz, collection="items", answers=said)
    matter = Matter(
        "Patrols can call for help, and for an ambulance, along eighty miles of road.",
        "Patrols go on without; two guards bled to death last winter.",
        "Guards who can call for help fire less.",
        "Two handovers of detainees to militias. No finding against the command; no inquiry either.",
        "It can be given in three parts, if the counting is done by us.",
    )
    yield 50
    write(world, "tomasz", case, matter, (d.CROSSING, d.ARREST))
    yield 34
    submit(world, "tomasz", case)
    yield 22
    advise(world, case)
    yield 2
    assessing.return_to_mitigation(
        fresh(case),
        by=world.sunniva,
        reason="Which unit will hold the radios, and who checks? And what is done with the first "
        "thirty if the count is wrong?",
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
    said = {
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
    yield from climb(
        world,
        "tomasz",
        case,
        CUSTODY,
        (d.ILL_TREATMENT.but(after="serious", sources=("committee",)), d.ARREST),
        (44, 33, 12, 5),
        reputation={"TORT": "high"},
        signed="Signed. The conditions are what makes it defensible.",
        **said,
    )
    yield 1
    allege(
        world,
        "mona",
        "custody",
        violation="ill-treatment in remand",
        says="A man held in the remand prison at Odrava says that he was beaten in the one room "
        "that has no camera, and that two others were.",
        happened="2026-11",
        place="Odrava",
        standard="reliable",
    )


CUSTODY = Matter(
    "Within eighteen months, nine interviews in ten are recorded, and the ombudsman hears one in "
    "fifty.",
    "Remand stays as it is. The law that lets recordings be played in court lapses in two years.",
    "People held on remand can show what was done to them, or that nothing was.",
    "The treaty committee named this department in 2024. Nine officers were charged, four convicted.",
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
        summary="Six officers spend a week in two control rooms.",
        amount=19_400,
        starts=75,
        lasts=10,
    )
    case = begin(world, "tomasz", given, recipient_kind=["none_of_these"])
    matter = Matter(
        "Calls are answered within ten seconds, in three languages.",
        "Calls go on being lost at the change of shift.",
        "Help comes sooner to people who speak no Arabic.",
        "A civil body. Nothing is alleged of it.",
        "No way was found in which this could contribute to harm.",
    )
    yield from climb(world, "tomasz", case, matter, (), (34, 28, 20, 14))


def mentoring_on_suspicious_payments(world: World) -> Story:
    """Advised and signed, and stuck: nobody sits on the rung that must decide."""
    yield 48
    given = plan(
        world,
        "hana",
        "VL",
        "money",
        portfolio=COOPERATION,
        title="Mentoring on suspicious payments, Velem",
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
    matter = Matter(
        "Ten cases of stolen public money reach a prosecutor with their papers in order.",
        "The office is judged next year, and would fail.",
        "Money stolen from hospitals comes back to them.",
        "Independent of the police by statute. Its last director was dismissed without a reason.",
        "The risk is that cases are chosen for their politics; phasing lets us see which are.",
    )
    yield 38
    danger = d.ASSEMBLY.but(
        how="Payments to critics of the government could be looked into and others left alone.",
        measures=(d.PHASES,),
    )
    write(world, "hana", case, matter, (danger,), reputation={"DEMO": "medium"})
    yield 30
    submit(world, "hana", case)
    yield 18
    advise(world, case)
    countersign(world, case, "Well prepared. It needs a director to read it.")
    yield 15
    try:
        put(world, "hana", case)
    except Refused:
        pass  # nobody sits on the rung: the ladder says so, and so does the ledger


STORIES = {
    "A search and rescue course is half written.": a_course_for_the_coastguard,
    "Investigation training cannot be submitted yet.": training_for_the_academy,
    "Laboratory equipment waits for two advisers.": equipment_for_the_institute,
    "Border radios came back with two questions.": radios_for_the_eastern_command,
    "Custody reform is with the minister.": custody_reform_in_velem,
    "A study visit waits for a team leader.": a_visit_on_emergency_calls,
    "Mentoring on payments is stuck below a vacant post.": mentoring_on_suspicious_payments,
}
