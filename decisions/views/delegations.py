"""Lending the authority of a post, and taking it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.refusals import Refused
from casework.unsent import typed
from decisions import actions
from decisions.access import delegation_for_ending
from decisions.forms.delegating import DelegationForm
from decisions.pages.delegations import delegation_rows
from decisions.queries import colleagues_of, delegations_seen_by, rungs_held_by

LISTED = (
    gettext_lazy("Who acts"),
    gettext_lazy("Lent by"),
    gettext_lazy("From"),
    gettext_lazy("Until"),
    gettext_lazy("How it stands"),
)


@login_required
def delegations(request):
    """List who acts for whom, from when to when."""
    found = list(delegations_seen_by(request.user)[:200])
    context = {
        "columns": [{"label": label} for label in LISTED],
        "rows": delegation_rows(found, request.user),
        "may_lend": bool(rungs_held_by(request.user)),
    }
    return render(request, "decisions/delegations.html", context)


@login_required
def delegate(request):
    """Lend the authority of a post one holds."""
    form = DelegationForm(
        typed(request),
        rungs=rungs_held_by(request.user),
        delegates=colleagues_of(request.user),
    )
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            loan = actions.grant_delegation(by=request.user, **form.said())
        except Refused as refused:
            refusal = refused
        else:
            messages.success(
                request, _("%(officer)s may act for you.") % {"officer": loan.delegate}
            )
            return redirect("decisions:delegations")
    context = {
        "title": _("Lend the authority of your post"),
        "text": _(
            "Whoever you choose may sign and decide as your post, on the days you name."
            " They cannot lend it on. A loan from somebody who wrote a case does not count there."
        ),
        "button": _("Lend it"),
        "form": form,
        "refusal": refusal,
        "back_url": reverse("decisions:delegations"),
        "back_label": _("Delegations"),
    }
    wrong = refusal or form.errors
    return render(request, "components/confirm.html", context, status=422 if wrong else 200)


@login_required
def end(request, pk):
    """Take a delegation back from today on."""
    loan = delegation_for_ending(request.user, pk)
    refusal = None
    if request.method == "POST":
        try:
            actions.end_delegation(loan, by=request.user)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("The delegation has ended."))
            return redirect("decisions:delegations")
    context = {
        "title": _("Take this delegation back?"),
        "text": _("%(officer)s will no longer act for %(post)s. What they signed stands.")
        % {"officer": loan.delegate, "post": loan.post},
        "button": _("Take it back"),
        "style": "warning",
        "refusal": refusal,
        "back_url": reverse("decisions:delegations"),
        "back_label": _("Delegations"),
    }
    return render(request, "components/confirm.html", context, status=422 if refusal else 200)
