"""What follows where a decider finds otherwise than an adviser: the case climbs, and says why."""

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.actions import raise_level
from casework.files import CaseFile
from casework.refusals import Objection, Refused
from decisions.concurrence import concurrence_in_words


def send_up_differing(assessment, *, by, reason, findings):
    """Send a case one rung up because its decider differs from what an adviser found.

    The difference, with its reasons, stands on the case as why it was raised.
    """
    file = CaseFile(assessment)
    said = concurrence_in_words(file, findings)
    above = next(file.framework.levels_at_or_above(assessment.rank + 1), None)
    if above is None:
        raise Refused("raise_level", [_nobody_above(assessment)])
    why = f"{said}\n\n{reason}".strip()
    return raise_level(assessment, by=by, reason=why, to_rank=above.rank)


def _nobody_above(case) -> Objection:
    return Objection(
        "nobody-above",
        _("There is no higher level, and the stricter finding stands."),
        _("Refuse it, or return it for a fresh finding."),
        where=reverse("decisions:decision", args=[case.reference]),
    )
