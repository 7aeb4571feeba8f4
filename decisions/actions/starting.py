"""Clearing help to begin."""

from assessments.states import AssessmentState as S
from casework.road import Step, journey, perform


def start_delivery(assessment, *, by, reason: str = ""):
    """Record that everything which had to come first is done, and that help may begin.

    The older assessments of the same help that are in force are superseded in the same act,
    each by the one that followed it.
    """
    with journey():
        case = assessment.locked()
        return perform(case.start_delivery, by=by, reason=reason, then=_superseding(case))


def _superseding(case) -> tuple[Step, ...]:
    steps, newer = [], case
    while newer.previous is not None and newer.previous.state in S.IN_FORCE:
        steps.append(Step(newer.previous.supersede, newer))
        newer = newer.previous
    return tuple(steps)
