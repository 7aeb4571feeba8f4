"""What a submission seals, part by part: each part is somebody's to read or to be withheld.

Amounts and dates are text; rows are named by their ids. Nothing here is a query of its own
beyond what the case file holds.
"""

from typing import Any

from assessments.content.answers import answers, risks
from assessments.content.evidence import allegations, assurances, consultations, sources
from assessments.content.plan import plan
from assessments.resting import baseline_parts
from casework.seals import Part
from policy.restricted import without_reasons
from policy.text import authoritative
from recipients.permissions import READ_RESTRICTED


def content_parts(file) -> dict[str, Part]:
    """Return every part of a case's content, by its path, with who may read it."""
    parts = plan(file) | {"framework": Part(_framework(file.framework))} | _evaluation(file)
    parts |= {"declared_none": Part(list(file.case.declared_none))}
    parts |= answers(file) | risks(file) | consultations(file) | assurances(file)
    return parts | sources(file) | allegations(file) | baseline_parts(file)


def _framework(framework) -> dict[str, Any]:
    return {
        "id": framework.id,
        "version": framework.version,
        "digest": framework.digest,
        "title": authoritative(framework.title),
        "state": framework.state,
        "provisional_because": authoritative(framework.provisional_because),
        "switches": {each.id: each.value for each in framework.switches},
    }


def _evaluation(file) -> dict[str, Part]:
    """What the framework found; why, in sentences that repeat answers, is for some readers."""
    found, because = without_reasons(file.evaluation.as_dict())
    parts = {"evaluation": Part(found | {"absolute_bars": _absolute_bars(file.evaluation)})}
    return parts | ({"evaluation/because": Part(because, READ_RESTRICTED)} if because else {})


def _absolute_bars(evaluation) -> list[str]:
    """Return the bars that are true and that nobody may pass: the database knows them by this."""
    return sorted(
        found.id
        for found in evaluation.bars_standing
        if found.value is True and found.bar.effect == "prohibit" and not found.bar.overrides
    )
