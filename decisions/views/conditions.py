"""After a yes: conditions, and what shows that they are met."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from assessments.access import case_for_reading
from assessments.pages import case_context
from casework.files import CaseFile
from casework.refusals import Refused
from casework.unsent import typed
from decisions import actions
from decisions.access import condition_for_reading
from decisions.forms.acts import EvidenceForm
from decisions.pages.conditions import about_condition, condition_rows
from decisions.pages.letters import letter_rows
from decisions.permissions import Perm


@login_required
def conditions(request, reference):
    """List the conditions of a case and what shows that they are met."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    context = case_context(request, case, file, current="decisions:decision")
    context |= {
        "conditions": condition_rows(case, file, request.user),
        "letters": letter_rows(case, file, request.user),
    }
    return render(request, "decisions/conditions.html", context)


@login_required
def condition(request, reference, pk):
    """Show one condition; take the proof that it is met."""
    case, row = condition_for_reading(request.user, reference, pk)
    form, refusal = EvidenceForm(typed(request)), None
    if request.method == "POST" and form.is_valid():
        try:
            actions.evidence_condition(row, by=request.user, **form.cleaned_data)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("The condition is shown to be met."))
            return redirect("decisions:conditions", case.reference)
    file = CaseFile(case)
    context = case_context(request, case, file, current="decisions:decision")
    context |= {
        "condition": row,
        "about": about_condition(row),
        "form": form if _may_show(request, case) and not row.met_on else None,
        "refusal": refusal,
    }
    wrong = refusal or form.errors
    return render(request, "decisions/condition.html", context, status=422 if wrong else 200)


def _may_show(request, case):
    return request.user.may(Perm.EVIDENCE_CONDITION, case.portfolio)
