"""Cases under the UN's policy on their way, written through the acts of the program.

The worked case is that of the eastern Congo before two generals were announced: two battalions,
each a recipient of its own. `draft`, `authorised` and `monitoring` take it a stage further.
"""

from datetime import timedelta

from accounts.models import PostRung
from assessments import actions
from assessments.models import Answer, Assessment, CaseRole, Mitigation, Risk
from casework.files import CaseFile
from decisions import actions as deciding
from decisions.verdicts import ProposedFinding, Verdict
from monitoring import actions as watch
from recipients.models import Recipient, Source
from tests import cases
from tests.kept import kept
from tests.policy.frameworks import case as worked

SCOPE = {
    "provider_kind": "peacekeeping",
    "recipient_kind": ["national_force"],
    "support_kind": ["logistics"],
    "channel": ["direct"],
    "exclusion": ["none"],
    "enhances_operations": "yes",
}
LADDER = {1: "component_head", 2: "hrddp_committee", 3: "head_of_mission"}
BEFORE = "drc_2015_before_appointment"
DESK = "Desk Officer, South Asia"


def a_ladder() -> None:
    """Let the office apply the UN's policy alone, on the rungs its people have."""
    for rank, level_id in LADDER.items():
        rungs = PostRung.objects.filter(framework_id="uk-osja", rank=rank)
        rungs.update(framework_id="un-hrddp", level_id=level_id)


def battalions(cast) -> list[Recipient]:
    """The two battalions, under one command."""
    force = cases.a_unit(cast, "The armed forces")
    return [cases.a_unit(cast, f"{name} battalion", parent=force) for name in ("First", "Second")]


def opened(cast, units=None, kind="first", **planned) -> Assessment:
    """An assessment under the UN's policy, just opened by Amina."""
    a_ladder()
    said = {"title": "Supplies to operations", "summary": "Food, fuel and water."} | planned
    if kind == "pre_mandate":
        said |= {"first_delivery_on": None}
    assistance = cases.planned(cast, units=units or battalions(cast), **said)
    actions.screen(assistance, by=cast.amina, framework_id="un-hrddp", answers=SCOPE)
    return actions.open_assessment(assistance, by=cast.amina, framework_id="un-hrddp", kind=kind)


@kept
def draft(cast, units=None, persons=(), answers=None, case=None, **planned) -> Assessment:
    """The worked case written in full, with further commanders and other answers where given."""
    case, document = case or opened(cast, units, **planned), worked(BEFORE)
    _answer(case, cast, document["q"] | (answers or {}))
    for row in (*document["collections"]["persons"], *persons):
        add_commander(cast, case, row)
    _risks(case, cast, document["collections"])
    for role in CaseRole.Role:
        post = cast.post(DESK)
        actions.name_role(
            case.assistance, by=cast.amina, role=role, organisation=post.organisation, post=post
        )
    if not case.assistance.recipients.filter(allegations__isnull=False).exists():
        actions.declare_none(case, by=cast.amina, **document["declared_none"][0])
    return case


def add_commander(cast, case, row) -> None:
    """Enter a commander among the case's answers."""
    said = {f"person.{key}": value for key, value in row.items() if key != "id"}
    actions.save_row(case, by=cast.amina, collection="persons", answers=said)


def _answer(case, cast, answers):
    source = Source.objects.create(
        portfolio=cast.portfolio,
        kind="report",
        title="Joint office, 2014",
        recorded_by=cast.amina,
    )
    log = answers.pop("un.22")[0]
    actions.consult(
        case, by=cast.amina, who=log["who"], on=log["date"], said="Heard.", changed=log["changed"]
    )
    found = answers.pop("un.16")
    actions.record_finding(
        case, by=cast.hugo, question="un.16", value=found["value"], notes=found["notes"]
    )
    for question, said in answers.items():
        said = said if isinstance(said, dict) else {"value": said}
        actions.answer(
            case,
            by=cast.amina,
            question=question,
            value=said["value"],
            notes=said.get("notes", ""),
            sources=[source.pk] if question == "un.14a" else (),
        )


def _risks(case, cast, lists):
    for row in lists["risks"]:
        findings = {key: row[key] for key in ("before", "after", "after_reasons") if key in row}
        risk = actions.add_risk(
            case,
            by=cast.amina,
            code=row["code"],
            answers={f"un.{key}": value for key, value in findings.items()},
            how=row.get("path", ""),
            who=row.get("groups", ""),
            evidence=row.get("evidence", ""),
        )
        for measure in lists["measures"]:
            if measure["risk"] == row["id"]:
                actions.add_measure(
                    risk,
                    by=cast.amina,
                    kind=measure["type"],
                    says=measure["description"],
                    owner=cast.post(DESK),
                    due_on=cases.today() + timedelta(days=14),
                    proof=measure["proof"],
                    if_it_fails=measure["if_fails"],
                )


def sign_off(cast, case) -> Assessment:
    """The case submitted, advised and signed, with whoever must decide it."""
    actions.begin_mitigation(case, by=cast.amina)
    actions.submit(Assessment.objects.get(pk=case.pk), by=cast.amina)
    case = cases.signed(cast, cases.advised(cast, Assessment.objects.get(pk=case.pk)))
    return deciding.put_to_decision(case, by=cast.amina)


def reassessed(cast, old) -> Assessment:
    """A reassessment of a case, all that was carried over confirmed, and found on afresh."""
    return confirmed(cast, actions.reassess(old, by=cast.amina, reason="It was stopped."))


def confirmed(cast, fresh) -> Assessment:
    """A reassessment that was begun: all it carried over confirmed, weighed and found on afresh."""
    for answer in Answer.objects.filter(assessment=fresh, carried_over=True):
        if answer.question != "un.16":
            actions.confirm(fresh, by=cast.amina, answer=answer)
    for risk in Risk.objects.filter(assessment=fresh, carried_over=True):
        actions.revise_risk(risk, by=cast.amina, confirm=True)
    for measure in Mitigation.objects.filter(risk__assessment=fresh, carried_over=True):
        due = cases.today() + timedelta(days=14)
        actions.revise_measure(measure, by=cast.amina, confirm=True, due_on=due)
    found, log = worked(BEFORE)["q"]["un.16"], worked(BEFORE)["q"]["un.22"][0]
    actions.record_finding(
        fresh, by=cast.hugo, question="un.16", value=found["value"], notes=found["notes"]
    )
    actions.consult(
        fresh, by=cast.amina, who=log["who"], on=log["date"], said="Heard.", changed=log["changed"]
    )
    alleged = CaseFile(fresh).allegations
    for each in alleged:
        actions.weigh_allegation(
            fresh, by=cast.amina, allegation=each, text="They are gone; the unit is another."
        )
    if not alleged:
        actions.declare_none(fresh, by=cast.amina, **worked(BEFORE)["declared_none"][0])
    return fresh


def a_yes(**said) -> Verdict:
    """A yes under the UN's policy, which lasts three months."""
    today = cases.today()
    usual = {
        "review_on": today + timedelta(days=30),
        "valid_until": today + timedelta(days=85),
        "findings": (ProposedFinding(question="un.16", value="no"),),
    }
    return Verdict(**usual | said)


@kept
def authorised(cast, case=None, **said) -> Assessment:
    """A yes for both battalions, unless `excluded` names one."""
    case = sign_off(cast, case or draft(cast))
    cases.decide(cast, case, "authorise", verdict=a_yes(**said))
    return Assessment.objects.get(pk=case.pk)


@kept
def monitoring(cast, case=None, **said) -> Assessment:
    """Support that may be given, and is watched."""
    return started(cast, authorised(cast, case, **said))


def started(cast, case) -> Assessment:
    """An authorised case, its letters out and its delivery cleared to start."""
    case = cases.ready_to_start(cast, Assessment.objects.get(pk=case.pk))
    watch.start_delivery(case, by=cast.mona)
    return Assessment.objects.select_related("assistance", "portfolio").get(pk=case.pk)
