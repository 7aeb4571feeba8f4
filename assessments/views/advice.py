"""The pages of advice: what was asked and said, asking, giving, and what is asked of you."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from assessments import actions
from assessments.access import case_for_reading
from assessments.actions.advice import objections_to_advising
from assessments.advised import cards_of, read_by, worklist_of
from assessments.findings import findings_asked
from assessments.forms.content import AskAdviceForm, GiveAdviceForm
from assessments.permissions import Perm
from assessments.places import page_of
from assessments.queries.advice import advice_asked_of, advice_given_by, findings_awaited
from assessments.states import AssessmentState as S
from assessments.views.writing import attempt, say_saved, show
from casework.files import CaseFile
from casework.unsent import typed

ADVICE = "assessments:advice"


@login_required
@require_GET
def advice(request, reference):
    """Show what advisers were asked and said: on what stands now, and on earlier content."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    cards = cards_of(case, file, request.user)
    about = {
        "now": [card for card in cards if card["current"]],
        "earlier": [card for card in cards if not card["current"]],
        "may_ask": _may_ask(request.user, case),
        "findings": findings_asked(file),
    }
    return show(request, case, file, "assessment/advice.html", current=ADVICE, **about)


def _may_ask(officer, case):
    asks = officer.may(Perm.ASK_ADVICE, case.portfolio) or officer.may(Perm.RETURN, case.portfolio)
    return asks and case.state in S.AWAITING_DECISION


@login_required
def ask(request, reference):
    """Ask advisers of one kind about what was submitted."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    form = AskAdviceForm(typed(request))
    tried = attempt(
        request, form, lambda: actions.ask_advice(case, by=request.user, **form.cleaned_data)
    )
    if tried and tried.saved:
        say_saved(request, _("The advisers have been asked and told."))
        return redirect(page_of(case, "advice"))
    about = {"form": form, "back_url": page_of(case, "advice")}
    return show(
        request, case, file, "assessment/ask_advice.html", current=ADVICE, tried=tried, **about
    )


@login_required
def give(request, reference, pk):
    """Read one request for advice and what came of it; give it, if it is yours to give."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    asked = next((each for each in file.advice if each.pk == pk), None)
    if asked is None:
        raise Http404("No such advice.")
    form = GiveAdviceForm(typed(request))
    tried = attempt(
        request, form, lambda: actions.give_advice(asked, by=request.user, **form.cleaned_data)
    )
    if tried and tried.saved:
        say_saved(request, _("Your advice is given, and stays in your words."))
        return redirect(page_of(case, "advice"))
    about = {
        "form": form,
        "asked": asked,
        "card": read_by(request.user, case, asked),
        "objections": list(objections_to_advising(asked, case, request.user)),
        "wrote": request.user.pk in file.contributors,
        "back_url": page_of(case, "advice"),
    }
    return show(
        request, case, file, "assessment/give_advice.html", current=ADVICE, tried=tried, **about
    )


@login_required
@require_GET
def asked_of_you(request):
    """List the advice this officer is asked for, soonest due first, and what they gave lately."""
    about = {
        "asked": worklist_of(advice_asked_of(request.user)),
        "given": advice_given_by(request.user),
        "awaited": findings_awaited(request.user),
    }
    return render(request, "assessment/asked_of_you.html", about)
