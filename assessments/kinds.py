"""What kinds of assessment one may begin, as the framework foresees them.

A framework foresees an evaluation before a mandate by the report it owes of one, and an
assessment adopted from another body by a section that asks where that one answers.
"""

from collections.abc import Iterator

from policy.framework import Framework, Question, Report

# As `Assessment.Kind` spells them; guards, which models are made with, cannot import it.
FIRST, PRE_MANDATE, ADOPTED = "first", "pre_mandate", "adopted"


def report_before_a_mandate(framework: Framework) -> Report | None:
    """Return the account a framework wants of what was evaluated before a mandate, if any."""
    return framework.report_upon(PRE_MANDATE)


def kinds_foreseen(framework: Framework) -> tuple[str, ...]:
    """Return the kinds one may begin under a framework, the usual one first."""
    found = [FIRST]
    if report_before_a_mandate(framework):
        found.append(PRE_MANDATE)
    if any(section.id == ADOPTED for section in framework.sections):
        found.append(ADOPTED)
    return tuple(found)


def stages_asked(framework: Framework) -> Iterator[Question]:
    """Yield the questions that ask whether it is before a mandate, among other stages."""
    for section in framework.sections_per("case"):
        for question in section.questions:
            if any(option.id == PRE_MANDATE for option in question.options):
                yield question
