"""What one officer is asked to do, for the top of their home page."""

from datetime import timedelta

from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.queries import portfolios_where
from assessments.access import ADVISES, visible_assistance, visible_cases
from assessments.models import Advice, Assessment, Screening
from assessments.permissions import Perm
from assessments.places import page_of
from assessments.queries.advice import findings_awaited
from assessments.states import AssessmentState as S
from assessments.states import AssistanceState as A
from assessments.wording import as_its_law_says
from casework.pages import Need

MOST = 50  # of each sort: a page with more than that asks for a list, not for a glance
REASSESS_WITHIN = timedelta(days=60)
ASKED = {
    S.DRAFT: gettext_lazy("Go on with the draft."),
    S.MITIGATION: gettext_lazy("Answer its risks, then submit it."),
}

AWAIT_A_SECOND = (Screening.Outcome.OUT, Screening.Outcome.COVERED)
FOUND = {
    None: gettext_lazy("Screen it: does a framework cover it?"),
    Screening.Outcome.IN: gettext_lazy("Begin the assessment: a framework covers it."),
    Screening.Outcome.REFER: gettext_lazy("Ask the assurance lead whether a framework covers it."),
}


def needs_of(officer, day) -> list[Need]:
    """Return what assessments ask of this officer today: returns, advice, findings, scope,
    drafts.
    """
    return [
        *_advice_asked_of(officer),
        *_findings_awaited_from(officer, day),
        *_findings_to_agree_with(officer),
        *_reassessments_due(officer, day),
        *_own_writing(officer),
        *_plans_of(officer),
    ]


def _small(case, assistance):
    return f"{case.reference} · {assistance.country}"


def _own_writing(officer):
    """Yield what the officer writes: what came back, and drafts never submitted."""
    if not _holds(officer, Perm.WRITE):
        return
    found = Assessment.objects.filter(author=officer, state__in=S.WRITABLE)
    found = found.select_related("assistance__country").order_by("-pk")
    for case in found[:MOST]:
        if case.submitted_at is None:
            yield _draft(case)
        elif case.asked_back:
            yield _returned(case)


def _returned(case):
    return Need(
        case.assistance.title,
        case.get_absolute_url(),
        _small(case, case.assistance),
        _("It came back to you with questions."),
        case.asked_back[:120],
        case.assistance.first_delivery_on,
        case.get_state_display(),
        "needs",
    )


def _draft(case):
    return Need(
        case.assistance.title,
        case.get_absolute_url(),
        _small(case, case.assistance),
        ASKED[case.state],
        due_on=case.assistance.first_delivery_on,
        state=case.get_state_display(),
    )


def _plans_of(officer):
    """Yield own plans with what their latest finding on scope asks of their author, if anything."""
    if not _holds(officer, Perm.PLAN):
        return
    latest = Screening.objects.filter(assistance=OuterRef("pk")).order_by("-pk")
    plans = visible_assistance(officer).filter(author=officer, state=A.PROPOSED)
    plans = plans.annotate(found=Subquery(latest.values("outcome")[:1]))
    plans = plans.filter(Q(found=None) | ~Q(found__in=AWAIT_A_SECOND))
    for plan in plans.select_related("country").order_by("-pk")[:MOST]:
        yield Need(
            plan.title,
            plan.get_absolute_url(),
            _small(plan, plan),
            FOUND[plan.found],
            due_on=plan.first_delivery_on,
            state=plan.get_state_display(),
        )


def _advice_asked_of(officer):
    kinds = {kind for kind, permission in ADVISES.items() if _holds(officer, permission)}
    if not kinds:
        return
    asked = Advice.objects.filter(
        kind__in=kinds,
        returned_at=None,
        assessment__state__in=S.AWAITING_DECISION,
        assessment__in=visible_cases(officer),
        content_root=F("assessment__content_root"),
    ).select_related("assessment__assistance__country")
    for each in asked.order_by("due_on")[:MOST]:
        case = each.assessment
        yield Need(
            case.assistance.title,
            reverse("assessments:advice", args=[case.reference]),
            _small(case, case.assistance),
            _("%(kind)s advice is asked of you.") % {"kind": each.get_kind_display()},
            as_its_law_says(case, each.question)[:120],
            each.due_on,
            case.get_state_display(),
            "needs",
        )


def _findings_awaited_from(officer, day):
    """Yield the cases that cannot be submitted until an adviser finds, with how long each waits."""
    for case in findings_awaited(officer, MOST):
        days = (day - timezone.localdate(case.made_at)).days
        waited = ngettext(
            "It has waited for %(days)d day.", "It has waited for %(days)d days.", days
        )
        yield Need(
            case.assistance.title,
            page_of(case, "findings"),
            _small(case, case.assistance),
            _("A finding awaits an adviser."),
            waited % {"days": days} if days > 0 else _("It has waited since today."),
            case.assistance.first_delivery_on,
            case.get_state_display(),
            "needs",
        )


def _holds(officer, permission):
    return bool(officer.grants().get(permission.value.partition(".")[2]))


def _findings_to_agree_with(officer):
    """Yield findings of others that nothing applies, which wait for a second person."""
    if not _holds(officer, Perm.CONFIRM_OUT_OF_SCOPE):
        return
    latest = Screening.objects.filter(
        assistance=OuterRef("assistance"), framework_id=OuterRef("framework_id")
    ).order_by("-pk")
    waiting = (
        Screening.objects.filter(
            outcome__in=("out", "covered"),
            agreed_by=None,
            assistance__in=visible_assistance(officer),
            assistance__portfolio__in=portfolios_where(officer, Perm.CONFIRM_OUT_OF_SCOPE.value),
            assistance__state__in=(A.PROPOSED, A.UNDER_ASSESSMENT),
            pk=Subquery(latest.values("pk")[:1]),
        )
        .exclude(recorded_by=officer)
        .exclude(assistance__author=officer)
        .select_related("assistance__country")
    )
    for each in waiting.order_by("-pk")[:MOST]:
        yield Need(
            each.assistance.title,
            reverse("assessments:agree_on_scope", args=[each.assistance.reference]),
            _small(each.assistance, each.assistance),
            _("Agree, or not, that it is %(outcome)s.") % {"outcome": each.get_outcome_display()},
            each.reasons[:120],
            state=each.assistance.get_state_display(),
        )


def _reassessments_due(officer, day):
    """Yield own cases whose validity ends soon, with no reassessment begun."""
    if not _holds(officer, Perm.REASSESS):
        return
    begun = Assessment.objects.filter(
        assistance=OuterRef("assistance"), state__in=S.PREPARATION
    ).values("pk")
    due = Assessment.objects.filter(
        author=officer, state__in=S.IN_FORCE, valid_until__lte=day + REASSESS_WITHIN
    ).alias(begun=Subquery(begun[:1]))
    due = due.filter(begun=None).select_related("assistance__country")
    for case in due.order_by("valid_until")[:MOST]:
        yield Need(
            case.assistance.title,
            case.get_absolute_url(),
            _small(case, case.assistance),
            _("Reassess it: what was decided ends."),
            due_on=case.valid_until,
            state=case.get_state_display(),
            tone="needs",
        )
