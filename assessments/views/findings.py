"""The findings that belong to an adviser: what is asked, what was found, and finding it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from assessments import actions
from assessments.access import case_for_reading
from assessments.findings import findings_asked, may_find
from assessments.forms.findings import FindingForm
from assessments.pages.findings import finding_card
from assessments.places import page_of
from assessments.queries.writing import sources_to_cite
from assessments.views.writing import attempt, say_saved, show
from casework.files import CaseFile
from casework.unsent import typed

ADVICE = "assessments:advice"


@login_required
@require_GET
def findings(request, reference):
    """Show every finding an adviser makes on this case, made or awaited."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    cards = [finding_card(case, file, each, request.user) for each in findings_asked(file)]
    about = {"cards": cards, "may_find": may_find(request.user, case)}
    return show(request, case, file, "assessment/findings.html", current=ADVICE, **about)


@login_required
def find(request, reference, question, row=""):
    """Read what is asked and found, and find it, if that is this officer's to do."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    found = _asked(file, question, row)
    form = FindingForm(typed(request), found=found, sources=sources_to_cite(case, file))
    said = {"question": question, "row": row, "by": request.user}
    tried = attempt(
        request, form, lambda: actions.record_finding(case, **form.cleaned_data, **said)
    )
    if tried and tried.saved:
        say_saved(request, _("Your finding is recorded. Whoever decides concurs or differs."))
        return redirect(page_of(case, "findings"))
    about = {
        "form": form,
        "card": finding_card(case, file, found, request.user),
        "objections": list(actions.objections_to_finding(case, file, request.user)),
        "back_url": page_of(case, "findings"),
    }
    return show(request, case, file, "assessment/find.html", current=ADVICE, tried=tried, **about)


def _asked(file, question, row):
    for each in findings_asked(file):
        if (each.question.id, each.row) == (question, row):
            return each
    raise Http404("No such finding.")
