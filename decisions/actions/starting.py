"""Clearing help to begin."""

from assessments.states import AssessmentState as S
from casework.road import Step, journey, perform


def start_delivery(assessment, *, by, reason: str = ""):
    """Record that everything which had to come first is done, and that help may begin.

    The older assessment of the same help, if one is in force, is superseded in the same act.
    """
    with journey():
        case = assessment.locked()
        old = case.previous
        steps = ()
        if old is not None and old.state in S.IN_FORCE:
            steps = (Step(old.supersede, case),)
        return perform(case.start_delivery, by=by, reason=reason, then=steps)
