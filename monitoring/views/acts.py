"""The acts that hold, stop, resume, go on with or end assistance: one page each."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from assessments.pages import case_context
from casework.files import CaseFile
from casework.refusals import Objection, Refused
from casework.road import open_moves
from monitoring import actions
from monitoring.access import case_for_reading
from monitoring.forms import HoldForm
from monitoring.signed_acts import ACTS
from monitoring.views.signing import proved_at


@login_required
def hold(request, reference):
    """Stop everything now: one box, one button, nothing to prove twice."""
    case = case_for_reading(request.user, reference)
    form, refusal = HoldForm(request.POST or None, file=None, officer=request.user), None
    if request.method == "POST" and form.is_valid():
        try:
            actions.hold(case, by=request.user, why=form.cleaned_data["reason"])
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("Everything under this case is on hold now."))
            return redirect("monitoring:case", case.reference)
    return _page(request, case, ACTS["hold"], form, refusal)


@login_required
def act(request, reference, move):
    """Make one act of the watch, signed by whoever makes it."""
    said = ACTS[move]
    if said.signed:
        return _signed(request, reference, move)
    return _act(request, reference, move)


@reauthentication_required
def _signed(request, reference, move):
    return _act(request, reference, move)


def _act(request, reference, move):
    said = ACTS[move]
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    form, refusal = said.form(request.POST or None, file=file, officer=request.user), None
    if request.method == "POST" and form.is_valid():
        how = {"reauthenticated_at": proved_at(request)} if said.signed else {}
        try:
            said.make(case, form, request.user, how)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, said.done)
            return redirect("monitoring:case", case.reference)
    return _page(request, case, said, form, refusal, file)


def _page(request, case, said, form, refusal, file=None):
    file = file or CaseFile(case)
    offered = open_moves(case, by=request.user, file=file).get(said.move)
    standing = offered.objections if offered else [_closed(case)]
    context = case_context(request, case, file, current="monitoring:case") | {
        "act": said,
        "form": form,
        "refusal": refusal,
        "objections": [] if refusal else standing,
        "on_hold": file.hold,
        "stops": file.stops,
    }
    wrong = refusal or form.errors
    return render(request, "monitoring/act.html", context, status=422 if wrong else 200)


def _closed(case):
    return Objection(
        "wrong-state",
        _("From the state “%(state)s” this cannot be done.") % {"state": case.get_state_display()},
        _("Open the case to see what can be done now."),
        where=case.get_absolute_url(),
    )
