"""Earlier findings on scope that are like this one, and whether they went the same way."""

from dataclasses import dataclass
from typing import Any

from accounts.queries import portfolios_where
from assessments.models import Screening
from assessments.scope import plain_answers
from casework.permissions import Perm as See

LOOKED_AT = 200  # the latest of the same kind; older practice is not what binds
TELLING = ("assistance_kind", "recipient_kind", "activities", "hmg_part")


@dataclass(frozen=True, slots=True)
class Precedent:
    """An earlier screening with like answers."""

    screening: Any
    alike: int  # how many of the telling answers it shares
    consistent: bool


def precedents_for(officer, framework_id, answers, outcome, *, besides=None, most=5):
    """Return earlier findings like this one, the likest first; consistent or decided otherwise.

    Restricted cases are nobody's precedent: they would show what is in them.
    """
    answers = plain_answers(answers)
    found = Screening.objects.filter(
        framework_id=framework_id,
        assistance__restricted=False,
        assistance__portfolio__in=portfolios_where(officer, See.SEE_CASES.value),
        answers__assistance_kind=answers.get("assistance_kind"),
    ).select_related("assistance__country", "recorded_by", "agreed_by")
    if besides is not None:
        found = found.exclude(assistance=besides)
    weighed = [
        Precedent(each, _alike(each.answers, answers), each.outcome == outcome)
        for each in found.order_by("-pk")[:LOOKED_AT]
    ]
    likest = [each for each in weighed if each.alike > len(TELLING) // 2]
    return sorted(likest, key=lambda each: -each.alike)[:most]


def _alike(theirs, ours):
    return sum(
        1 for name in TELLING if ours.get(name) and _shared(theirs.get(name), ours.get(name))
    )


def _shared(theirs, ours):
    if isinstance(ours, list) and isinstance(theirs, list):
        return bool(set(theirs) & set(ours))
    return theirs == ours
