"""The steps by which people in the stories take a case along: each is one real action, or a few."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from assessments import actions as assessing
from assessments.models import Advice, Assessment, Assistance, Delivery
from casework.files import CaseFile
from casework.refusals import Refused
from config.demo.fiction.cast import FRAMEWORK, SECURITY, World
from config.demo.fiction.known import rest_on_what_is_known
from config.demo.fiction.offices import AT_HOME, crew_of
from config.demo.fiction.prose import Matter
from config.demo.fiction.writing import post_in, write
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
RECEIPT = "Receipt held by the Post."
SAID = {
    "legal": "Within our obligations on the facts as they are written here.",
    "human_rights": "The risk is described as it is, and the measures can be checked.",
    "ihl": "The law of armed conflict is treated apart, as it should be.",
    "assurance": "Consistent with how like cases were judged. Sources are recent.",
    "post": "It can be done, and we can watch it from here with the staff we have.",
}


def ahead(days: int) -> date:
    """Return the day so many days after the day the story has come to."""
    return timezone.localdate() + timedelta(days=days)


def fresh(case: Assessment) -> Assessment:
    """Return the case as it stands now."""
    rows = Assessment.objects.select_related("assistance__country", "portfolio")
    return rows.get(pk=case.pk)


# -- planning and screening ------------------------------------------------------------------------


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
    """Screen it in, and open its assessment on what is known of the country."""
    assessing.screen(
        assistance, by=world.people[by], framework_id=FRAMEWORK, answers=IN_SCOPE | answers
    )
    case = assessing.open_assessment(assistance, by=world.people[by], framework_id=FRAMEWORK)
    rest_on_what_is_known(world, by, case)
    return case


def begin_under(
    world: World, by: str, assistance: Assistance, law: str, answers: dict
) -> Assessment:
    """Screen it in under one of the other frameworks, and open its assessment there."""
    about = {"by": world.people[by], "framework_id": law}
    assessing.screen(assistance, answers=answers, reasons="It is support to forces.", **about)
    return assessing.open_assessment(assistance, **about)


def deliver(
    world: World, by: str, assistance: Assistance, kind: str, what: str, **more
) -> Delivery:
    """Record what happens in the world on this day."""
    on = more.pop("on", timezone.localdate())
    return assessing.record_delivery(
        assistance, by=world.people[by], kind=kind, on=on, what=what, **more
    )


# -- up the ladder ---------------------------------------------------------------------------------


def submit(world: World, by: str, case: Assessment) -> Assessment:
    """Submit it: the content is sealed, and the advice it needs is asked for."""
    return assessing.submit(fresh(case), by=world.people[by], reason="")


def advise(world: World, case: Assessment, only: tuple[str, ...] = (), **said: dict) -> Assessment:
    """Let the advisers who were asked, or only these, answer: they concur, or as they are told."""
    for asked in Advice.objects.filter(assessment=case, returned_at=None):
        if only and asked.kind not in only:
            continue
        key = adviser_of(case, asked.kind)
        words = {"concur": "concur", "reasons": SAID[asked.kind]} | said.get(asked.kind, {})
        assessing.give_advice(asked, by=world.people[key], **words)
    return fresh(case)


def adviser_of(case: Assessment, kind: str) -> str:
    """Return who gives advice of this kind on a case: at home, the post in its country does."""
    crew = crew_of(case.portfolio.name)
    if kind == "post" and crew is AT_HOME:
        return post_in(case.assistance.country_id)
    return crew.advises[kind]


def countersign(world: World, case: Assessment, words: str = "") -> Assessment:
    """Let every rung below the one that decides sign, where somebody sits on it."""
    unsigned = route_of(CaseFile(fresh(case))).unsigned
    for rung in unsigned:
        said = words if rung is unsigned[-1] else ""  # the last to sign writes for the decider
        for holder in [seat.holder for seat in rung.seats if seat.holder][:1]:
            now = timezone.now()
            deciding.sign(fresh(case), by=holder, words=said, reauthenticated_at=now)
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


# -- the help itself -------------------------------------------------------------------------------


def make_ready(world: World, case: Assessment, told: str, proof: str) -> None:
    """Show that the conditions are met, and send the letters that must go first."""
    by, today = world.people[crew_of(case.portfolio.name).watches], timezone.localdate()
    for each in CaseFile(fresh(case)).conditions:
        if each.met_on is None and each.kind == "precedent":
            deciding.evidence_condition(each, by=by, on=today, proof=proof)
    file = CaseFile(fresh(case))
    owed = letters_owed(file, "start_delivery")
    owed += letters_owed(file, "resume") if file.stops_taken_over else []
    for letter in owed:
        send(world, case, letter.id, told)


def send(world: World, case: Assessment, rule: str, told: str, proof: str = RECEIPT) -> None:
    """Record that a letter the framework wants went out today, with all it must say."""
    crew, file = crew_of(case.portfolio.name), CaseFile(fresh(case))
    letter = next(each for each in file.framework.communications if each.id == rule)
    deciding.record_communication(
        fresh(case),
        by=world.people[crew.watches],
        rule=rule,
        told=told,
        contents=letter.contents,
        sent_on=timezone.localdate(),
        signed_by=world.post_of(crew.signs),
        proof=proof,
    )


def start(world: World, case: Assessment) -> Assessment:
    """Clear the help to begin, and plan the watch."""
    watching.start_delivery(fresh(case), by=world.people[crew_of(case.portfolio.name).watches])
    return fresh(case)


def keep_up(world: World, case: Assessment, proof: str, *, kinds=("measure", "condition")) -> None:
    """Close what the watch asks for, but for reports: each with what proves that it was done."""
    for duty in CaseFile(fresh(case)).obligations:
        if duty.done_on is None and duty.comes_from in kinds:
            by = world.people[crew_of(case.portfolio.name).watches]
            watching.close_duty(duty, by=by, proof=proof)


def supply(world: World, by: str, case: Assessment, *items: tuple[str, int, str, str]) -> None:
    """List what is supplied: what, how many, what export law says of it, and for what use."""
    for item, number, criteria, end_use in items:
        said = {
            "uk.item": item,
            "uk.quantity": number,
            "uk.controlled": "yes" if criteria else "no",
            "uk.criteria": criteria,
            "uk.end_use": end_use,
        }
        known = {question: value for question, value in said.items() if value}
        assessing.save_row(case, by=world.people[by], collection="items", answers=known)


def is_refused(act: Callable[..., Any], *arguments: Any) -> None:
    """Try what the story says cannot be done yet: the ledger keeps what was answered."""
    try:
        act(*arguments)
    except Refused:
        return
    raise AssertionError("The story says that this is refused, and it was not.")
