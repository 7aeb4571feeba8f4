"""What frameworks that do not apply would say of the same help: for learning, never for deciding.

Only what means the same there is carried over: facts of the plan and the register, and answers
on scope alike in question and choice. Everything else is unknown to them, and says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from assessments.answers_shared import answers_that_carry
from assessments.document import case_document
from assessments.progress import Progress, progress_of
from casework.files import CaseFile
from policy.evaluate import Evaluation
from policy.findings import BarFinding
from policy.framework import Framework
from policy.queries import frameworks_of
from policy.registry import available
from recipients.permissions import READ_RESTRICTED


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """One framework that does not apply, and what it makes of what is known."""

    framework: Framework
    evaluation: Evaluation
    progress: tuple[Progress, ...]

    @property
    def bars(self) -> Iterator[BarFinding]:
        """Every bar it has: those that stand, then those not known, then those that do not."""
        order = {True: 0, None: 1, False: 2}
        yield from sorted(self.evaluation.bars.values(), key=lambda each: order[each.value])

    @property
    def would_ask(self) -> Iterator[Progress]:
        """The sections in which it would still want an answer."""
        yield from (each for each in self.progress if each.left and each.needed is not False)


def elsewhere(case, officer) -> list[Elsewhere]:
    """Return what each framework on disk that does not apply here would say of a case.

    What this officer may not read is not weighed for them, so that no finding tells of it.
    """
    own = CaseFile(case)
    applied = {each.id for each in frameworks_of(case.portfolio.organisation)}
    others = (each for id, each in available().items() if id not in applied | {case.framework_id})
    return [_of(own, each, officer) for each in others]


def _of(own: CaseFile, framework: Framework, officer) -> Elsewhere:
    file: Any = CaseFile(own.case)
    file.framework = framework
    file.screening = SimpleNamespace(answers=_known(own, framework))
    file.risks, file.assurances, file.answers = [], [], _answers(own, framework)
    file.recipients, file.consultations = own.recipients, []
    reads = officer.may(READ_RESTRICTED, own.case.portfolio)
    file.allegations = [each for each in own.allegations if reads or not each.restricted]
    own_names = {"framework": framework.id, "declared_none": []}
    file.document = case_document(own.case, file) | own_names
    return Elsewhere(framework, file.evaluation, tuple(progress_of(file)))


def _known(own: CaseFile, framework: Framework) -> dict[str, Any]:
    """Return the answers on scope that mean the same there."""
    given = own.screening.answers if own.screening else {}
    asked = framework.scope.questions
    return answers_that_carry(own.framework.scope.questions, asked, given)


def _answers(own: CaseFile, framework: Framework) -> list[Any]:
    """Return the answers of the case itself to questions both ask, in the same meaning."""
    ours, theirs = own.framework.questions, framework.questions
    return [
        each
        for each in own.answers
        if (not each.subject or framework.is_asked_per_country(each.question))
        and each.question in ours
        and each.question in theirs
        and ours[each.question].meaning == theirs[each.question].meaning
    ]
