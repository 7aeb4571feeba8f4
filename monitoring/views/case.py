"""The watch of one case: what is due, what happened, what is stopped, what was seen."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from assessments.pages import case_context
from casework.files import CaseFile
from casework.refusals import Refused
from casework.unsent import typed
from monitoring import actions
from monitoring.access import (
    case_for_reading,
    case_for_reporting,
    duty_for_reporting,
    trigger_for_reading,
)
from monitoring.forms import CloseForm, ReportForm
from monitoring.plan import cites_of, questions_of
from monitoring.views.rows import trigger_facts, watch_of_case, weighing_acts


@login_required
def case(request, reference):
    """Show everything the watch knows of one case."""
    found = case_for_reading(request.user, reference)
    file = CaseFile(found)
    context = case_context(request, found, file, current="monitoring:case")
    return render(request, "monitoring/case.html", context | watch_of_case(file, request.user))


@login_required
def report(request, reference, key=None):
    """Record what was seen, for a duty that asks for it or of one's own accord."""
    found = case_for_reporting(request.user, reference)
    duty = duty_for_reporting(request.user, found, key) if key else None
    asked = questions_of(CaseFile(found), duty)
    form, refusal = ReportForm(typed(request), questions=asked), None
    if request.method == "POST" and form.is_valid():
        try:
            actions.report(found, by=request.user, obligation=duty, **form.said())
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("The report is recorded."))
            return redirect("monitoring:case", found.reference)
    title = _("Monitoring report")
    return _write(request, found, form, refusal, title=title, duty=duty, kind="report")


@login_required
def close(request, reference, key):
    """Close a duty with its proof, or say that there is none."""
    found = case_for_reporting(request.user, reference)
    duty = duty_for_reporting(request.user, found, key)
    form, refusal = CloseForm(typed(request)), None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["said"]
        try:
            if form.cleaned_data["how"] == "proof":
                actions.close_duty(duty, by=request.user, proof=said)
            else:
                actions.close_without_proof(duty, by=request.user, why=said)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("The duty is closed."))
            return redirect("monitoring:case", found.reference)
    return _write(request, found, form, refusal, title=_("Close a duty"), duty=duty)


@login_required
def trigger(request, reference, key):
    """Show what happened, how it reaches this case, and the ways to answer it."""
    found = case_for_reading(request.user, reference)
    opened = trigger_for_reading(request.user, found, key)
    file = CaseFile(found)
    context = case_context(request, found, file, current="monitoring:case") | {
        "trigger": opened,
        "rows": trigger_facts(opened),
        "acts": weighing_acts(found, file, request.user, opened),
    }
    return render(request, "monitoring/trigger.html", context)


def _write(request, found, form, refusal, *, duty, **more):
    file = CaseFile(found)
    context = case_context(request, found, file, current="monitoring:case")
    context |= {"form": form, "refusal": refusal, "duty": duty, "cites": cites_of(file, duty)}
    context |= more
    wrong = refusal or form.errors
    return render(request, "monitoring/write.html", context, status=422 if wrong else 200)
