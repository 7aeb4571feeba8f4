"""The page on which whom a law names goes past its bar, before another decides the case."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from assessments.access import case_for_reading
from assessments.pages import case_context
from casework.files import CaseFile
from casework.refusals import Refused, as_read_by
from casework.unsent import typed
from decisions import actions
from decisions.actions.passing import objections_to_going_past
from decisions.forms.past_bars import WayForm
from decisions.pages import submission_of
from decisions.views.signing import proved_at


@login_required
def take_way(request, reference, bar):
    """Read the case and go past one bar by the way of one's own law, or see why not."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    found = file.framework.bars_by_id.get(bar)
    if found is None or not found.overrides:
        raise Http404("No such bar, or no way past it.")
    form = WayForm(typed(request), file=file, bar=found, officer=request.user)
    if request.method == "POST" and form.is_valid():
        return _take(request, case, file, found, form)
    return _page(request, case, file, found, form, wrong=request.method == "POST")


@reauthentication_required
def _take(request, case, file, bar, form):
    try:
        actions.take_way(
            case, by=request.user, taken=form.taken(), reauthenticated_at=proved_at(request)
        )
    except Refused as refused:
        return _page(request, case, file, bar, form, refused)
    messages.success(request, _("It is taken. Whoever decides rests on it, or refuses."))
    return redirect("decisions:decision", case.reference)


def _page(request, case, file, bar, form, refusal=None, wrong=False):
    found = [] if refusal else list(objections_to_going_past(file, request.user, bar))
    context = case_context(request, case, file, current="decisions:decision")
    context |= submission_of(case, file, request.user) | {
        "bar": bar,
        "form": form,
        "refusal": refusal,
        "objections": as_read_by(request.user, case.portfolio, found),
    }
    return render(request, "decisions/way.html", context, status=422 if refusal or wrong else 200)
