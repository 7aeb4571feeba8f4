"""Decisions across cases, the sealed record of one, and those made before Heed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.pages import case_context
from casework.files import CaseFile
from casework.refusals import Refused
from decisions import access, actions
from decisions.earlier import COLUMNS, REQUIRED, BadRows, rows_of_csv
from decisions.forms.lists import DecisionFilter, EarlierFile
from decisions.pages.lists import decision_rows
from decisions.pages.sealed import record_in_words
from decisions.queries import decisions_seen_by, page_after, waiting_imports

LISTED = (
    gettext_lazy("Case"),
    gettext_lazy("Decided"),
    gettext_lazy("By"),
    gettext_lazy("When"),
)


@login_required
def decisions(request):
    """List decisions, newest first."""
    form = DecisionFilter(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    rows, after = page_after(decisions_seen_by(request.user, asked), request.GET.get("after", ""))
    query = request.GET.copy()
    query["after"] = after
    context = {
        "form": form,
        "columns": [{"label": label} for label in LISTED],
        "rows": decision_rows(rows),
        "next_url": f"{request.path}?{query.urlencode()}" if after else "",
        "may_import": access.may_import(request.user),
        "may_export": access.may_export(request.user),
        "first_url": request.path if request.GET.get("after") else "",
    }
    return render(request, "decisions/list.html", context)


@login_required
def sealed(request, reference):
    """Show the sealed record of a decision: what it says, part by part, and that it holds."""
    case, decision = access.decision_for_reading(request.user, reference)
    file = CaseFile(case)
    context = case_context(request, case, file, current="decisions:decision")
    context |= {"decision": decision, "record": record_in_words(decision, request.user)}
    return render(request, "decisions/sealed.html", context)


@login_required
def earlier(request):
    """Take a file of decisions made before Heed, or say everything that is wrong with it."""
    access.let_into_imports(request.user)
    form = EarlierFile(request.POST or None, request.FILES or None)
    faults, refusal = [], None
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            rows = rows_of_csv(upload.read())
            waiting = actions.hold_for_confirming(upload.name, rows, recorder=request.user)
        except BadRows as bad:
            faults = bad.faults
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("The file reads well. A second person must confirm it."))
            return redirect("decisions:confirm_import", waiting.pk)
    context = {
        "form": form,
        "faults": faults,
        "refusal": refusal,
        "columns": [(name, says, name in REQUIRED) for name, says in COLUMNS.items()],
        "waiting": waiting_imports(),
    }
    wrong = faults or refusal or form.errors
    return render(request, "decisions/earlier.html", context, status=422 if wrong else 200)


@login_required
def confirm_import(request, pk):
    """Show a file that waits, row by row, and take it over as a second person."""
    waiting = access.import_for_confirming(request.user, pk)
    faults, refusal = [], None
    if request.method == "POST":
        try:
            taken = actions.confirm_import(waiting, by=request.user)
        except BadRows as bad:
            faults = bad.faults
        except Refused as refused:
            refusal = refused
        else:
            text = _("%(n)d decisions were taken over; %(known)d were known already.")
            said = {"n": len(taken.decisions), "known": taken.known_already}
            messages.success(request, text % said)
            return redirect(f"{reverse('decisions:list')}?made=before_heed")
    context = {
        "waiting": waiting,
        "faults": faults,
        "refusal": refusal,
        "yours": waiting.recorder == request.user,
        "names": list(waiting.rows[0]) if waiting.rows else [],
    }
    wrong = faults or refusal
    return render(request, "decisions/confirm_import.html", context, status=422 if wrong else 200)
