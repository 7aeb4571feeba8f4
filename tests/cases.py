"""Cases on their way: each function takes one a stage further, by the real actions.

`draft(cast)` begins; `authorised(cast)` is a yes; anything between is reached in one call.
Amina writes, Lena and Hugo advise, Tom and Osei sign, Minister Okafor decides what is serious.
`findings` is {risk code: (before, after)}: with nothing serious Tom decides, with a serious
risk that measures reduce Osei does, with one that remains the minister does.
"""

from datetime import date, timedelta

from django.utils import timezone

from assessments import actions as assessing
from assessments.models import Advice, Answer, Assessment, Assistance, Mitigation, Risk
from casework.files import CaseFile
from decisions import actions as deciding
from decisions.guards.starting import letters_owed
from decisions.queries.route import route_of
from decisions.verdicts import ProposedCondition, Verdict
from recipients.models import Country, Recipient
from tests.filling import fill
from tests.kept import kept

LOW: dict = {}
MEDIUM = {"TORT": ("serious", "possible")}
HIGH = {"TORT": ("serious", "serious")}
IN_SCOPE = {
    "assistance_kind": "capacity_building",
    "recipient_kind": ["police"],
    "activities": ["training"],
    "hmg_part": ["funds"],
    "within_umbrella": "no",
    "has_equipment": "no",
    "conditions_refused_by_host": "no",
}
ADVISERS = {
    "legal": "lena",
    "human_rights": "hugo",
    "ihl": "ines",
    "post": "petra",
    "assurance": "sam",
}
LADDER = {1: "tom", 2: "osei", 3: "okafor"}


def today() -> date:
    """The day the test runs on, in the server's zone."""
    return timezone.localdate()


def a_unit(cast, name="Western Division", parent=None, **fields) -> Recipient:
    """A police unit in Kadar."""
    count = Recipient.objects.count() + 1
    return Recipient.objects.create(
        reference=f"RCP-2026-{count:04d}",
        portfolio=cast.portfolio,
        kind=Recipient.Kind.UNIT,
        name=name,
        country=Country.objects.get(code="KD"),
        parent=parent,
        recorded_by=cast.amina,
        **fields,
    )


def planned(cast, *, units=None, **fields) -> Assistance:
    """Training that Amina plans for a unit (or the units given)."""
    units = units if units is not None else [a_unit(cast)]
    asked = {
        "title": "Investigation training",
        "summary": "Six courses for 120 officers.",
        "kind": Assistance.Kind.CAPACITY_BUILDING,
        "country": Country.objects.get(code="KD"),
        "first_delivery_on": today() + timedelta(days=30),
    }
    return assessing.plan(
        by=cast.amina, portfolio=cast.portfolio, recipients=units, **asked | fields
    )


@kept
def draft(cast, *, assistance=None, **fields) -> Assessment:
    """An assessment just opened, screened in."""
    assistance = assistance or planned(cast, **fields)
    assessing.screen(assistance, by=cast.amina, framework_id="uk-osja", answers=IN_SCOPE)
    return assessing.open_assessment(assistance, by=cast.amina, framework_id="uk-osja")


@kept
def mitigation(cast, *, findings=None, case=None, of=None, **fields) -> Assessment:
    """A case with everything written, its risks being answered; `of` is said of some countries."""
    case = case or draft(cast, **fields)
    fill(
        case,
        by=cast.amina,
        post=cast.post("Desk Officer, South Asia"),
        findings=MEDIUM if findings is None else findings,
        of=of,
    )
    return assessing.begin_mitigation(case, by=cast.amina)


@kept
def escalation(cast, **fields) -> Assessment:
    """A case submitted: advice and signatures are being gathered."""
    return assessing.submit(mitigation(cast, **fields), by=cast.amina)


def advised(cast, case, **said) -> Assessment:
    """The case with every advice given: concurring, unless `legal=("non_concur", …)` says else."""
    for asked in Advice.objects.filter(assessment=case, returned_at=None):
        concur, condition = said.get(asked.kind, ("concur", ""))
        assessing.give_advice(
            asked,
            by=getattr(cast, ADVISERS[asked.kind]),
            concur=concur,
            reasons=f"What the {asked.get_kind_display().lower()} adviser thinks.",
            condition=condition,
            case_against="Fifteen years of training have not moved deaths in custody."
            if asked.kind == "human_rights"
            else "",
        )
    return Assessment.objects.get(pk=case.pk)


def advised_but(cast, case, missing) -> Assessment:
    """The case with all advice given but that of one kind."""
    for asked in Advice.objects.filter(assessment=case, returned_at=None).exclude(kind=missing):
        assessing.give_advice(
            asked, by=getattr(cast, ADVISERS[asked.kind]), concur="concur", reasons="Agreed."
        )
    return Assessment.objects.get(pk=case.pk)


def signed(cast, case) -> Assessment:
    """The case with every rung below the deciding one signed."""
    for rung in route_of(CaseFile(case)).unsigned:
        deciding.sign(case, by=getattr(cast, LADDER[rung.rank]), reauthenticated_at=timezone.now())
    return Assessment.objects.get(pk=case.pk)


@kept
def sign_off(cast, **fields) -> Assessment:
    """A case sealed and with whoever must decide; `advice` says who does not concur."""
    said = fields.pop("advice", {})
    case = signed(cast, advised(cast, escalation(cast, **fields), **said))
    return deciding.put_to_decision(case, by=cast.amina)


def decider_of(cast, case):
    """The person of the cast who may decide this case."""
    return getattr(cast, LADDER[case.rank])


def a_condition(cast, **fields) -> ProposedCondition:
    """Something to be done before delivery starts."""
    said = {
        "kind": "precedent",
        "says": "Three units are excluded, checked by roster before each course.",
        "owner": cast.post("Desk Officer, South Asia"),
        "proof": "The signed roster.",
        "due_on": today() + timedelta(days=20),
    }
    return ProposedCondition(**said | fields)


def a_yes(cast, **fields) -> Verdict:
    """A verdict nobody could object to: one condition, a review and a last day within a year."""
    said = {
        "review_on": today() + timedelta(days=180),
        "valid_until": today() + timedelta(days=360),
        "conditions": (a_condition(cast),),
    }
    return Verdict(**said | fields)


def decide(cast, case, kind, *, by=None, reason="The measures hold.", verdict=None):
    """Have a case decided by whoever may; returns the decision."""
    return deciding.decide(
        case,
        kind,
        by=by or decider_of(cast, case),
        reason=reason,
        proposal=verdict or a_yes(cast),
        reauthenticated_at=timezone.now(),
    )


@kept
def authorised(cast, **fields) -> Assessment:
    """A yes, with one condition that must be met before delivery."""
    verdict = fields.pop("verdict", None)
    case = sign_off(cast, **fields)
    decide(cast, case, "authorise", verdict=verdict)
    return Assessment.objects.get(pk=case.pk)


@kept
def refused(cast, **fields) -> Assessment:
    """A no, by whoever decides."""
    case = sign_off(cast, **fields)
    verdict = Verdict(what_would_change_it="Visits to custody without notice.")
    decide(cast, case, "refuse", verdict=verdict, reason="The risk is too great.")
    return Assessment.objects.get(pk=case.pk)


def ready_to_start(cast, case) -> Assessment:
    """The case with its conditions shown to be met and its letters sent."""
    for condition in CaseFile(case).conditions:
        if condition.met_on is None:
            deciding.evidence_condition(
                condition, by=cast.mona, on=today(), proof="The roster of the first course."
            )
    file = CaseFile(case)
    owed = letters_owed(file, "start_delivery")
    owed += letters_owed(file, "resume") if file.stops_taken_over else []
    for letter in owed:
        deciding.record_communication(
            case,
            by=cast.mona,
            rule=letter.id,
            told="The National Police Academy",
            contents=letter.contents,
            sent_on=today(),
            signed_by=cast.post("Desk Officer, South Asia"),
            proof="Receipt held by the Post.",
        )
    return Assessment.objects.get(pk=case.pk)


@kept
def monitoring(cast, **fields) -> Assessment:
    """Help that may be given, and is watched."""
    case = ready_to_start(cast, authorised(cast, **fields))
    deciding.start_delivery(case, by=cast.mona)
    return Assessment.objects.get(pk=case.pk)


def reassessed(cast, old) -> Assessment:
    """A reassessment of a case, every carried answer confirmed, put to the decider."""
    fresh = assessing.reassess(old, by=cast.amina, reason="A year has passed.")
    for answer in Answer.objects.filter(assessment=fresh, carried_over=True):
        assessing.confirm(fresh, by=cast.amina, answer=answer)
    for risk in Risk.objects.filter(assessment=fresh, carried_over=True):
        assessing.revise_risk(risk, by=cast.amina, confirm=True)
    for measure in Mitigation.objects.filter(risk__assessment=fresh, carried_over=True):
        assessing.revise_measure(measure, by=cast.amina, confirm=True)
    assessing.consult(
        fresh,
        by=cast.amina,
        who="The Post",
        on=today(),
        said="The visits were made.",
        changed="Nothing had to.",
    )
    fresh = assessing.begin_mitigation(fresh, by=cast.amina)
    assessing.submit(fresh, by=cast.amina)
    fresh = Assessment.objects.get(pk=fresh.pk)
    return deciding.put_to_decision(signed(cast, advised(cast, fresh)), by=cast.amina)
