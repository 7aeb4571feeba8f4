"""Reporting an incident: of whom it is said, what is said, and which cases it reached."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from casework.refusals import Refused
from casework.unsent import typed
from monitoring.access import allegation_for_reading
from monitoring.forms import FindRecipientForm
from monitoring.queries import cases_reached
from monitoring.views.rows import columns, trigger_row
from recipients import access, actions, queries
from recipients.forms import AllegationForm
from recipients.permissions import Perm


@login_required
def find_recipient(request):
    """Ask first of whom something is said."""
    if not access.portfolios_for(request.user, Perm.RECORD_ALLEGATION):
        raise Http404("This officer records no allegations.")
    form, found = FindRecipientForm(request.GET or None), None
    if form.is_bound and form.is_valid():
        found = queries.search(request.user, words=form.cleaned_data["words"]).rows
    return render(request, "monitoring/find_recipient.html", {"form": form, "found": found})


@login_required
def alleged(request, reference):
    """Record what happened; every live case it reaches hears of it."""
    recipient = access.recipient_for_reading(request.user, reference)
    portfolios = access.portfolios_for(request.user, Perm.RECORD_ALLEGATION)
    if not portfolios:
        raise Http404("This officer records no allegations.")
    cited = queries.sources_cited_on(recipient, request.user)
    form = AllegationForm(typed(request), sources=cited, portfolios=portfolios)
    refusal = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            recorded = actions.record_allegation(by=request.user, recipient=recipient, **said)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("%(ref)s is recorded.") % {"ref": recorded.reference})
            return redirect("monitoring:reached", recorded.reference)
    context = {"form": form, "refusal": refusal, "recipient": recipient}
    wrong = refusal or form.errors
    return render(request, "monitoring/incident.html", context, status=422 if wrong else 200)


@login_required
def reached(request, reference):
    """Show which live cases an allegation reached, as far as this officer may see them."""
    allegation = allegation_for_reading(request.user, reference)
    context = {
        "allegation": allegation,
        "rows": [
            trigger_row(each, with_case=True) for each in cases_reached(allegation, request.user)
        ],
        "columns": columns(with_case=True)["triggers"],
    }
    return render(request, "monitoring/reached.html", context)
