"""The acts that hold, stop, resume, go on with or end assistance: one page each."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.pages import case_context
from casework.files import CaseFile
from casework.refusals import Objection, Refused
from casework.road import open_moves
from casework.unsent import typed
from decisions.permissions import Perm
from decisions.recordings import recordings_on
from decisions.views.signing import proved_at
from monitoring.access import case_for_reading
from monitoring.signed_acts import ACTS

RESUMING = ("resume", "resume_part")


@login_required
def act(request, reference, move):
    """Show the form of one act of the watch, and make the act when it is sent whole."""
    said = ACTS[move]
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    form = said.form(
        typed(request),
        file=file,
        officer=request.user,
        initial={"triggers": request.GET.getlist("trigger")},
    )
    if request.method == "POST" and form.is_valid():
        make = _sign if said.signed else _make
        return make(request, case, said, form, file)
    return _page(request, case, said, form, None, file)


@reauthentication_required
def _sign(request, case, said, form, file):
    """Make an act that is signed: whoever signs has proved a moment ago who they are."""
    how = {"reauthenticated_at": proved_at(request)}
    return _make(request, case, said, form, file, how)


def _make(request, case, said, form, file, how=None):
    try:
        said.make(case, form, request.user, how or {})
    except Refused as refused:
        return _page(request, case, said, form, refused, file)
    messages.success(request, said.done)
    return redirect("monitoring:case", case.reference)


def _page(request, case, said, form, refusal, file):
    offered = open_moves(case, by=request.user, file=file).get(said.move)
    standing = offered.objections if offered else [_closed(case)]
    context = case_context(request, case, file, current="monitoring:case") | {
        "act": said,
        "form": form,
        "refusal": refusal,
        "objections": [] if refusal else standing,
        "on_hold": file.hold,
        "record_url": _where_it_is_recorded(request.user, case, said, file),
        "tests": [each.resumption_test for each in file.stops if said.move in RESUMING],
    }
    wrong = refusal or form.errors
    return render(request, "monitoring/act.html", context, status=422 if wrong else 200)


def _where_it_is_recorded(officer, case, said, file):
    """Return the page that records this as made elsewhere, for whoever records; else nothing."""
    known = [each.name for each in recordings_on(file) if said.move in each.moves]
    if not known or not officer.may(Perm.RECORD_DECISION, case.portfolio):
        return ""
    return reverse("decisions:record_kind", args=[case.reference, known[0]])


def _closed(case):
    return Objection(
        "wrong-state",
        _("From the state “%(state)s” this cannot be done.") % {"state": case.get_state_display()},
        _("Open the case to see what can be done now."),
        where=case.get_absolute_url(),
    )
