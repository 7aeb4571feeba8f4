"""The page of an evaluation before a mandate: its text for a briefing, and taking a mandate up."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from assessments import actions
from assessments.access import case_for_reading, may_write, note_briefing
from assessments.briefing import as_text, briefing_of
from assessments.forms.scope import MandateForm
from assessments.kinds import PRE_MANDATE
from assessments.views.writing import attempt, say_saved, show
from casework.files import CaseFile
from casework.unsent import typed


@login_required
def briefing(request, reference):
    """Show what may be told of an evaluation before a mandate; go on from it once one stands."""
    case = case_for_reading(request.user, reference)
    if case.kind != PRE_MANDATE:
        raise Http404("It was not made before a mandate.")
    file = CaseFile(case)
    parts = briefing_of(case, file)
    if "text" in request.GET:
        return _as_file(request, case, parts)
    form = MandateForm(typed(request))
    taken = {"by": request.user} | (form.cleaned_data if form.is_valid() else {})
    tried = attempt(request, form, lambda: actions.take_up_mandate(case, **taken))
    if tried and tried.saved:
        say_saved(request, _("It goes on as a first assessment. Say at which stage it is now."))
        return redirect("assessments:tasks", case.reference)
    about = {"parts": parts, "form": form, "may_take_up": may_write(request.user, case)}
    template = "cases/briefing.html"
    return show(request, case, file, template, current="assessments:detail", tried=tried, **about)


def _as_file(request, case, parts):
    note_briefing(request.user, case)
    answer = HttpResponse(as_text(case, parts), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{case.reference}-briefing.txt"'
    return answer
