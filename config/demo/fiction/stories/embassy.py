"""An embassy has a battalion and its instructors vetted: one is rejected, one is suspended."""

from __future__ import annotations

from assessments.barred import hit_by
from assessments.findings import findings_asked
from assessments.models import Assessment, Assistance
from casework.files import CaseFile
from config.demo.fiction import papers
from config.demo.fiction.cast import World
from config.demo.fiction.days import Story
from config.demo.fiction.offices.embassy import LAW, VETTED
from config.demo.fiction.road import (
    advise,
    ahead,
    begin_under,
    countersign,
    decide,
    fresh,
    plan,
    put,
    submit,
)
from decisions.verdicts import ProposedFinding, Verdict

SCOPE = {
    "funding": ["title22"],
    "force": ["police"],
    "purpose": ["build"],
    "sector_actor": ["provider"],
    "emergency": "no",
}


def instructors_for_a_battalion(world: World) -> Story:
    """Let go ahead by the director in the capital, but for a battalion and one instructor."""
    yield 38
    given = plan(
        world,
        "josephine",
        "SQ",
        "rapid branch",
        portfolio=VETTED,
        kind=Assistance.Kind.CAPACITY_BUILDING,
        currency="USD",
        fund="Title 22, security assistance",
        funder=world.post_of("josephine").organisation,
        title="Instructors of the Sundara Police: calming crowds",
        purpose="Nine detentions in ten are reviewed by a judge within two days.",
        summary="A course for instructors of a battalion and of the training branch.",
        amount=300_000,
        starts=80,
        lasts=120,
    )
    case = begin_under(world, "josephine", given, LAW, SCOPE)
    yield 5
    papers.Writing(world, "josephine", case).write(papers.read("sundara"))
    yield 4
    submit(world, "josephine", case)
    yield 2
    reasons = "Two medical reports agree with what is said of him. He takes his unit along."
    advise(world, case, human_rights={"reasons": reasons})
    countersign(world, case, "The training branch is what we asked for most.")
    put(world, "josephine", case)
    yield 1
    decide(case, "authorise", "The branch is cleared, and two of them are not.", _but_for(case))


def _but_for(case: Assessment) -> Verdict:
    """Return a yes that leaves out the rejected man's battalion, and whoever is suspended."""
    file = CaseFile(fresh(case))
    hit = [each for found in file.evaluation.bars_standing for each in hit_by(file, found)]
    found = [
        ProposedFinding(question=each.question.id, row=each.row, value=each.answer.value)
        for each in findings_asked(file)
    ]
    return Verdict(
        review_on=ahead(90),
        valid_until=ahead(300),
        excluded=tuple(int(each.key) for each in hit if not each.is_vetted_only),
        excluded_rows=tuple(each.key for each in hit if each.is_vetted_only),
        findings=tuple(found),
    )


STORIES = {
    "Instructors are vetted; a yes leaves one rejected, one suspended out.": (
        instructors_for_a_battalion
    ),
}
