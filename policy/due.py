"""By which stage what a condition looks up should be known."""

from collections.abc import Iterator

from policy.framework import STAGES, Framework
from policy.logic import Condition, references


def is_condition_due(framework: Framework, condition: Condition, stage: str | None) -> bool:
    """Whether everything this condition looks up should be known by this stage."""
    return stage is None or _latest(framework, condition) <= STAGES.index(stage)


def _latest(framework: Framework, condition: Condition) -> int:
    """The last stage anything in a condition is due at; worked out once for each condition."""
    kept = framework.latest_stages.get(id(condition))
    if kept is None:
        places = map(STAGES.index, _stages(framework, condition, set()))
        # The condition is kept beside its stage, so that no other one ever has its identity.
        kept = framework.latest_stages[id(condition)] = (condition, max(places, default=-1))
    return kept[1]


def _stages(framework: Framework, condition: Condition, seen: set[str]) -> Iterator[str]:
    for ref in references(condition):
        if ref in seen:
            continue
        seen.add(ref)
        if ref in framework.derived:
            yield from _stages_of_derived(framework, ref, seen)
        elif question := framework.questions_by_ref.get(ref):
            yield question.due_at
        elif collection := framework.collections.get(ref.removeprefix("it.")):
            yield collection.due_at


def _stages_of_derived(framework: Framework, ref: str, seen: set[str]) -> Iterator[str]:
    derived = framework.derived[ref]
    parts: list[Condition] = [step.when for step in derived.steps]
    parts += [{"answered": side} for side in derived.sides]
    parts += [derived.condition] if derived.condition else []
    if derived.collection:
        yield framework.collection(derived.collection).due_at
    for part in parts:
        yield from _stages(framework, part, seen)
