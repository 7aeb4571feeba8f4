"""On the way up: countersign, put to the decider, and see the ladder."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.access import case_for_reading
from assessments.pages import case_context
from casework.files import CaseFile
from casework.refusals import Refused, as_read_by
from casework.road import objections_to
from casework.unsent import typed
from decisions import actions
from decisions.actions.putting import objections_to_signing
from decisions.forms.acts import PutForm, SignForm
from decisions.pages import rung_rows, submission_of
from decisions.queries import loans_on, route_of
from decisions.views.signing import proved_at

COLUMNS = (
    gettext_lazy("Rung"),
    gettext_lazy("Post"),
    gettext_lazy("Who holds it today"),
    gettext_lazy("Lent to"),
)


@login_required
def put(request, reference):
    """Put a case to the person or body who must decide."""
    case = case_for_reading(request.user, reference)
    file, form, refusal = CaseFile(case), PutForm(typed(request)), None
    if request.method == "POST" and form.is_valid():
        try:
            actions.put_to_decision(case, by=request.user, **form.cleaned_data)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("The submission is sealed and with the decider."))
            return redirect("decisions:decision", case.reference)
    found = objections_to(case.put_to_decision, by=request.user, file=file)
    return _submission_page(request, "put", file, form, refusal, found)


@login_required
def countersign(request, reference):
    """Read a case on its way up and sign it, for a rung below the one that decides."""
    case = case_for_reading(request.user, reference)
    file, form = CaseFile(case), SignForm(typed(request))
    if request.method == "POST" and form.is_valid():
        return _countersign(request, case, file, form)
    return _countersign_page(request, file, form)


@reauthentication_required
def _countersign(request, case, file, form):
    try:
        actions.sign(
            case,
            by=request.user,
            words=form.cleaned_data["words"],
            reauthenticated_at=proved_at(request),
        )
    except Refused as refused:
        return _countersign_page(request, file, form, refused)
    messages.success(request, _("You have signed %(case)s.") % {"case": case})
    return redirect("decisions:decision", case.reference)


def _countersign_page(request, file, form, refusal=None):
    found = list(objections_to_signing(file, request.user))
    return _submission_page(request, "countersign", file, form, refusal, found)


def _submission_page(request, name, file, form, refusal, found):
    """Show what is on its way up, the form that takes it on, and what is in the way of it."""
    case = file.case
    context = case_context(request, case, file, current="decisions:decision")
    context |= submission_of(case, file, request.user) | {
        "form": form,
        "refusal": refusal,
        "objections": [] if refusal else as_read_by(request.user, case.portfolio, found),
    }
    return render(request, f"decisions/{name}.html", context, status=422 if refusal else 200)


@login_required
def ladder(request, reference):
    """Show who could sign this today, who has, who is away, and why it must go so high."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    context = case_context(request, case, file, current="decisions:decision")
    context |= {
        "route": route_of(file),
        "columns": [{"label": label} for label in COLUMNS],
        "rows": rung_rows(case, file, loans_on(case, timezone.localdate())),
    }
    return render(request, "decisions/ladder.html", context)
