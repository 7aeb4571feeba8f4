"""The steps by which people in the stories take a case along: each is one real action, or a few."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from assessments import actions as assessing
from assessments.models import Advice, Assessment, Assistance, Delivery, Risk
from casework.files import CaseFile
from config.demo.fiction.cast import FRAMEWORK, SECURITY, World
from config.demo.fiction.dangers import Danger, Measure
from config.demo.fiction.prose import ACCOUNTS, Matter, answers_of
from decisions import actions as deciding
from decisions.guards.starting import letters_owed
from decisions.queries.route import route_of
from decisions.verdicts import ProposedCondition, Verdict
from monitoring import actions as watching
from recipients.models import Country

IN_SCOPE = {
    "assistance_kind": "capacity_building",
    "recipient_kind": ["police"],
    "activities": ["training"],
    "hmg_part": ["funds", "delivers"],
    "within_umbrella": "no",
    "has_equipment": "no",
    "conditions_refused_by_host": "no",
}
OWNERS = {"desk": "priya", "fund": "nomvula", "police": "morag"}
SAID_BY = {
    "legal": ("ingrid", "Within our obligations on the facts as they are written here."),
    "human_rights": ("baraka", "The risk is described as it is, and the measures can be checked."),
    "ihl": ("leila", "The law of armed conflict is treated apart, as it should be."),
    "assurance": ("miriam", "Consistent with how like cases were judged. Sources are recent."),
    "post": ("yuki", "It can be done, and we can watch it from here with the staff we have."),
}
FAR_FROM_IT = (
    "The recipient works in the west alone, has no part in the fighting, and lends nobody to those "
    "who have."
)


def ahead(days: int) -> date:
    """Return the day so many days after the day the story has come to."""
    return timezone.localdate() + timedelta(days=days)


def fresh(case: Assessment) -> Assessment:
    """Return the case as it stands now."""
    rows = Assessment.objects.select_related("assistance__country", "portfolio")
    return rows.get(pk=case.pk)


# -- planning and screening -----------------------------------------------------------------------


def plan(world: World, by: str, country: str, recipients: str, *, portfolio=SECURITY, **fields):
    """Write down what somebody means to give; recipients by their keys, apart by spaces."""
    said = {
        "kind": Assistance.Kind.CAPACITY_BUILDING,
        "funder": world.post_of("nomvula").organisation,
    }
    starts = fields.pop("starts", 60)
    lasts = fields.pop("lasts", 270)
    said |= {"starts_on": ahead(starts), "first_delivery_on": ahead(starts)}
    said |= {"ends_on": ahead(starts + lasts), "fund": "Stability Fund"}
    return assessing.plan(
        by=world.people[by],
        portfolio=world.portfolios[portfolio],
        country=Country.objects.get(code=country),
        recipients=[world.recipients[key] for key in recipients.split()],
        **said | fields,
    )


def begin(world: World, by: str, assistance: Assistance, **answers) -> Assessment:
    """Screen it in, and open its assessment."""
    assessing.screen(
        assistance, by=world.people[by], framework_id=FRAMEWORK, answers=IN_SCOPE | answers
    )
    return assessing.open_assessment(assistance, by=world.people[by], framework_id=FRAMEWORK)


def deliver(
    world: World, by: str, assistance: Assistance, kind: str, what: str, **more
) -> Delivery:
    """Record what happens in the world on this day."""
    on = more.pop("on", timezone.localdate())
    return assessing.record_delivery(
        assistance, by=world.people[by], kind=kind, on=on, what=what, **more
    )


# -- writing --------------------------------------------------------------------------------------


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
    owner = OWNERS.get(measure.owner) or post_in(country)
    assessing.add_measure(
        risk,
        by=world.people[by],
        kind=measure.kind,
        says=measure.says,
        owner=world.post_of(by if measure.owner == "desk" else owner),
        due_on=ahead(150),
        proof=measure.proof,
        if_it_fails=measure.if_it_fails,
        answers={"uk.effectiveness": measure.effect, "uk.residual": measure.residual},
    )


def post_in(country: str) -> str:
    """Return who watches on the ground in a country."""
    return "joaquin" if country in ("KD", "TS") else "yuki"


def name_roles(world: World, by: str, case: Assessment, **other: str) -> None:
    """Name the posts that answer for the case: who writes, secures approval, pays, sends, watches."""
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


# -- up the ladder --------------------------------------------------------------------------------


def submit(world: World, by: str, case: Assessment) -> Assessment:
    """Submit it: the content is sealed, and the advice it needs is asked for."""
    return assessing.submit(fresh(case), by=world.people[by], reason="")


def advise(world: World, case: Assessment, only: tuple[str, ...] = (), **said: dict) -> Assessment:
    """Let the advisers who were asked (or only these) answer: they concur, unless told otherwise."""
    for asked in Advice.objects.filter(assessment=case, returned_at=None):
        if only and asked.kind not in only:
            continue
        key, reasons = SAID_BY[asked.kind]
        if asked.kind == "post":
            key = post_in(case.assistance.country_id)
        words = {"concur": "concur", "reasons": reasons} | said.get(asked.kind, {})
        assessing.give_advice(asked, by=world.people[key], **words)
    return fresh(case)


def countersign(world: World, case: Assessment, words: str = "") -> Assessment:
    """Let every rung below the one that decides sign."""
    for rung in route_of(CaseFile(fresh(case))).unsigned:
        holder = next(seat.holder for seat in rung.seats if seat.holder)
        now = timezone.now()
        deciding.sign(fresh(case), by=holder, words=words, reauthenticated_at=now)
    return fresh(case)


def put(world: World, by: str, case: Assessment) -> Assessment:
    """Put it to whoever must decide."""
    return deciding.put_to_decision(fresh(case), by=world.people[by])


def decider_of(case: Assessment):
    """Return who sits on the rung that decides."""
    seats = route_of(CaseFile(fresh(case))).deciding.seats
    return next(seat.holder for seat in seats if seat.holder)


def decide(case: Assessment, kind: str, reason: str, verdict: Verdict, by=None) -> Assessment:
    """Have it decided by whoever must."""
    deciding.decide(
        fresh(case),
        kind,
        by=by or decider_of(case),
        reason=reason,
        proposal=verdict,
        reauthenticated_at=timezone.now(),
    )
    return fresh(case)


def a_yes(*conditions: ProposedCondition, review: int = 180, valid: int = 364) -> Verdict:
    """Return a yes on conditions, looked at again after so many days."""
    return Verdict(review_on=ahead(review), valid_until=ahead(valid), conditions=tuple(conditions))


def condition(world: World, owner: str, says: str, proof: str, *, due=20, kind="precedent"):
    """Return one condition of a yes."""
    return ProposedCondition(
        says=says, owner=world.post_of(owner), proof=proof, kind=kind, due_on=ahead(due)
    )


def climb(world: World, by: str, case, matter: Matter, dangers, days: tuple, **said):
    """Take a case up over four days: written, submitted, advised, and signed and put."""
    written, submitted, advised, reached = days
    reputation, signed = said.pop("reputation", {}), said.pop("signed", "")
    yield written
    write(world, by, case, matter, dangers, reputation=reputation)
    yield submitted
    submit(world, by, case)
    yield advised
    advise(world, case, **said)
    yield reached
    countersign(world, case, signed)
    put(world, by, case)


# -- the help itself ------------------------------------------------------------------------------


def make_ready(world: World, case: Assessment, told: str, proof: str) -> None:
    """Show that the conditions are met, and send the letters that must go first."""
    for each in CaseFile(fresh(case)).conditions:
        if each.met_on is None and each.kind == "precedent":
            deciding.evidence_condition(each, by=world.mona, on=timezone.localdate(), proof=proof)
    for letter in letters_owed(CaseFile(fresh(case)), "start_delivery"):
        deciding.record_communication(
            fresh(case),
            by=world.mona,
            rule=letter.id,
            told=told,
            contents=letter.contents,
            sent_on=timezone.localdate(),
            signed_by=world.post_of("daniel"),
            proof="Receipt held by the Post.",
        )


def start(world: World, case: Assessment) -> Assessment:
    """Clear the help to begin, and plan the watch."""
    watching.start_delivery(fresh(case), by=world.mona)
    return fresh(case)
