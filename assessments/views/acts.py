"""One page for each act that needs no form of its own: what follows, a reason, a button."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render

from assessments import access, actions
from assessments.forms.scope import RaiseForm, ReasonForm
from assessments.pages.acts import ASKED
from assessments.permissions import Perm
from casework.files import CaseFile
from casework.refusals import Refused, as_read_by
from casework.road import objections_to
from casework.unsent import typed


@login_required
def act(request, reference, move):
    """Ask once more, for a reason where one is needed, and make the move."""
    case = access.case_for_reading(request.user, reference)
    file = CaseFile(case)
    form = _form_for(request, move, file)
    if request.method != "POST":
        return _page(request, case, move, form, _in_the_way(request, case, file, move))
    if form and not form.is_valid():
        return _page(request, case, move, form)
    try:
        given = form.cleaned_data if form else {}
        moved = getattr(actions, move)(case, by=request.user, **given)
    except Refused as refusal:
        return _page(request, case, move, form, refusal)
    messages.success(request, ASKED[move].done % {"case": moved})
    return redirect(moved)


@login_required
def reassess(request, reference):
    """Ask why a decided case is reassessed, and begin the reassessment."""
    case = access.case_for_reading(request.user, reference)
    if not request.user.may(Perm.REASSESS, case.portfolio):
        raise Http404("This officer begins no reassessments here.")
    form = ReasonForm(typed(request), label=ASKED["reassess"].why)
    if request.method != "POST" or not form.is_valid():
        return _page(request, case, "reassess", form)
    try:
        fresh = actions.reassess(case, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        return _page(request, case, "reassess", form, refusal)
    messages.success(request, ASKED["reassess"].done % {"case": fresh})
    return redirect(fresh)


def _page(request, case, move, form, refusal=None):
    """Show the page of an act: before it is tried, or after it was refused (422)."""
    asked, tried = ASKED[move], request.method == "POST"
    context = {
        "case": case,
        "title": asked.question,
        "text": asked.follows,
        "button": asked.button,
        "style": asked.style,
        "form": form,
        "refusal": refusal,
        "tried": tried,
        "back_url": case.get_absolute_url(),
        "back_label": case.reference,
        "marking": case.assistance.marking,
    }
    return render(request, "cases/act.html", context, status=422 if tried else 200)


def _form_for(request, move, file):
    """Return the form a move asks for, or None where a click is enough."""
    asked = ASKED[move]
    if not asked.why:
        return None
    if move == "raise_level":
        now = max(file.case.rank, file.case.raised_to_rank, file.case.inherited_rank)
        levels = list(file.framework.levels_at_or_above(now + 1))
        return RaiseForm(typed(request), levels=levels, label=asked.why)
    return ReasonForm(typed(request), label=asked.why)


def _in_the_way(request, case, file, move):
    """Return what stands against a move before anybody makes it, as a refusal, or None."""
    found = objections_to(getattr(case, move), by=request.user, file=file)
    told = as_read_by(request.user, case.portfolio, found)
    return Refused(move, told) if told else None
