"""What a framework keeps from most of those who read a case: single answers, and whole lists."""

from typing import Any

from policy.framework import Framework, Question

RESTRICTED = "restricted"


def is_restricted(framework: Framework, question: Question) -> bool:
    """Whether the answer to a question is kept from most: itself, or with the list it is about.

    Of a restricted list every answer is restricted, whatever its question says: a rank and a
    result name somebody as surely as a name does.
    """
    if question.sensitivity == RESTRICTED:
        return True
    about = framework.collections.get(question.per)
    return about is not None and about.sensitivity == RESTRICTED


def restricted_refs(framework: Framework) -> frozenset[str]:
    """The lists and answers that are restricted, by the names conditions use for them."""
    lists = {name for name, each in framework.collections.items() if each.sensitivity == RESTRICTED}
    answers = {each.ref for each in framework.questions.values() if is_restricted(framework, each)}
    return frozenset(lists | answers)


def without_reasons(evaluation: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Take out of an evaluation, as plain data, the sentences that repeat what was answered.

    Returns the evaluation without them, and what was taken out, by the bar it belongs to.
    """
    bars = evaluation["bars"]
    because = {id: bar["because"] for id, bar in bars.items() if bar.get("because")}
    kept = {
        id: {key: said for key, said in bar.items() if key != "because"} for id, bar in bars.items()
    }
    return evaluation | {"bars": kept}, because
