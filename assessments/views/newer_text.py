"""The pages on which a newer text of the law meets the cases that stand on an older one."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from assessments import actions
from assessments.access import case_for_reading, visible_cases
from assessments.actions.newer_text import newer_text_of, preview
from assessments.fields import WordsField
from assessments.queries.rerouting import latest_rerouting, rerouted_rows
from assessments.tasks import reroute
from assessments.views.writing import attempt, say_saved, show
from casework.files import CaseFile
from casework.refusals import Refused
from casework.unsent import typed
from policy.access import policy_manager, proposal_for
from policy.comparison import compare, counted


class WhyForm(forms.Form):
    """Why a case moves to the newer text."""

    reason = WordsField(
        label=gettext_lazy("Why should this case move to the newer text?"),
        help_text=gettext_lazy("Who decides will read it. A case need not move."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@login_required
def newer_text(request, reference):
    """Show what the text applied now asks otherwise than the case's own, and move it on request."""
    case = case_for_reading(request.user, reference)
    newer = newer_text_of(case)
    if newer is None:
        raise Http404("The case stands on the text that applies now.")
    file, form = CaseFile(case), WhyForm(typed(request))
    tried = attempt(
        request,
        form,
        lambda: actions.move_to_newer_text(case, by=request.user, **form.cleaned_data),
    )
    if tried and tried.saved:
        say_saved(request, _("The case stands on the newer text. See what it asks now."))
        return redirect("assessments:tasks", case.reference)
    differences = compare(file.framework, newer)
    about = {
        "form": form,
        "newer": newer,
        "moved": preview(case, newer),
        "differences": differences,
        "counts": counted(differences),
    }
    return show(
        request,
        case,
        file,
        "assessment/newer_text.html",
        current="assessments:tasks",
        tried=tried,
        **about,
    )


@login_required
def rerouted(request, pk):
    """Which live cases a proposed text would route otherwise, as far as this officer may see."""
    officer = policy_manager(request)
    proposal = proposal_for(pk)
    rerouting = latest_rerouting(proposal)
    page = {"proposal": proposal, "rerouting": rerouting}
    if rerouting:
        page |= rerouted_rows(rerouting, visible_cases(officer))
    return render(request, "assessment/rerouted.html", page)


@login_required
@require_POST
def weigh_all(request, pk):
    """Have the worker weigh every live case under a proposed text, or go on where it stopped."""
    officer = policy_manager(request)
    proposal = proposal_for(pk)
    rerouting = latest_rerouting(proposal)
    try:
        if rerouting is None or rerouting.finished_at:
            rerouting = actions.ask_rerouting(proposal, by=officer)
    except Refused as refusal:
        for each in refusal.objections:
            messages.error(request, f"{each.says} {each.remedy}")
    else:
        reroute.delay(rerouting.pk)
        messages.success(request, _("The live cases are being weighed. Look again in a while."))
    return redirect("assessments:rerouted", proposal.pk)
