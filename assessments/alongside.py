"""The other frameworks the same help must pass: what each found, and where its case stands."""

from dataclasses import dataclass
from typing import Any

from accounts.models import PostRung
from assessments.models import Applicability, Assessment, Screening
from assessments.states import AssessmentState as S
from policy.models import InForce
from policy.queries import frameworks_of
from policy.registry import UnknownFramework, in_force

LET_OFF = (Screening.Outcome.OUT, Screening.Outcome.COVERED)


@dataclass(frozen=True, slots=True)
class Alongside:
    """One other framework: its text today, its finding on scope, and its newest live case."""

    framework: Any
    found: Applicability | None
    case: Assessment | None

    @property
    def permits(self) -> bool:
        """Say whether it stands in nobody's way: it said yes, or two people let it off."""
        if self.case is not None and self.case.state in S.PERMITTING:
            return True
        found = self.found
        return bool(found and found.outcome in LET_OFF and found.screening.agreed_by_id)


def frameworks_known(case):
    """Return the frameworks its organisation knows, or that were asked of the help before."""
    organisation = case.portfolio.organisation_id
    on_ladder = PostRung.objects.filter(post__organisation=organisation)
    dated = InForce.objects.filter(organisation=organisation)
    asked = Applicability.objects.filter(assistance=case.assistance_id)
    return on_ladder.values("framework_id").union(
        dated.values("framework_id"), asked.values("framework_id")
    )


def alongside(case, known) -> list[Alongside]:
    """Return the other frameworks this case's organisation applies, or that were asked before.

    `known` are the rows of `frameworks_known`: where they name no other, as in most
    organisations, nothing more is asked.
    """
    if not {row["framework_id"] for row in known} - {case.framework_id}:
        return []
    return _others(case)


def _others(case) -> list[Alongside]:
    found = Applicability.objects.filter(assistance=case.assistance_id)
    by_id = {row.framework_id: row for row in found.select_related("screening")}
    cases = Assessment.objects.filter(assistance=case.assistance_id).order_by("pk")
    newest = {each.framework_id: each for each in cases if each.state in S.LIVE}
    applied = {each.id: each for each in frameworks_of(case.portfolio.organisation)}
    for id in by_id:
        applied.setdefault(id, _text_of(id))
    others = [each for id, each in applied.items() if each and id != case.framework_id]
    return [Alongside(each, by_id.get(each.id), newest.get(each.id)) for each in others]


def _text_of(framework_id: str):
    try:
        return in_force(framework_id)
    except UnknownFramework:  # it was asked under a text whose file is gone
        return None
