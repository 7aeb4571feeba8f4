"""Decisions made on paper, orally or in a body: record one, and confirm another's recording."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from assessments.access import case_for_reading
from assessments.pages import case_context
from casework.files import CaseFile
from casework.refusals import Refused
from casework.unsent import typed
from decisions import actions
from decisions.access import pending_for_reading
from decisions.forms.acts import DiscardForm
from decisions.forms.deciding import REFUSE, ConditionFormSet
from decisions.forms.elsewhere import RecordForm
from decisions.pages import facts_for
from decisions.pages.offering import conditions_from, dates_offered, first_conditions
from decisions.pages.recorded import recorded_rows
from decisions.permissions import Perm
from decisions.queries import deciders_on, posts_in
from decisions.verdicts import verdict_of


@login_required
def record(request, reference):
    """Record what somebody decided elsewhere, for a second person to confirm."""
    case = case_for_reading(request.user, reference)
    if not request.user.may(Perm.RECORD_DECISION, case.portfolio):
        raise Http404("This officer records no decisions here.")
    file = CaseFile(case)
    form, conditions = _forms(request, case, file)
    refusal, sent = None, request.method == "POST" and "add" not in request.POST
    if sent and form.is_valid() and conditions.is_valid():
        try:
            pending = _record(request, case, form, conditions)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("Recorded. A second person must now confirm it."))
            return redirect("decisions:confirm", case.reference, pending.pk)
    context = case_context(request, case, file, current="decisions:decision")
    context |= {"form": form, "conditions": conditions, "refusal": refusal, "adding": not sent}
    return render(request, "decisions/record.html", context, status=422 if sent else 200)


def _forms(request, case, file):
    asked = {
        "file": file,
        "facts": facts_for(case, file, request.user),
        "refusals": {},
        "deciders": deciders_on(case),
    }
    posts = {"posts": posts_in(case.portfolio)}
    sent = typed(request)
    if sent is not None:
        given = conditions_from(sent)
        form = RecordForm(sent, **asked)
        if "add" in sent:
            form.errors.clear()
        return form, ConditionFormSet(given, prefix="conditions", form_kwargs=posts)
    latest = file.decisions[0].reference if file.decisions else ""
    form = RecordForm(initial=dates_offered(file) | {"after": latest}, **asked)
    first = first_conditions(file, request.user)
    return form, ConditionFormSet(initial=first, prefix="conditions", form_kwargs=posts)


def _record(request, case, form, conditions):
    said = form.cleaned_data
    return actions.record_elsewhere(
        case,
        REFUSE if said["choice"] == REFUSE else "authorise",
        by=request.user,
        reason=said["reasons"],
        proposal=form.recorded(conditions.proposed()),
        held=(said["custodian"], said["custodian_reference"]),
    )


@login_required
def confirm(request, reference, pk):
    """Compare a recorded decision with its paper, and confirm it or set it aside."""
    case, pending = pending_for_reading(request.user, reference, pk)
    sent = typed(request)
    form = DiscardForm(sent if sent and "discard" in sent else None)
    refusal = None
    if request.method == "POST":
        try:
            done = _confirm_or_discard(request, pending, form)
        except Refused as refused:
            refusal = refused
        else:
            if done:
                return redirect(*done)
    file = CaseFile(case)
    context = case_context(request, case, file, current="decisions:decision")
    context |= {
        "pending": pending,
        "rows": recorded_rows(pending, verdict_of(pending.move, pending.proposal)),
        "form": form,
        "refusal": refusal,
        "yours": pending.recorder == request.user,
        "may_confirm": request.user.may(Perm.CONFIRM_RECORDED, case.portfolio),
    }
    return render(request, "decisions/confirm.html", context, status=422 if refusal else 200)


def _confirm_or_discard(request, pending, form):
    """Do what the pressed button says; return where to go, or nothing where the form is wrong."""
    if "discard" in request.POST:
        if not form.is_valid():
            return None
        actions.discard_recorded(pending, by=request.user, **form.cleaned_data)
        messages.success(request, _("The recorded decision is set aside."))
        return "decisions:decision", pending.assessment.reference
    decision = actions.confirm_recorded(pending, by=request.user)
    messages.success(request, _("Confirmed. %(decision)s is sealed.") % {"decision": decision})
    return "decisions:sealed", decision.reference
