"""One page for each act that needs no form of its own: what follows, a reason, a button."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from assessments import access, actions
from assessments.forms.scope import RaiseForm, ReasonForm
from assessments.pages.acts import ASKED
from assessments.permissions import Perm
from casework.files import CaseFile
from casework.refusals import Refused, as_read_by
from casework.road import objections_to


@login_required
def act(request, reference, move):
    """Ask once more, for a reason where one is needed, and make the move."""
    case = access.case_for_reading(request.user, reference)
    file, asked = CaseFile(case), ASKED[move]
    form = _form_for(request, move, file)
    refusal = None
    if request.method == "POST" and (form is None or form.is_valid()):
        given = form.cleaned_data if form else {}
        try:
            moved = getattr(actions, move)(case, by=request.user, **given)
        except Refused as refused:
            refusal = refused
        else:
            said = asked.done % {"case": moved, "state": moved.get_state_display()}
            messages.success(request, said)
            return redirect(moved)
    elif request.method == "GET":
        refusal = _in_the_way(request, case, file, move)
    context = {
        "case": case,
        "title": asked.question,
        "text": asked.follows,
        "button": asked.button,
        "style": asked.style,
        "form": form,
        "refusal": refusal,
        "tried": request.method == "POST",
        "back_url": case.get_absolute_url(),
        "back_label": case.reference,
    }
    wrong = request.method == "POST"
    return render(request, "cases/act.html", context, status=422 if wrong else 200)


def _form_for(request, move, file):
    """Return the form a move asks for, or None where a click is enough."""
    asked = ASKED[move]
    if not asked.why:
        return None
    if move == "raise_level":
        now = max(file.case.rank, file.case.raised_to_rank, file.case.inherited_rank)
        levels = list(file.framework.levels_at_or_above(now + 1))
        return RaiseForm(request.POST or None, levels=levels, label=asked.why)
    return ReasonForm(request.POST or None, label=asked.why)


def _in_the_way(request, case, file, move):
    """Return what stands against a move before anybody makes it, as a refusal, or None."""
    found = objections_to(getattr(case, move), by=request.user, file=file)
    told = as_read_by(request.user, case.portfolio, found)
    return Refused(move, told) if told else None


@login_required
def reassess(request, reference):
    """Ask why a decided case is reassessed, and begin the reassessment."""
    case = access.case_for_reading(request.user, reference)
    if not request.user.may(Perm.REASSESS, case.portfolio):
        raise Http404("This officer begins no reassessments here.")
    asked = ASKED["reassess"]
    form = ReasonForm(request.POST or None, label=asked.why)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            fresh = actions.reassess(case, by=request.user, **form.cleaned_data)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("%(case)s is opened.") % {"case": fresh})
            return redirect(fresh)
    context = {
        "case": case,
        "title": asked.question,
        "text": asked.follows,
        "button": asked.button,
        "form": form,
        "refusal": refusal,
        "tried": True,
        "back_url": case.get_absolute_url(),
        "back_label": case.reference,
    }
    wrong = form.errors or refusal
    return render(request, "cases/act.html", context, status=422 if wrong else 200)
