"""The lists of cases and of assistance, on the screen and as CSV."""

from functools import partial
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from assessments import queries
from assessments.access import note_export, portfolios_of
from assessments.forms.lists import AssistanceFilter, CaseFilter
from assessments.pages import lists as shown
from assessments.permissions import Perm
from casework.spreadsheet import csv_lines

AT_ONCE = 500  # rows of a spreadsheet read at a time: memory stays flat, however long the list


@login_required
@require_GET
def cases(request):
    """Show the cases this officer may find, newest first."""
    form = CaseFilter(request.GET or None)
    found, *reach = queries.reached(queries.cases_wanted(request.user, form.wanted()))
    columns = shown.case_columns()
    if request.GET.get("format") == "csv":
        pages = partial(queries.page_of_cases, found)
        return _as_csv(request, pages, columns, shown.case_rows, "cases", form.wanted())
    page = queries.page_of_cases(found, **_marks(request))
    context = {"columns": columns, "rows": shown.case_rows(page.rows, request.user)}
    return render(request, "cases/list.html", context | _around(request, form, reach, page))


@login_required
@require_GET
def assistance(request):
    """Show the assistance this officer may find, assessed or not, newest first."""
    form = AssistanceFilter(request.GET or None)
    found, *reach = queries.reached(queries.assistance_wanted(request.user, form.wanted()))
    columns = shown.assistance_columns()
    if request.GET.get("format") == "csv":
        pages = partial(queries.page_of_assistance, found)
        return _as_csv(request, pages, columns, shown.assistance_rows, "assistance", form.wanted())
    page = queries.page_of_assistance(found, **_marks(request))
    context = {
        "columns": columns,
        "rows": shown.assistance_rows(page.rows, request.user),
        "may_plan": bool(portfolios_of(request.user, Perm.PLAN)),
    }
    return render(request, "assistance/list.html", context | _around(request, form, reach, page))


def _marks(request):
    return {name: request.GET.get(name, "") for name in ("after", "before")}


def _around(request, form, reach, page):
    """Return what stands around a list: its filter, its pages, its spreadsheet."""
    asked = {name: value for name, value in request.GET.items() if value}
    kept = {name: value for name, value in asked.items() if name not in ("after", "before")}
    wanted = form.wanted()
    return {
        "form": form,
        "is_filtered": bool(wanted),
        "showing": _showing(*reach, wanted),
        "csv_url": "?" + urlencode(kept | {"format": "csv"}),
        **page.addresses(asked),
    }


def _showing(number, more, wanted):
    """Say how many there are, as far as it pays to count."""
    if more:
        return _("More than %(n)d") % {"n": number}
    return _("%(n)d found") % {"n": number} if wanted else _("%(n)d in all") % {"n": number}


def _as_csv(request, pages, columns, rows_of, name, wanted):
    """Send everything that was asked for as CSV, page by page; the export is noted."""
    note_export(request.user, name, wanted)

    def rows():
        mark = ""
        while True:
            page = pages(after=mark, size=AT_ONCE)
            yield from rows_of(page.rows, request.user)
            mark = page.after
            if not mark:
                return

    labels = [column["label"] for column in columns]
    lines = csv_lines(shown.as_cells(rows(), labels))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
