"""The record of a decision to take away, on paper or as parts, and decisions as one file."""

import logging

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.queries import portfolios_where
from assessments.pages import case_context
from casework import seals
from casework.actions import note_access
from casework.files import CaseFile
from casework.models import AccessEntry
from decisions import access, exports, pdf
from decisions.forms.export import ExportForm
from decisions.pages.sealed import part_in_words
from decisions.permissions import Perm
from decisions.record import PRINTED, legible_to, protected

logger = logging.getLogger(__name__)
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/jsonl; charset=utf-8",
}


@login_required
def paper(request, reference):
    """Give the record as PDF/A; whoever may not read advice gets it with the advice withheld."""
    decision = _sealed(request.user, reference)
    legible = PRINTED & legible_to(request.user, decision.sealed)
    try:
        drawn = pdf.drawn_once(decision.sealed, legible=legible)
    except pdf.NotDrawn as problem:
        logger.error("%s", problem)
        return render(request, "503.html", status=503)
    note_access(request.user, AccessEntry.Kind.DOWNLOADED, decision)
    response = HttpResponse(drawn, content_type="application/pdf")
    return _named(response, f"{decision.reference}.pdf")


@login_required
def parts(request, reference):
    """Give the parts of the record this officer may read, the others by digest."""
    decision = _sealed(request.user, reference)
    withheld = pdf.withheld_from(decision.sealed, legible_to(request.user, decision.sealed))
    document = seals.exported(decision.sealed, withhold=withheld)
    given = ", ".join(
        each.path
        for each in decision.sealed.parts.all()
        if protected(each) and each.path not in withheld
    )
    note_access(request.user, AccessEntry.Kind.DOWNLOADED, decision, reason=given)
    response = JsonResponse(document, json_dumps_params={"ensure_ascii": False, "indent": 1})
    return _named(response, f"{decision.reference}.json")


@login_required
def part(request, reference, path):
    """Show one part of a record by itself; a look at one that may not be printed is noted."""
    case, decision, found = access.part_for_reading(request.user, reference, path)
    context = case_context(request, case, CaseFile(case), current="decisions:decision")
    context |= {"decision": decision, "part": found, "says": part_in_words(found)}
    return render(request, "decisions/part.html", context)


def _sealed(officer, reference):
    _case, decision = access.decision_for_reading(officer, reference)
    if decision.sealed is None:
        raise Http404(_("This was decided before Heed, and has no sealed record."))
    return decision


@login_required
def export(request):
    """Ask which decisions to write out, and write them out as they are read."""
    portfolios = portfolios_where(request.user, Perm.EXPORT_DECISIONS.value)
    if not portfolios:
        raise Http404("Nothing of theirs to export.")
    form = ExportForm(request.GET or None, portfolios=portfolios)
    if not form.is_valid():
        found = {"form": form, "columns": [each.name for each in exports.COLUMNS]}
        return render(request, "decisions/export.html", found, status=422 if request.GET else 200)
    wanted, format = form.wanted(), form.cleaned_data["format"]
    for portfolio in portfolios:
        if portfolio.pk in wanted.portfolios:
            note_access(request.user, AccessEntry.Kind.EXPORTED, portfolio, reason=form.in_words())
    response = StreamingHttpResponse(_written(wanted, format), content_type=TYPES[format])
    return _named(response, f"decisions-{timezone.localdate():%Y-%m-%d}.{format}")


def _written(wanted, format):
    if format == "csv":
        return exports.as_csv(wanted, bom=True)
    return exports.as_json(wanted, lines=format == "jsonl")


def _named(response, name):
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
