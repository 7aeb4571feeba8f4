"""Why a rule came out as it did, down to the answers it rests on, for a page to show in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from policy.evaluate import Evaluation
from policy.explanation import Explanation
from policy.restricted import restricted_refs
from policy.words import _

DEEPEST = 8


def restricted_names(evaluation: Evaluation) -> set[str]:
    """The lists and answers of a framework that not everybody who reads a case may read."""
    return set(restricted_refs(evaluation.framework))


def tree_of(evaluation: Evaluation, id: str, closed: Collection[str] = ()) -> dict[str, Any]:
    """The explanation of one rule as nodes {says, value, because}; what is derived is opened too.

    `closed` names what this reader may not read: the node then says so, and shows nothing
    beneath. Raises KeyError with a sentence where there is no such rule.
    """
    return _node(evaluation, evaluation.explain(id), closed, DEEPEST)


def _node(
    evaluation: Evaluation, found: Explanation, closed: Collection[str], depth: int
) -> dict[str, Any]:
    if found.ref in closed:
        says = _("This rests on what you may not read here: “{label}”.").format(label=found.label)
        return {"says": says, "value": found.value, "because": []}
    beneath = _beneath(evaluation, found) if depth else ()
    return found.tree() | {
        "because": [_node(evaluation, each, closed, depth - 1) for each in beneath]
    }


def _beneath(evaluation: Evaluation, found: Explanation) -> Iterator[Explanation]:
    yield from found.parts
    if not found.parts and found.ref in evaluation.framework.derived:
        yield evaluation.explain(found.ref)


def rule_in_words(evaluation: Evaluation, id: str) -> tuple[str, str, str]:
    """What a rule says, with its citation and its basis. Raises KeyError where there is none."""
    framework = evaluation.framework
    rules: tuple[Any, ...] = (
        *framework.bars,
        *framework.escalation,
        *framework.checks,
        *framework.scope.rules,
    )
    for rule in rules:
        if rule.id == id:
            return str(getattr(rule, "message", "") or rule.says), rule.cite, rule.basis
    derived = framework.derived[id]
    return str(derived.label), derived.cite, derived.basis
