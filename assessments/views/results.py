"""The page of whoever asked for a vetting: each person's result, and nothing that led to it."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from assessments.pages.results import result_columns, result_rows
from assessments.results import case_for_requesters, results_of
from casework.files import CaseFile


@login_required
@require_GET
def results(request, reference):
    """Show who was vetted and with what result, to who reads the case or has a part in it."""
    case = case_for_requesters(request.user, reference)
    rows = list(results_of(CaseFile(case), timezone.localdate()))
    about = {"case": case, "rows": result_rows(rows), "columns": result_columns()}
    return render(request, "assessment/results.html", about)
