"""The UN's policy for its tests: the framework, its worked cases, and ways to change an answer."""

from functools import cache

from policy.evaluate import Evaluation, evaluate
from policy.framework import FRAMEWORKS, Framework, loads
from tests.policy.frameworks import case

FILE = FRAMEWORKS / "un-hrddp.yaml"
BEFORE = "drc_2015_before_appointment"


@cache
def hrddp() -> Framework:
    """The framework as it is delivered."""
    return loads(FILE.read_text("utf-8"), FILE.name)


def judged(name: str = BEFORE, **answers) -> Evaluation:
    """A worked case weighed, with some answers changed: `un__16="yes"`; None takes one away."""
    document = case(name)
    for key, value in answers.items():
        document["q"][key.replace("__", ".")] = value
    return weigh(document)


def judged_with(facts: dict, name: str = BEFORE) -> Evaluation:
    """A worked case weighed with some facts of the case changed."""
    document = case(name)
    document["case"] |= facts
    return weigh(document)


def judged_row(collection: str, id: str, answers: dict, name: str = BEFORE) -> Evaluation:
    """A worked case weighed with one row of a list changed."""
    document = case(name)
    next(row for row in document["collections"][collection] if row["id"] == id).update(answers)
    return weigh(document)


def weigh(document: dict) -> Evaluation:
    return evaluate(hrddp(), document)


def standing(found: Evaluation) -> list[str]:
    """The bars that stop the case."""
    return [each.id for each in found.bars_standing]


def wanted(found: Evaluation) -> list[str]:
    """The questions that are due and unanswered."""
    return [each.question for each in found.missing]


def contradictions(found: Evaluation) -> list[str]:
    """The checks that hold."""
    return [each.id for each in found.consistency if each.value is True]


def communication(id: str):
    """One letter of the framework."""
    return next(each for each in hrddp().communications if each.id == id)


def duty(id: str):
    """One duty of the framework."""
    return next(each for each in hrddp().monitoring if each.id == id)


def report(id: str):
    """One report of the framework."""
    return next(each for each in hrddp().reports if each.id == id)


def asked(form: str) -> dict[str, bool]:
    """What a form asks for, and whether it may not be left out."""
    return {each.id: each.required for each in hrddp().form(form).questions}
