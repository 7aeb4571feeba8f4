"""What several frameworks ask alike: said once, it stands in the others, to be looked at again.

Alike means the same question, of the same meaning version and type, whose every chosen answer
the other framework offers by the same id. Anything less is asked afresh.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from assessments.models import Screening
from policy import registry
from policy.framework import Framework, Question


def known_from_others(assistance, framework: Framework) -> dict[str, Any]:
    """Return the scope answers given under other frameworks that mean the same under this one."""
    found: dict[str, Any] = {}
    screenings = Screening.objects.filter(assistance=assistance).order_by("pk")
    for screening in screenings.exclude(framework_id=framework.id):
        pin = (screening.framework_id, screening.framework_version, screening.framework_digest)
        asked = registry.pinned(*pin).scope.questions
        found |= answers_that_carry(asked, framework.scope.questions, screening.answers)
    return found


def answers_that_carry(
    given_to: Iterable[Question], asked: Iterable[Question], answers: Mapping[str, Any]
) -> dict[str, Any]:
    """Return those of the answers to some questions that answer others, too, by question key."""
    theirs = {question.key: question for question in given_to}
    return {
        question.key: answers[question.key]
        for question in asked
        if question.key in answers
        and question.key in theirs
        and _mean_the_same(theirs[question.key], question, answers[question.key])
    }


def _mean_the_same(theirs: Question, ours: Question, value: Any) -> bool:
    if (theirs.type, theirs.meaning) != (ours.type, ours.meaning) or not ours.options:
        return False
    chosen = value if isinstance(value, list) else [value]
    return all(ours.option(each) is not None for each in chosen)
