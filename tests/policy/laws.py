"""The frameworks we ship beside OSJA, and ways to change a case under them."""

from functools import cache

from policy.framework import FRAMEWORKS, load


@cache
def law(name):
    """A framework we ship, by its id."""
    return load(FRAMEWORKS / f"{name}.yaml")


def facing(document, **facts):
    """The case with some facts changed; None takes one away."""
    document["case"] |= facts
    return document


def answered(document, prefix, **answers):
    """The case with some answers changed: `objective="…"`; None takes one away."""
    document["q"] |= {f"{prefix}.{name}": value for name, value in answers.items()}
    return document


def about(document, collection, id, **answers):
    """The case with some answers about one row changed."""
    row = next(row for row in document["collections"][collection] if row["id"] == id)
    row.update(answers)
    return document


def standing(evaluation):
    """The bars that stand, each with the rows it hits."""
    return {found.id: found.rows for found in evaluation.bars_standing}


def contradictions(evaluation):
    """The consistency checks that hold."""
    return [found.id for found in evaluation.consistency if found.value is True]


def wanting(evaluation):
    """The questions and lists that are due and unknown."""
    return [each.question for each in evaluation.missing]
