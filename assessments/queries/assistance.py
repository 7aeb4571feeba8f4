"""What one can ask about one piece of assistance."""

from accounts.models import Officer
from assessments.access import visible_assistance
from assessments.models import (
    Assessment,
    AssistanceRecipient,
    CaseRole,
    CaseTeam,
    Screening,
)
from assessments.states import AssessmentState as S
from casework.permissions import Perm as See
from recipients.models import Country
from recipients.queries import register_for, search

MOST_HITS = 30


def recipients_of(assistance):
    """Return who receives it, each with its parent, as they were named."""
    rows = AssistanceRecipient.objects.filter(assistance=assistance)
    rows = rows.select_related("recipient__parent", "recipient__country")
    return [row.recipient for row in rows]


def assessments_of(assistance):
    """Return its assessments, newest first."""
    return list(Assessment.objects.filter(assistance=assistance).select_related("author"))


def in_preparation(assistance, framework_id):
    """Return the assessment of it being prepared under a framework, or None."""
    return Assessment.objects.filter(
        assistance=assistance, framework_id=framework_id, state__in=S.PREPARATION
    ).first()


def latest_screening(assistance, framework_id=None):
    """Return the last finding on scope, under one framework or any, or None."""
    found = Screening.objects.filter(assistance=assistance)
    if framework_id:
        found = found.filter(framework_id=framework_id)
    return found.select_related("recorded_by", "agreed_by", "covered_by").first()


def screening_to_agree_on(assistance):
    """Return the finding that awaits a second person, or the last one, under any framework."""
    found = Screening.objects.filter(assistance=assistance).select_related("recorded_by")
    newest = {}
    for each in found.order_by("pk"):
        newest[each.framework_id] = each
    awaited = [e for e in newest.values() if e.outcome in ("out", "covered") and not e.agreed_by_id]
    return max(awaited or newest.values(), key=lambda each: each.pk, default=None)


def roles_of(assistance):
    """Return who answers for what: {role: row}."""
    rows = CaseRole.objects.filter(assistance=assistance).select_related("organisation", "post")
    return {row.role: row for row in rows}


def team_of(assistance):
    """Return the officers let into the case, besides its author."""
    rows = CaseTeam.objects.filter(assistance=assistance).select_related("officer")
    return [row.officer for row in rows.order_by("officer__name")]


def children_of(assistance, most=50):
    """Return what an umbrella covers."""
    return list(assistance.children.select_related("country")[:most])


def umbrella_named(officer, reference):
    """Return the assistance of this reference, or of the case of this reference, if visible."""
    reference = reference.strip().upper()
    found = visible_assistance(officer)
    if reference.startswith("HRA-"):
        return found.filter(assessments__reference=reference).first()
    return found.filter(reference=reference).first()


def country_of(code):
    """Return a country by its code, or None."""
    return Country.objects.filter(pk=code).first()


def searched_recipients(officer, wanted, by="words"):
    """Return recipients from the registers this officer reads: by name, or by their references."""
    if by == "reference":
        found = register_for(officer).filter(reference__in=wanted)
        return list(found.select_related("country", "parent"))
    return search(officer, words=wanted).rows[:MOST_HITS]


def officer_at(email, portfolio):
    """Return the officer at an address who may see cases of this portfolio, or None."""
    found = Officer.objects.filter(email__iexact=email, is_active=True).first()
    return found if found and found.may(See.SEE_CASES, portfolio) else None
