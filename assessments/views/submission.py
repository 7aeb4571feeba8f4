"""The page on which a case is submitted: everything in the way, each with its link."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments import actions
from assessments.access import case_for_reading
from assessments.fields import WordsField
from assessments.places import page_of
from assessments.routing import rung_of
from assessments.states import AssessmentState as S
from assessments.views.writing import attempt, say_saved, show
from casework.files import CaseFile
from casework.refusals import as_read_by
from casework.road import objections_to
from casework.unsent import typed

TASKS = "assessments:tasks"


class SubmitForm(forms.Form):
    """A word to those who will read it."""

    reason = WordsField(
        label=gettext_lazy("A word to whoever reads this (optional)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


@login_required
def submit(request, reference):
    """Show all that stands in the way of submitting, where it will go, and submit it."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    form = SubmitForm(typed(request))
    tried = attempt(request, form, lambda: _submit(request, case, form))
    if tried and tried.saved:
        say_saved(request, _("%(case)s is submitted, and what it says is sealed.") % {"case": case})
        return redirect(page_of(case, "advice"))
    move = case.begin_mitigation if case.state in S.INITIAL else case.submit
    found = objections_to(move, by=request.user, file=file)
    about = {
        "form": form,
        "is_draft": case.state in S.INITIAL,
        "is_submitted": case.state not in S.WRITABLE,
        "mitigation_url": page_of(case, "act_begin_mitigation"),
        "objections": as_read_by(request.user, case.portfolio, found),
        "level": rung_of(case, file),
        "needs": _needs(case, file),
        "reasons": file.evaluation.level.reasons,
    }
    return show(request, case, file, "assessment/submit.html", current=TASKS, tried=tried, **about)


def _submit(request, case, form):
    actions.submit(case, by=request.user, reason=form.cleaned_data["reason"])


def _needs(case, file):
    level = rung_of(case, file)
    return file.evaluation.advice_needed(level.id) if level else ()
