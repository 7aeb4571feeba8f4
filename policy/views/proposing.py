"""Proposing a text of a framework, and agreeing to one that a colleague proposed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.models import Officer
from casework.refusals import Refused
from casework.unsent import typed
from policy import access, actions, queries
from policy.comparison import compare, counted
from policy.forms import ProposalForm
from policy.framework import loads
from policy.links import links
from policy.models import ProposedText


@login_required
def propose(request: HttpRequest, framework_id: str) -> HttpResponse:
    """Lay a new text, or an overlay, before a second policy manager."""
    officer = access.policy_manager(request)
    framework = access.framework_for(framework_id)
    form = ProposalForm(typed(request), framework=framework, officer=officer)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            proposal = actions.propose(by=officer, **form.said())
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("It waits for a second policy manager to read it."))
            return redirect("policy:proposal", proposal.pk)
    page = {"framework": framework, "form": form, "refusal": refusal}
    wrong = refusal or form.errors
    return render(request, "policy/propose.html", page, status=422 if wrong else 200)


@login_required
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a proposed text beside the one in force; agree to it, or take it back, saying why."""
    officer = access.policy_manager(request)
    row = access.proposal_for(pk)
    refusal = None
    if request.method == "POST":
        try:
            said = _end(request, row, officer)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, said)
            return redirect("policy:detail", row.framework_id)
    proposed = loads(row.text, f"{row.framework_id}.yaml")
    before = queries.text_with(row.framework_id, row.base_digest) if row.base_digest else None
    differences = compare(before or access.framework_for(row.framework_id), proposed)
    page = {
        "proposal": row,
        "framework": proposed,
        "differences": differences,
        "counts": counted(differences),
        "refusal": refusal,
        "own": row.proposed_by == officer,
        "why": _why(request),
        "links": links("proposal"),
    }
    return render(request, "policy/proposal.html", page, status=422 if refusal else 200)


def _why(request: HttpRequest) -> str:
    said = typed(request)
    return str(said.get("why") or "") if said else ""


def _end(request: HttpRequest, row: ProposedText, officer: Officer) -> str:
    if "take_back" in request.POST:
        actions.take_back(row, by=officer, why=_why(request))
        return _("The proposal is taken back.")
    text = actions.agree(row, by=officer)
    return _("%(text)s is in use.") % {"text": text}
