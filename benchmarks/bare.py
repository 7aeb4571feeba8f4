"""The view others are measured against: the same doors, the same page, and nothing to think of."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from assessments.models import Assessment

COLUMNS = ("reference", "assistance__title", "assistance__country__name", "state", "next_on")


@login_required
def table(request, rows):
    """Show the newest cases as they stand in the table, by `.values()`."""
    cases = Assessment.objects.order_by("-pk").values(*COLUMNS)[:rows]
    return render(request, "bare.html", {"cases": list(cases)})
