"""Cases like one: what was found before, of the same recipient or the same kind of help."""

from django.db.models import Q

from assessments.access import open_to_all
from assessments.models import Assessment, AssistanceRecipient
from assessments.states import AssessmentState as S


def like_cases(officer, case, file, most=4):
    """Return decided cases of the same recipient, its parent or child, then of the same kind
    in the same country.

    A restricted one is left out: to show it here is to tell what it is.
    """
    family = {key for each in file.recipients for key in (each.pk, each.parent_id) if key}
    rows = AssistanceRecipient.objects.filter(
        Q(recipient__in=family) | Q(recipient__parent__in=family)
    )
    decided = (
        Assessment.objects.filter(open_to_all(officer, "assistance__"))
        .exclude(state__in=S.PREPARATION)
        .exclude(assistance=case.assistance_id)
        .select_related("assistance__country")
        .order_by("-pk")
    )
    same = decided.filter(assistance__in=rows.values("assistance"))[:most]
    assistance = case.assistance
    like = decided.filter(
        assistance__country=assistance.country_id, assistance__kind=assistance.kind
    )[:most]
    nearest = same.union(like, all=True)  # each half is cut short, and none is sorted whole
    return list({found.pk: found for found in nearest}.values())[:most]
