"""The pages on which a case says what baseline it rests on, and meets a newer version."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from assessments.access import case_for_reading
from assessments.actions import citing
from assessments.baselines import compared
from assessments.forms.baselines import CiteForm
from assessments.pages.baselines import resting
from assessments.queries import baselines as queries
from assessments.views.writing import attempt, say_saved, show
from casework.files import CaseFile
from casework.unsent import typed

TASKS = "assessments:tasks"


@login_required
def case_baseline(request, reference):
    """Show what a case rests on; cite a version, take it back, begin answers from its text."""
    case = case_for_reading(request.user, reference)
    file = CaseFile(case)
    versions = queries.versions_to_cite(request.user, case, file)
    sent = typed(request)
    form = CiteForm(sent if sent and "version" in sent else None, versions=versions)
    tried, said = None, ""
    if request.method == "POST" and (sent.get("start") or sent.get("drop")):
        tried, said = _of_what_is_cited(request, case, sent)
    else:
        form = CiteForm(sent, versions=versions)
        tried = attempt(
            request,
            form,
            lambda: citing.cite_baseline(case, by=request.user, **form.cleaned_data),
        )
        said = _("The case rests on it.")
    if tried and tried.saved:
        say_saved(request, said)
        return redirect("assessments:case_baseline", case.reference)
    about = {"form": form, "resting": resting(case, file, request.user), "any": versions}
    return show(request, case, file, "baselines/case.html", current=TASKS, tried=tried, **about)


def _of_what_is_cited(request, case, sent):
    """Begin answers from a version cited, or take its citation back."""
    key = sent.get("start") or sent.get("drop")
    citation = queries.citation_of(case, int(key) if key.isdigit() else 0)
    if sent.get("start"):
        act = citing.start_from_baseline
        tried = attempt(request, _Whole(), lambda: act(case, by=request.user, citation=citation))
        return tried, _("The answers nobody had given are begun. Read each, and confirm it.")
    dropped = {"by": request.user, "baseline": citation.baseline}
    tried = attempt(request, _Whole(), lambda: citing.drop_baseline(case, **dropped))
    return tried, _("The case rests on it no longer. Answers begun from it stand.")


class _Whole:
    """A button: there is nothing in it to be filled in."""

    def is_valid(self):
        """Say that nothing is missing."""
        return True


@login_required
@require_GET
def change(request, reference, pk):
    """Show the version a case rests on beside the newest one, heading by heading."""
    case = case_for_reading(request.user, reference)
    citation = queries.citation_of(case, pk)
    readable = queries.may_read_text(request.user, citation.baseline)
    newest = queries.newest_of(citation.baseline)
    about = {
        "citation": citation,
        "newest": newest,
        "is_newer": newest.number > citation.version.number,
        "readable": readable,
        "headings": compared(citation.version.text, newest.text) if readable else [],
    }
    file = CaseFile(case)
    return show(request, case, file, "baselines/change.html", current=TASKS, **about)
