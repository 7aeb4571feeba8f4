"""What the other frameworks would say of a case: a page for learning, beside the case."""

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_GET

from assessments.access import case_for_reading
from assessments.pages.elsewhere import others_in_words
from assessments.views.writing import show
from casework.files import CaseFile

OVERVIEW = "assessments:detail"


@login_required
@require_GET
def others(request, reference):
    """Show what each framework that does not apply would make of the case; it decides nothing."""
    case = case_for_reading(request.user, reference)
    about = {"others": others_in_words(case, request.user)}
    return show(request, case, CaseFile(case), "cases/others.html", current=OVERVIEW, **about)
