"""What else a UN mission is asked for: refused under paragraph 16, with its head, half written."""

from __future__ import annotations

from assessments import actions as assessing
from assessments.models import Assessment, Assistance
from config.demo.fiction import papers
from config.demo.fiction.cast import World
from config.demo.fiction.days import Story
from config.demo.fiction.offices.mission import LAW, SUPPORT
from config.demo.fiction.road import (
    advise,
    begin_under,
    countersign,
    decide,
    plan,
    put,
    send,
    submit,
)
from decisions.verdicts import ProposedFinding, Verdict

SCOPE = {
    "provider_kind": "peacekeeping",
    "recipient_kind": ["national_force"],
    "support_kind": ["logistics"],
    "channel": ["direct"],
    "exclusion": ["none"],
    "enhances_operations": "yes",
}


def ask_for(world: World, recipients: str, **said) -> Assistance:
    """Plan support by the mission."""
    about = {"portfolio": SUPPORT, "kind": Assistance.Kind.CAPACITY_BUILDING, "currency": "USD"}
    about |= {"fund": "Mission budget", "funder": world.post_of("solange").organisation}
    return plan(world, "solange", "HJ", recipients, **about | said)


def begin_with_it(world: World, given: Assistance) -> Assessment:
    """Screen it in under the UN's policy, and open its assessment."""
    return begin_under(world, "solange", given, LAW, SCOPE)


def logistics_for_the_command(world: World) -> Story:
    """The adviser finds substantial grounds: nobody may authorise it, and nobody does."""
    yield 54
    given = ask_for(
        world,
        "northern",
        title="Lift and lodging for the Northern Command",
        purpose="The command moves its headquarters to the upper valley before the snow.",
        summary="Lorries, tents and fuel for the whole command, its third battalion among it.",
        amount=260_000,
        starts=40,
        lasts=60,
    )
    case = begin_with_it(world, given)
    yield 49
    papers.Writing(world, "solange", case).write(_of_the_command(), un__recommendation="stop")
    yield 47
    submit(world, "solange", case)
    yield 41
    advise(
        world,
        case,
        human_rights={
            "concur": "non_concur",
            "reasons": "What I found under paragraph 16 stands: nobody may be asked to weigh it.",
            "case_against": "Our lorries would carry the battalion whose commander we suspect.",
        },
    )
    countersign(world, case, "The lorries are free. The finding is what it is.")
    put(world, "solange", case)
    yield 33
    change = "The colonel is out of command, and the prosecutor has been given the file."
    reason = "I read the finding and agree with it. What would change it is said to the minister."
    verdict = Verdict(
        what_would_change_it=change, findings=(ProposedFinding(question="un.16", value="yes"),)
    )
    case = decide(case, "refuse", reason, verdict)
    yield 30
    send(world, case, "k16", "The minister of defence", "Note verbale, stamped on receipt.")


def _of_the_command() -> dict:
    paper = papers.read("himari")
    notes = "Three witnesses name the colonel, who would ride in our lorries. No measure that was "
    notes += "proposed keeps him from command."
    paper["find"] = {"un.16": {"value": "yes", "notes": notes}}
    paper["q"] |= {
        "un.purpose": "Lorries, tents and fuel for a command of three battalions.",
        "un.beneficiaries": [
            {"unit": "Northern Command", "location": "Valleys", "number": "1,600"}
        ],
        "un.res_lik": "likely",
        "un.16_lift": "Remove the colonel from senior command, and give the prosecutor the file.",
    }
    for row in paper["persons"]:
        row["unit"] = "Northern Command"
    killing = paper["risks"]["extrajudicial_killing"]
    killing |= {"after": "serious", "after_reasons": "Nobody can count who rides in a lorry."}
    return paper


def lorries_for_the_vote(world: World) -> Story:
    """Refusing it would critically affect the mandate, so the head of mission decides."""
    yield 24
    given = ask_for(
        world,
        "secondmountain",
        title="Lorries to carry ballot boxes over the upper pass",
        purpose="Eleven polling stations open on the day.",
        summary="Six lorries with drivers, for one week, loaded and driven with our teams.",
        amount=74_000,
        starts=45,
        lasts=10,
    )
    case = begin_with_it(world, given)
    yield 17
    paper = papers.read("himari")
    paper["persons"] = [row for row in paper["persons"] if "Second" in row["unit"]]
    paper["q"]["un.beneficiaries"] = paper["q"]["un.beneficiaries"][1:2]
    paper["q"]["un.purpose"] = "Six lorries with drivers for one week, to carry ballot boxes."
    paper["find"]["un.16"]["notes"] = (
        "Nothing is known of this battalion, boxes are all that is carried, and a team rides along."
    )
    paper["risks"] = {"torture": paper["risks"]["torture"]}
    papers.Writing(world, "solange", case).write(paper, un__28="yes")
    changed = "That was lift for a whole command with its colonel. Nobody of his rides in these."
    assessing.say_what_has_changed(case, by=world.solange, text=changed)
    yield 15
    submit(world, "solange", case)
    yield 6
    advise(world, case)
    countersign(world, case, "There is no other road.")
    put(world, "solange", case)


def radios_for_the_river(world: World) -> Story:
    """Written, and waiting for the finding that an adviser makes."""
    yield 12
    given = ask_for(
        world,
        "riverpolice",
        title="Radios for the River Police of Himari",
        purpose="Boats in distress are heard.",
        summary="Nine radios, and a week of training in their use.",
        amount=38_000,
        starts=70,
        lasts=20,
    )
    case = begin_with_it(world, given)
    yield 6
    paper = papers.read("himari")
    few = ("un.stage", "un.mandate", "un.adopted", "un.15_own_word", "un.28", "un.18")
    answers = {each: assessing.Given(paper["q"][each]) for each in few}
    purpose = "Nine radios for nine boats, so that a boat in distress is heard."
    answers["un.purpose"] = assessing.Given(purpose)
    assessing.save_answers(case, by=world.solange, given=answers)


STORIES = {
    "Lift for the command was refused under paragraph 16.": logistics_for_the_command,
    "Lorries for a vote are with the head of mission.": lorries_for_the_vote,
    "Radios for the river police are half written.": radios_for_the_river,
}
