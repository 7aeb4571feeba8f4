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
    may_weigh,
    trigger_for_reading,
)
from monitoring.forms import ChangeForm, CloseForm, ReportForm, WeighForm
from monitoring.plan import cites_of, questions_of
from monitoring.views.rows import trigger_facts, watch_of_case, weighing_acts
from monitoring.views.stopped import intercede_url
from monitoring.wording import duty_in_words


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
    if duty.comes_from == duty.From.INTERCESSION and duty.done_on is None:
        # It is closed by the answer, which every case that waits for it then has.
        return redirect("recipients:answer", duty.rule.partition("-")[2])
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
def changed(request, reference):
    """Lay before the case a change its framework names, such as of a commander."""
    found = case_for_reporting(request.user, reference)
    kinds = CaseFile(found).framework.validity.reassess_on
    form, refusal = ChangeForm(typed(request), kinds=kinds), None
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_change(found, by=request.user, **form.cleaned_data)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("The case must now answer this change."))
            return redirect("monitoring:case", found.reference)
    title = _("Record a change")
    return _write(request, found, form, refusal, title=title, duty=None, kind="change")


@login_required
def trigger(request, reference, key):
    """Show what happened, how it reaches this case, and the ways to answer it."""
    found = case_for_reading(request.user, reference)
    opened = trigger_for_reading(request.user, found, key)
    weighs = may_weigh(request.user, found, opened)
    form, refusal = WeighForm(typed(request)), None
    if request.method == "POST" and form.is_valid():
        try:
            now = actions.weigh(opened, by=request.user, **form.cleaned_data)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("It is weighed, and counts in this case from now on."))
            return redirect("monitoring:trigger", found.reference, now.pk)
    file = CaseFile(found)
    context = case_context(request, found, file, current="monitoring:case") | {
        "form": form if weighs else None,
        "refusal": refusal,
        "trigger": opened,
        "rows": trigger_facts(opened),
        "acts": weighing_acts(found, file, request.user, opened),
        "intercede_url": intercede_url(opened, request.user),
    }
    wrong = refusal or form.errors
    return render(request, "monitoring/trigger.html", context, status=422 if wrong else 200)


def _write(request, found, form, refusal, *, duty, **more):
    file = CaseFile(found)
    context = case_context(request, found, file, current="monitoring:case")
    context |= {"form": form, "refusal": refusal, "duty": duty, "cites": cites_of(file, duty)}
    context |= {"asked": duty_in_words(duty) if duty else ""} | more
    wrong = refusal or form.errors
    return render(request, "monitoring/write.html", context, status=422 if wrong else 200)
