"""The letters of a case: what is owed, what was sent, and what it relies on from other cases."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from assessments.access import case_for_reading
from assessments.pages import case_context
from casework.files import CaseFile
from casework.refusals import Refused
from casework.unsent import typed
from decisions import actions
from decisions.forms.acts import LetterForm
from decisions.pages.letters import letter_offers, letter_rows
from decisions.permissions import Perm
from decisions.queries import posts_in
from decisions.queries.letters import authorities_of


@login_required
def letters(request, reference):
    """List the letters a case owes, and those of other cases it may rely on; rely on one."""
    case = case_for_reading(request.user, reference)
    refusal = None
    if request.method == "POST":
        pressed = request.POST.get("letter", "")
        try:
            actions.rely_on_letter(case, by=request.user, letter=_key(pressed))
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("This case relies on that letter while nothing changes."))
            return redirect("decisions:letters", case.reference)
    file = CaseFile(case)
    context = case_context(request, case, file, current="decisions:decision")
    context |= {
        "letters": letter_rows(case, file, request.user),
        "offers": letter_offers(case, file, request.user),
        "refusal": refusal,
    }
    return render(request, "decisions/letters.html", context, status=422 if refusal else 200)


def _key(pressed: str) -> int:
    """Return the key a button names; whatever is none is that of no letter."""
    return int(pressed) if pressed.isascii() and pressed.isdigit() and len(pressed) < 19 else 0


def _may_record(request, case):
    return request.user.may(Perm.EVIDENCE_CONDITION, case.portfolio)


@login_required
def letter(request, reference, rule):
    """Record that somebody was told what one rule wants them told."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    wanted = next((each for each in file.framework.communications if each.id == rule), None)
    if wanted is None or not _may_record(request, case):
        raise Http404("No such letter to record.")
    form = LetterForm(
        typed(request),
        framework=file.framework,
        letter=wanted,
        posts=posts_in(case.portfolio),
        authorities=authorities_of(file, request.user),
    )
    refusal = None
    if request.method == "POST" and form.is_valid():
        said = {"contents": ()} | form.cleaned_data
        try:
            actions.record_communication(case, by=request.user, rule=rule, **said)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("Recorded: who was told, and how that is known."))
            return redirect("decisions:letters", case.reference)
    context = case_context(request, case, file, current="decisions:decision")
    context |= {"letter": wanted, "form": form, "refusal": refusal}
    wrong = refusal or form.errors
    return render(request, "decisions/letter.html", context, status=422 if wrong else 200)
