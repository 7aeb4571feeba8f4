"""How the people in the stories write an assessment: answers, risks, measures, and who answers."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from assessments import actions as assessing
from assessments.models import Assessment, Risk
from casework.files import CaseFile
from config.demo.fiction.cast import World
from config.demo.fiction.dangers import Danger, Measure
from config.demo.fiction.prose import ACCOUNTS, Matter, answers_of

FAR_FROM_IT = (
    "The recipient works in the west alone, has no part in the fighting, and lends nobody to those "
    "who have."
)


def write(
    world: World, by: str, case: Assessment, matter: Matter, dangers: tuple[Danger, ...], **more
) -> Assessment:
    """Write all of an assessment that has just been opened; it is then ready to submit."""
    officer = world.people[by]
    answer(case, officer, answers_of(matter, case.assistance.country_id))
    assessing.consult(
        case,
        by=officer,
        who=more.get("consulted", "The Post, and the national human rights commission"),
        on=timezone.localdate(),
        said="The recipient keeps a list of those it trains, and shows it when asked.",
        changed="Names are now looked up before each course and not after it.",
    )
    weigh(world, case, by, dangers, more.get("reputation", {}))
    apart = ACCOUNTS[case.assistance.country_id].conflict != "no"
    if apart and "IHL" not in {each.code for each in dangers}:
        assessing.justify(case, by=officer, check="conflict_without_law", text=FAR_FROM_IT)
    for allegation in CaseFile(case).allegations:
        weigher = world.baraka if allegation.restricted else officer
        assessing.weigh_allegation(
            case,
            by=weigher,
            allegation=allegation,
            text="It concerns people this help does not reach; the roster keeps it so.",
        )
    name_roles(world, by, case)
    return assessing.begin_mitigation(case, by=officer)


def answer(case: Assessment, officer, answers: dict) -> None:
    """Answer many questions at once."""
    given = {question: assessing.Given(value) for question, value in answers.items()}
    assessing.save_answers(case, by=officer, given=given)


def weigh(world: World, case, by: str, dangers, reputation: dict | None = None) -> None:
    """Take up every risk, describe the live ones, and find that the others are none."""
    officer, reputation = world.people[by], reputation or {}
    assessing.add_every_risk(case, by=officer)
    live = {each.code: each for each in dangers}
    none = {}
    for risk in Risk.objects.filter(assessment=case):
        standing = reputation.get(risk.code, "low")
        if risk.code in live:
            describe(world, by, risk, live[risk.code], standing)
        else:
            said = {"uk.before": "no", "uk.rep": standing}
            none[risk.pk] = {question: assessing.Given(value) for question, value in said.items()}
    assessing.look_first(case, by=officer, found=none)


def describe(world: World, by: str, risk: Risk, danger: Danger, reputation: str = "low") -> None:
    """Say how the help could contribute to one risk, and what is done about it."""
    cited = tuple(world.sources[key] for key in danger.sources)
    found = assessing.Given(danger.before, sources=cited)
    said = {"uk.before": found, "uk.rep": reputation, "uk.law": list(danger.law)}
    if danger.after:
        said |= {"uk.after": danger.after, "uk.after_reasons": danger.after_reasons}
    assessing.revise_risk(
        risk,
        by=world.people[by],
        answers=said,
        how=danger.how,
        who=danger.who,
        evidence=danger.evidence,
    )
    for measure in danger.measures:
        add_measure(world, by, risk, measure)


def add_measure(world: World, by: str, risk: Risk, measure: Measure) -> None:
    """Set one measure against a risk."""
    country = risk.assessment.assistance.country_id
    owners = {"desk": by, "fund": "nomvula", "post": post_in(country)}
    assessing.add_measure(
        risk,
        by=world.people[by],
        kind=measure.kind,
        says=measure.says,
        owner=world.post_of(owners[measure.owner]),
        due_on=timezone.localdate() + timedelta(days=150),
        proof=measure.proof,
        if_it_fails=measure.if_it_fails,
        answers={"uk.effectiveness": measure.effect, "uk.residual": measure.residual},
    )


def post_in(country: str) -> str:
    """Return who watches on the ground in a country."""
    return "joaquin" if country in ("KD", "TS") else "yuki"


def name_roles(world: World, by: str, case: Assessment, **other: str) -> None:
    """Name the posts that answer for it: who writes, secures approval, pays, sends, watches."""
    held = {
        "assessment_owner": by,
        "approval_owner": "nomvula",
        "funder": "nomvula",
        "deployer": "morag",
        "overseas_post": post_in(case.assistance.country_id),
    }
    for role, key in (held | other).items():
        if key:
            post = world.post_of(key)
            assessing.name_role(
                case.assistance,
                by=world.people[by],
                role=role,
                organisation=post.organisation,
                post=post,
            )
