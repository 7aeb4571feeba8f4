"""What happens beside the cases: the law put in use, posts lent, decisions made elsewhere."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from accounts.models import Officer
from assessments import actions as assessing
from assessments.models import Assistance, Delivery
from casework.actions import read_notices
from casework.models import Notice
from config.demo.fiction.cast import FRAMEWORK, SECURITY, World
from config.demo.fiction.days import Story
from config.demo.fiction.letters import letters_go_out
from config.demo.fiction.offices.home import OFFICE
from config.demo.fiction.prose import Matter
from config.demo.fiction.register import keep_source
from config.demo.fiction.road import (
    a_yes,
    advise,
    ahead,
    begin,
    condition,
    countersign,
    deliver,
    fresh,
    make_ready,
    plan,
    put,
    start,
    submit,
)
from config.demo.fiction.writing import answer, write
from decisions import actions as deciding
from decisions.verdicts import replace
from monitoring.actions import sweep
from policy import actions as law
from policy import registry


def the_law(world: World) -> Story:
    """Two policy managers put the texts in use."""
    yield 710
    for framework in registry.available().values():
        law.put_in_use(framework, by=world.lou, confirmed_by=world.shabnam)


def a_loan(world: World) -> Story:
    """The director is away, and lends her post."""
    yield 4
    deciding.grant_delegation(
        world.posts["Director, Security"],
        by=world.sunniva,
        delegate=world.emeka,
        framework_id=FRAMEWORK,
        starts_on=timezone.localdate(),
        ends_on=ahead(14),
        reason="On leave until the first week of next month.",
    )


def judges_on_bail(world: World) -> Story:
    """Raised to the minister by hand, who decided it on paper."""
    yield 105
    given = plan(
        world,
        "tomasz",
        "VL",
        "judges",
        title="Seminars on bail and remand, Velem School for Judges",
        purpose=SEMINARS.objectives,
        summary="Two judges teach six seminars on when not to hold somebody.",
        amount=27_500,
        starts=65,
    )
    case = begin(world, "tomasz", given, recipient_kind=["judiciary"], activities=["advice"])
    yield 99
    write(world, "tomasz", case, SEMINARS, ())
    yield 94
    submit(world, "tomasz", case)
    assessing.raise_level(
        fresh(case),
        by=world.sunniva,
        reason="The minister met the president of the court last week and should decide.",
        to_rank=3,
    )
    for kind in ("legal", "human_rights"):
        assessing.ask_advice(
            fresh(case), by=world.tomasz, kind=kind, question="Anything against it?"
        )
    yield 84
    advise(world, case)
    countersign(world, case)
    put(world, "tomasz", case)
    yield 78
    keep_source(world, "minute", dated=f"{timezone.localdate()}")
    _on_paper(world, case)
    yield from _seminars_begin(world, given, case)


def _seminars_begin(world: World, given, case) -> Story:
    yield 60
    make_ready(world, case, "The school's director", "Seen by the Post.")
    start(world, fresh(case))
    yield 38
    deliver(world, "yuki", given, Delivery.Kind.BEGAN, "First seminar, nineteen judges.")


SEMINARS = Matter(
    "One person in five who is held on remand today is not held next year.",
    "Remand stays the rule for theft.",
    "People wait for their trial at home.",
    "The school is run by judges. Ministers do not sit on its board.",
    "Nothing found in which it could contribute to harm.",
)


def _on_paper(world: World, case) -> None:
    verdict = replace(
        a_yes(
            condition(
                world, "tomasz", "The seminars are open to defence lawyers.", "The invitation."
            ),
            review=150,
            valid=300,
        ),
        made="on_paper",
        decider=world.adaeze,
        words="Agreed. Open them to defenders as well. A.O.",
        made_at=timezone.now() - timedelta(minutes=5),
        evidence=world.sources["minute"],
    )
    pending = deciding.record_elsewhere(
        fresh(case),
        "authorise",
        by=world.pia,
        reason="Agreed on the submission, with one condition added in the margin.",
        proposal=verdict,
    )
    deciding.confirm_recorded(pending, by=world.paulo)


def decided_before(world: World) -> Story:
    """Two decisions made before Heed are taken over, to be looked at by their own dates."""
    yield 168
    rows = [
        _earlier(
            world,
            "orsacg",
            (330, -34, -20),
            earlier_reference="SA/2025/117",
            title="Search and rescue coordination centre, Orsa Coastguard",
            summary="A duty room, charts and two advisers.",
            country="OR",
            decider="Oluwaseun Thackeray",
            decider_title="Director, Security",
            level="senior",
            reasons="Rescue only; no boarding is taught. Agreed on the papers of that spring.",
        ),
        _earlier(
            world,
            "inspectorate",
            (200, -120, -60),
            earlier_reference="SA/2026/009",
            title="Records room, Velem Inspectorate of Prisons",
            summary="Shelving, scanners and an archivist for six months.",
            country="VL",
            decider="Daniel Achterberg",
            decider_title="Team Leader, Security",
            level="team_leader",
            reasons="Small, wanted by the inspectorate, and no risk was found.",
        ),
    ]
    deciding.import_earlier_decisions(rows, recorder=world.miriam, confirmer=world.paulo)


def _earlier(world: World, recipient: str, days: tuple[int, int, int], **said: str) -> dict:
    """Return one decision of the office as it is taken over; its days count back from today."""
    decided, valid, review = (world.calendar.day(each).isoformat() for each in days)
    return {
        "portfolio": SECURITY,
        "kind": "capacity_building",
        "recipient": world.recipients[recipient].reference,
        "decided_on": decided,
        "valid_until": valid,
        "review_on": review,
        "decider_organisation": OFFICE,
    } | said


def a_kidnapping(world: World) -> Story:
    """Restricted: known to its team, to advisers who are asked, and to its ladder."""
    yield 3
    given = plan(
        world,
        "priya",
        "KD",
        "western",
        kind=Assistance.Kind.CASE_SPECIFIC,
        restricted=True,
        marking="OFFICIAL-SENSITIVE",
        title="Advice to negotiators in a kidnapping",
        summary="One adviser speaks with the negotiators by telephone, for as long as it lasts.",
        starts=5,
        lasts=30,
    )
    assessing.join_team(given, by=world.priya, officer=world.nomvula)
    case = begin(world, "priya", given, assistance_kind="case_specific", activities=["advice"])
    answer(
        case,
        world.priya,
        {
            "uk.c_requester": "The head of the negotiators.",
            "uk.2_objectives": "Two people come home alive.",
            "uk.2_nothing": "The negotiators go on alone.",
        },
    )


def the_calendar(world: World) -> Story:
    """Sweep now and then, as beat would every hour; post is sent, and people read their notices."""
    for days_ago in (*range(420, 56, -28), *range(56, 13, -14)):
        yield days_ago
        sweep()
        letters_go_out(world)
    yield 8
    sweep()
    for officer in Officer.objects.filter(is_active=True):
        newest = Notice.objects.filter(officer=officer).order_by("-pk").first()
        if newest:
            read_notices(officer, newest.pk)
    yield 0
    sweep()


STORIES = {
    "The frameworks are in use.": the_law,
    "A post is lent for two weeks.": a_loan,
    "Seminars for judges were decided on paper.": judges_on_bail,
    "Two decisions made before Heed were taken over.": decided_before,
    "A restricted case was opened.": a_kidnapping,
    "The calendar has come to today.": the_calendar,
}
