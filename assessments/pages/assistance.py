"""The overview of assistance: what is permitted, what stands in the way, what is happening."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from assessments.models import Screening
from assessments.pages.bar import tone_of
from assessments.pages.cards import cards_of
from assessments.pages.frameworks import framework_rows
from assessments.pages.scope import screening_rows
from assessments.pages.summary import deliveries_of, planned_rows
from assessments.pages.timeline import timeline_of
from assessments.permissions import Perm
from assessments.queries import assessments_of, children_of, latest_screening, roles_of
from assessments.states import AssessmentState as S
from assessments.states import AssistanceState as A
from casework.badges import badges_of
from casework.pages import NextStep, next_step_of
from casework.templatetags.pages import day


def overview_of(officer, assistance, file, recipients):
    """Return everything the overview shows besides the identity bar."""
    screening, cases = latest_screening(assistance), assessments_of(assistance)
    return {
        "next_step": next_step_of(assistance, file, officer)
        or _next(officer, assistance, screening, cases),
        "planned": planned_rows(assistance, recipients),
        "screening": screening,
        "screening_rows": screening_rows(screening) if screening else [],
        "frameworks": framework_rows(officer, assistance, cases),
        "cases": _case_rows(cases),
        "learning": _learning(cases),
        "case_columns": columns(_("Case"), _("Kind"), _("State"), _("Since")),
        "delivery_columns": columns(_("When"), _("What"), _("Fact"), _("Known by")),
        "deliveries": deliveries_of(assistance, badges_of(assistance, file)),
        "roles": [_role(each) for each in roles_of(assistance).values()],
        "children": children_of(assistance),
        "cards": cards_of(assistance, file, officer),
        "events": timeline_of(assistance),
        **_may(officer, assistance, cases),
    }


def _learning(cases):
    """Return where to read what frameworks that do not apply would say, for the newest case."""
    return [
        {"reference": each.reference, "url": reverse("assessments:others", args=[each.reference])}
        for each in cases[:1]
    ]


def columns(*labels):
    """Return the columns of a small table."""
    return [{"label": label} for label in labels]


def _may(officer, assistance, cases):
    plans = officer.may(Perm.PLAN, assistance.portfolio)
    sealed = any(each.state in (*S.AWAITING_DECISION, *S.IN_FORCE) for each in cases)
    written = any(each.state in S.WRITABLE for each in cases)
    return {
        "may_change": plans and (not sealed or written),
        "may_plan": plans,
        "may_record": officer.may(Perm.RECORD_DELIVERY, assistance.portfolio),
    }


def _next(officer, assistance, screening, cases):
    """Say in one line what happens next with the assistance, and who must do it."""
    live = next((each for each in cases if each.state in S.LIVE), None)
    if live:
        says = (
            _("the assessment, %(case)s, is with %(who)s.")
            if live.state in S.WRITABLE
            else _("what is decided on %(case)s decides.")
            if live.state in S.AWAITING_DECISION
            else _("it is watched under %(case)s.")
        )
        return NextStep(
            says % {"case": live, "who": _("you") if live.author == officer else live.author},
            "plain",
            live.get_absolute_url(),
            _("Open it"),
        )
    if assistance.state in (A.SCREENED_OUT, A.ENDED):
        return None
    if screening is None:
        return _screen_it(officer, assistance)
    if screening.outcome in (Screening.Outcome.OUT, Screening.Outcome.COVERED):
        return _agree_on_it(officer, assistance, screening)
    if screening.outcome == Screening.Outcome.REFER:
        return NextStep(_("ask the assurance lead whether the framework covers it."), "needs")
    return NextStep(_("begin an assessment of it."), "needs")


def _screen_it(officer, assistance):
    where = reverse("assessments:screen", args=[assistance.reference])
    if officer.may(Perm.PLAN, assistance.portfolio):
        return NextStep(
            _("a few questions say whether it must be assessed."), "needs", where, _("Screen it")
        )
    return NextStep(_("%(author)s screens it.") % {"author": assistance.author}, "plain")


def _agree_on_it(officer, assistance, screening):
    own = officer in (screening.recorded_by, assistance.author)
    if own or not officer.may(Perm.CONFIRM_OUT_OF_SCOPE, assistance.portfolio):
        return NextStep(_("a second person must agree that it is not to be assessed."), "plain")
    where = reverse("assessments:agree_on_scope", args=[assistance.reference])
    return NextStep(
        _("agree, or not, that it is not to be assessed."), "needs", where, _("Read the finding")
    )


def _case_rows(cases):
    return [
        {
            "cells": [
                {"text": case.reference, "url": case.get_absolute_url()},
                {"text": capfirst(case.get_kind_display()), "small": _framework(case)},
                {"badge": case.get_state_display(), "badge_tone": tone_of(case.state)},
                {"text": day(case.state_since)},
            ]
        }
        for case in cases
    ]


def _framework(case):
    """Return the framework a case is judged under as people call it."""
    return f"{case.framework_id.upper().replace('-', ' ')} {case.framework_version}"


def _role(row):
    return {
        "key": _("The post that %(does)s") % {"does": row.get_role_display()},
        "value": str(row.post or _("No post named")),
        "small": str(row.organisation),
    }
