"""Decisions made on paper, orally or in a body: record one, and confirm another's recording."""

from io import BytesIO

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from assessments.access import case_for_reading
from assessments.pages import case_context
from casework.actions import note_access
from casework.files import CaseFile
from casework.models import AccessEntry
from casework.refusals import Refused
from casework.unsent import typed
from decisions import actions
from decisions.access import pending_for_reading, scan_for_reading
from decisions.forms.acts import DiscardForm
from decisions.forms.elsewhere import MadeForm
from decisions.pages.recorded import recorded_rows
from decisions.permissions import Perm
from decisions.queries import deciders_on
from decisions.recordings import recordings_on


@login_required
def record(request, reference):
    """Ask what was decided elsewhere; where only one thing can have been, ask the rest at once."""
    case, file = _recordable(request, reference)
    known = recordings_on(file)
    if len(known) == 1:
        return _record(request, case, file, known[0])
    context = case_context(request, case, file, current="decisions:decision")
    return render(request, "decisions/record_what.html", context | {"known": known})


@login_required
def record_kind(request, reference, kind):
    """Record a decision of one kind that somebody made elsewhere."""
    case, file = _recordable(request, reference)
    wanted = next((each for each in recordings_on(file) if each.name == kind), None)
    if wanted is None:
        raise Http404("Nothing of this kind can be decided on the case as it stands.")
    return _record(request, case, file, wanted)


def _recordable(request, reference):
    case = case_for_reading(request.user, reference)
    if not request.user.may(Perm.RECORD_DECISION, case.portfolio):
        raise Http404("This officer records no decisions here.")
    return case, CaseFile(case)


def _record(request, case, file, recording):
    """Take what was decided and how, and let it wait for a second person."""
    sent = typed(request)
    made = MadeForm(sent, request.FILES or None, deciders=deciders_on(case))
    form = recording.form(sent, file=file, officer=request.user)
    refusal, adding = None, request.method != "POST" or "add" in request.POST
    if not adding and all([made.is_valid(), form.is_valid()]):
        kind, reason, verdict = recording.said(form)
        try:
            pending = actions.record_elsewhere(
                case,
                kind,
                by=request.user,
                reason=reason,
                proposal=made.recorded(verdict),
                held=made.held,
                scan=made.cleaned_data["scan"],
            )
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("Recorded. A second person must now confirm it."))
            return redirect("decisions:confirm", case.reference, pending.pk)
    return _record_page(request, case, file, recording, made, form, refusal, adding)


def _record_page(request, case, file, recording, made, form, refusal, adding):
    if adding and request.method == "POST":  # one more row was asked for, and nothing sent
        made.errors.clear()
        form.errors.clear()
    conditions = getattr(form, "conditions", None)
    context = case_context(request, case, file, current="decisions:decision")
    context |= {
        "recording": recording,
        "made": made,
        "form": form,
        "conditions": conditions,
        "forms": [form, *(conditions.forms if conditions else ())],
        "refusal": refusal,
        "adding": adding,
    }
    return render(request, "decisions/record.html", context, status=200 if adding else 422)


@login_required
@require_GET
def scan(request, reference, pk):
    """Give the scan of the paper on which something was decided, and note who took it."""
    case, kept = scan_for_reading(request.user, reference, pk)
    note_access(request.user, AccessEntry.Kind.DOWNLOADED, case)
    return FileResponse(
        BytesIO(bytes(kept.content)),
        as_attachment=True,
        filename=kept.name,
        content_type=kept.kind,
        headers={"Cache-Control": "private, no-store"},
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
        "rows": recorded_rows(pending, file, request.user),
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
