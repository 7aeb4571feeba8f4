"""A police-training partnership in Kadar: from a refused submission to a yes, and to its end."""

from __future__ import annotations

from django.utils import timezone

from assessments import actions as assessing
from assessments.models import Delivery, Risk
from casework.files import CaseFile
from config.demo.fiction import dangers as d
from config.demo.fiction.cast import World
from config.demo.fiction.days import Story
from config.demo.fiction.prose import Matter
from config.demo.fiction.register import allege
from config.demo.fiction.road import (
    a_yes,
    advise,
    begin,
    condition,
    countersign,
    decide,
    deliver,
    fresh,
    is_refused,
    make_ready,
    plan,
    put,
    start,
    submit,
)
from config.demo.fiction.writing import add_measure, write
from monitoring import actions as watching
from monitoring.verdicts import Ending, Stop


def the_partnership(world: World) -> Story:
    """Planned, refused at first, authorised over a dissent, watched, held, stopped, taken back."""
    yield 384
    given = plan(
        world,
        "morag",
        "KD",
        "academy",
        title="Policing partnership with the Kadari National Police",
        summary="Instructors of the Northmoor force teach at the academy, three months a year.",
        purpose="Officers who lead stations learn to run them by the law.",
        amount=730_000,
        starts=65,
        lasts=700,
        supplier="Northmoor Territorial Police",
    )
    case = begin(world, "morag", given)
    yield 375
    write(world, "morag", case, MATTER, _dangers(bare=True), reputation={"TORT": "high"})
    yield 372
    is_refused(submit, world, "morag", case)
    yield 370
    risk = Risk.objects.get(assessment=case, code="TORT")
    for measure in (d.EXCLUDE, d.VISITS):
        add_measure(world, "morag", risk, measure)
    yield 366
    submit(world, "morag", case)
    yield 354
    advise(world, case, **SAID)
    yield 350
    countersign(world, case, "The visits are the heart of it.")
    put(world, "morag", case)
    yield from _begins(world, given, case)


def _begins(world: World, given, case) -> Story:
    yield 345
    case = decide(
        case,
        "authorise",
        "I have read the human rights adviser's case against it and do not think it wrong. "
        "The visits are new; if one is refused, this ends.",
        _terms(world),
    )
    yield 338
    is_refused(start, world, case)
    yield 325
    make_ready(world, case, "The Inspector General", "Shown to the Post, with copies kept.")
    case = start(world, case)
    yield from _goes_wrong(world, given, case)


def _goes_wrong(world: World, given, case) -> Story:
    yield 318
    deliver(
        world,
        "joaquin",
        given,
        Delivery.Kind.BEGAN,
        "First course, 34 officers.",
        seen_by="The Post",
    )
    yield 196
    _reported(world, case)
    yield 158
    allege(
        world,
        "joaquin",
        "knp",
        ("custody",),
        violation="deaths in custody",
        says="Three people died within a month in stations of the Western Division, two of them "
        "in stations whose heads were taught at the academy this year.",
        happened=f"{world.calendar.day(170):%Y-%m}",
        place="Western Division",
        standard="credible",
    )
    yield 157
    watching.hold(
        fresh(case),
        by=world.dana,
        why="Three deaths in a month, two in stations led by people we taught. The next course "
        "begins on Monday.",
    )
    yield 154
    _suspended(world, fresh(case))
    deliver(world, "joaquin", given, Delivery.Kind.STOPPED, "The instructors came home.")
    yield from _is_taken_back(world, case)


def _is_taken_back(world: World, case) -> Story:
    yield 140
    again = assessing.reassess(
        fresh(case), by=world.morag, reason="To see whether anything of it can be kept."
    )
    yield 101
    watching.withdraw(
        fresh(case),
        by=world.adaeze,
        reason="The cells were closed to us twice, and nobody has been charged for three deaths. "
        "What we asked for in order to resume has been refused in writing.",
        proposal=Ending(
            what_would_change_it="A charge in each of the three cases, and open cells."
        ),
        reauthenticated_at=timezone.now(),
    )
    yield 99
    assessing.abandon(
        fresh(again),
        by=world.morag,
        reason="The yes it was meant to renew has been withdrawn.",
    )


def _dangers(*, bare: bool) -> tuple[d.Danger, ...]:
    """Return what it risks; at first nothing was set against the gravest."""
    gravest = d.ILL_TREATMENT.but(after="serious", measures=() if bare else (d.VISITS,))
    return (gravest, d.ARREST, d.ASSEMBLY)


def _terms(world: World):
    return a_yes(
        condition(
            world,
            "morag",
            "Three units are excluded, checked by roster before each course.",
            "The signed roster of the first course.",
        ),
        condition(
            world,
            "joaquin",
            "The cells of every student's station may be visited without notice.",
            "The Inspector General's circular.",
        ),
        condition(
            world,
            "joaquin",
            "Deaths in custody are reported to us each quarter.",
            "The quarterly figures.",
            kind="continuing",
            due=110,
        ),
        review=170,
    )


def _reported(world: World, case) -> None:
    open_duties = [each for each in CaseFile(fresh(case)).obligations if not each.done_on]
    duty = next(each for each in open_duties if each.form == "mitigation_progress")
    watching.report(
        fresh(case),
        by=world.mona,
        obligation=duty,
        from_on=world.calendar.day(318),
        to_on=timezone.localdate(),
        seen="Two visits without notice, to four stations. One station asked us to wait an hour.",
        use="As planned: 71 officers in two courses, all found on the cleared list.",
        harm="None seen. One complaint was told to us and passed on.",
        measures="The rosters hold. The visits do, so far.",
    )


def _suspended(world: World, case) -> None:
    watching.ratify_hold(
        case,
        by=world.sunniva,
        reason="The hold was right. Two visits asked for this week were refused.",
        proposal=Stop(
            reason_codes=("rights",),
            impact="Ninety officers lose a course. Two other donors were told, and have stopped.",
            resumption_test="Each of the three deaths is looked into by somebody outside the "
            "force, what is found is published, and the cells are open to us again.",
            public_line="The partnership is suspended while three deaths are looked into.",
            in_fact_from=timezone.localdate(),
            triggers=tuple(each.pk for each in CaseFile(case).open_triggers),
        ),
        reauthenticated_at=timezone.now(),
    )


MATTER = Matter(
    "Within two years every station head has been taught to run a custody record, and keeps one.",
    "Heads of stations go on learning from those before them.",
    "A custody record that is kept is the first thing that a lawyer or a judge can ask for.",
    "Deaths in custody stand at 34 a year, with one conviction in ten years.",
    "A serious risk remains. It may be worth taking while the cells are open to us; no longer.",
    reputation="Critics say that we train those who torture, and they have read our reports.",
)
SAID = {
    "human_rights": {
        "concur": "non_concur",
        "reasons": "The risk is serious before and after. Training has been given for years and "
        "the figures have not moved.",
        "case_against": "Nobody can point to a station where a course of ours changed what happens "
        "at night. The force can point to us.",
    },
    "legal": {
        "concur": "concur_if",
        "reasons": "Lawful on these facts while we do not know of a unit that tortures.",
        "condition": "It stops on the day we do.",
    },
}
STORIES = {"The partnership with the Kadari police was withdrawn.": the_partnership}
