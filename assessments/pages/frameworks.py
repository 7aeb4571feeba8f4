"""Under which frameworks assistance is judged: each with its own finding, case and rung."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from assessments.models import Applicability
from assessments.pages.bar import tone_of
from assessments.permissions import Perm
from assessments.routing import demand_of
from assessments.states import AssessmentState as S
from assessments.wording import spoken
from casework.files import CaseFile
from policy.queries import frameworks_of


def framework_rows(officer, assistance, cases):
    """Return one row per framework the assistance must pass; none where there is only one.

    All must permit: what one forbids, another cannot allow.
    """
    applied = frameworks_of(assistance.portfolio.organisation)
    found = {row.framework_id: row for row in _found(assistance)}
    known = {framework.id for framework in applied}
    if len(known | set(found)) < 2:
        return []
    may_plan = officer.may(Perm.PLAN, assistance.portfolio)
    return [_row(assistance, each, found.get(each.id), cases, may_plan) for each in applied]


def _found(assistance):
    return Applicability.objects.filter(assistance=assistance).select_related("screening")


def _row(assistance, framework, found, cases, may_plan):
    of_this = [each for each in cases if each.framework_id == framework.id]
    case = next((each for each in of_this if each.state in S.LIVE), next(iter(of_this), None))
    row = {"key": spoken(framework.title), "small": _("Draft text") if framework.is_draft else ""}
    if case:
        row |= {
            "value": case.reference,
            "url": case.get_absolute_url(),
            "badge": case.get_state_display(),
            "badge_tone": tone_of(case.state),
        }
    elif found:
        row["value"] = capfirst(found.get_outcome_display())
    else:
        row["value"] = _("Nobody has asked yet whether it covers this.")
    if case is None and may_plan:
        where = reverse("assessments:screen", args=[assistance.reference])
        row["action_url"] = f"{where}?framework={framework.id}"
        row["action_label"] = _("Screen it again") if found else _("Screen it")
    return row


def alongside_rows(file):
    """Return one row per other framework of a case: where it stands, for whoever decides this one.

    What it bars and how high it goes are its own; nothing here decides.
    """
    return [_beside(each) for each in file.alongside]


def _beside(each):
    row = {"key": spoken(each.framework.title), "small": ""}
    if each.case:
        return row | {
            "value": each.case.reference,
            "url": each.case.get_absolute_url(),
            "badge": each.case.get_state_display(),
            "badge_tone": tone_of(each.case.state),
            "small": " ".join(_bars_and_rung(each.case)),
        }
    if each.found is None:
        return row | {"value": _("Nobody has asked yet whether it covers this.")}
    return row | {"value": capfirst(each.found.get_outcome_display())}


def _bars_and_rung(case):
    """Say what another framework bars, and how high it goes: its own words, not this one's."""
    file = CaseFile(case)
    level = demand_of(file).level
    if level:
        yield _("Goes to: %(level)s.") % {"level": spoken(level.label)}
    for found in file.evaluation.bars_standing:
        if found.value is True:
            yield _("Bar: %(bar)s") % {"bar": spoken(found.bar.message)}
        else:
            yield _("Not known yet: %(bar)s") % {"bar": spoken(found.bar.message)}
