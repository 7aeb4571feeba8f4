"""What happens that a framework may want something done upon, and writing that down, once each.

Which such events there are stands in `policy.framework.duties`: a framework that waits for
another is refused. A duty raised upon one thing that can be told from the next, such as one
intercession, keeps that thing's name behind its own, so that it is raised once for ever.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from casework.files import CaseFile
from monitoring.models import Obligation, Trigger
from monitoring.plan import UPON, of_duty, rule_upon
from policy.logic import holds

INTERCEDED = "intercession_opened"
CONSIDERED = "suspension_considered"
STOPPED = "suspended"
VETTING = "vetting_suspended"
# Which of a framework's occasions for a duty a cause is.
OCCASIONS = {
    Trigger.Cause.ALLEGATION: {"incident", "new_allegation"},
    Trigger.Cause.CONDITION_BROKEN: {"assurance_breached", "condition_broken"},
    Trigger.Cause.MEASURE_FAILED: {"measure_failed"},
    Trigger.Cause.ACCESS_REFUSED: {"incident"},
    Trigger.Cause.CHANGE: {
        "context_change",
        "change_of_leadership",
        "country_significant_change",
        "extension",
    },
    Trigger.Cause.NO_ANSWER: {"no_answer"},
    Trigger.Cause.BASELINE: {"country_significant_change", "gpraf_updated"},
}


def ask_what_is_wanted(
    files: Iterable[CaseFile],
    occasions: set[str],
    *,
    key: str = "",
    since: date | None = None,
    but: Collection[str] = (),
) -> int:
    """Write down the duties a framework wants done when such a thing happens; return how many.

    `key` names the thing itself, and `since` is the day it happened: the clock runs from there.
    `but` leaves out duties that are asked already.
    """
    since = since or timezone.localdate()
    rows = [row for file in files for row in _wanted(file, occasions, key, since)]
    rows = [row for row in rows if row.rule not in but]
    if key:
        known = Obligation.objects.filter(assessment__in={row.assessment_id for row in rows})
        known = known.filter(rule__endswith=f"{UPON}{key}")
        known = set(known.values_list("assessment_id", "rule"))
        rows = [row for row in rows if (row.assessment_id, row.rule) not in known]
    Obligation.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)
    return len(rows)


def _wanted(file: CaseFile, occasions: set[str], key: str, since: date) -> Iterator[Obligation]:
    for duty in file.framework.monitoring:
        if duty.due is None or not occasions & set(duty.upon) or not _carried(duty, file):
            continue
        each = of_duty(duty, file, duty.due.after(since))
        yield Obligation(
            assessment=file.case,
            comes_from=each.comes_from,
            rule=rule_upon(duty, key),
            due_on=each.due_on,
            says=each.says,
            basis=each.basis,
            form=each.form,
            owner=each.owner,
        )


def _carried(duty: Any, file: CaseFile) -> bool:
    """Say whether a case carries a duty; one that cannot be told, it carries."""
    return duty.when is None or holds(duty.when, file.evaluation.facts) is not False
