"""The registers: where an auditor begins, and the list of help that flows without authority."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from assessments.access import is_shown_whole
from casework.keyset import page_of
from casework.permissions import Perm as See
from config.context import REGISTERS
from config.queries import HEARS, flowing, portfolios_in_which, with_what_flows
from decisions.permissions import Perm as Decide

# Label, what one finds there, address, and the permissions of which one lets its reader in.
LISTS = (
    (
        gettext_lazy("Assistance with no authority"),
        gettext_lazy("Help that is being given though nothing permits it today."),
        "without_authority",
        HEARS,
    ),
    (
        gettext_lazy("Assistance"),
        gettext_lazy("Everything planned or given, assessed or not."),
        "assessments:assistance_list",
        (See.SEE_CASES,),
    ),
    (
        gettext_lazy("Assessments"),
        gettext_lazy("Every case, by state, level, country and date."),
        "assessments:cases",
        (See.SEE_CASES,),
    ),
    (
        gettext_lazy("Decisions"),
        gettext_lazy("Who decided what, when and on what reasons; as a table to take away."),
        "decisions:list",
        (See.SEE_CASES,),
    ),
    (
        gettext_lazy("Decision records as a file"),
        gettext_lazy("Every decision record you may export, as CSV or JSON."),
        "decisions:export",
        (Decide.EXPORT_DECISIONS,),
    ),
    (
        gettext_lazy("The ledger"),
        gettext_lazy("Everything done and refused, in a chain that can be verified."),
        "casework:ledger",
        (See.READ_LEDGER,),
    ),
    (
        gettext_lazy("The access log"),
        gettext_lazy("Who read, exported and downloaded what, and the reason they gave."),
        "casework:access_log",
        (See.READ_ACCESS_LOG,),
    ),
)


@login_required
@require_GET
def registers(request):
    """Show which registers there are for this officer to read."""
    if not portfolios_in_which(request.user, REGISTERS):
        raise Http404("This officer reads no registers.")
    tasks = []
    for label, hint, name, permissions in LISTS:
        if not portfolios_in_which(request.user, permissions):
            continue
        try:
            tasks.append({"label": label, "hint": hint, "url": reverse(name)})
        except NoReverseMatch:
            continue
    return render(request, "registers/registers.html", {"lists": tasks})


@login_required
@require_GET
def without_authority(request):
    """List the assistance that flows today though nothing permits it."""
    keys = portfolios_in_which(request.user, HEARS)
    if not keys:
        raise Http404("This officer is not told of help without authority.")
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    found = with_what_flows(flowing(keys, timezone.localdate()))
    page = page_of(found, ("pk",), **marks, falling=True)
    whole = is_shown_whole(request.user, page.rows)
    context = {
        "rows": [_row(each, each.pk in whole) for each in page.rows],
        "columns": [
            {"label": _("Assistance")},
            {"label": _("To whom")},
            {"label": _("What was last delivered")},
            {"label": _("Who is asked to stop it")},
            {"label": _("Where it stands")},
        ],
        **page.addresses({}),
    }
    return render(request, "registers/without_authority.html", context)


def _row(assistance, is_whole):
    """Return one alarm: of a restricted case others learn that it rings, and no more."""
    where = f"{assistance.reference} · {assistance.portfolio.organisation}"
    if not is_whole:
        return {
            "cells": [
                {"text": _("Restricted assistance"), "small": where},
                {"text": ""},
                {"text": ""},
                {"text": ""},
                {"badge": _("Restricted"), "badge_tone": "plain"},
            ],
            "tone": "stop",
        }
    to_whom = ", ".join(str(row.recipient) for row in assistance.recipient_rows.all())
    return {
        "cells": [
            {"text": assistance.title, "url": assistance.get_absolute_url(), "small": where},
            {"text": to_whom or _("Nobody is named yet"), "small": assistance.country.name},
            {
                "text": assistance.last_what,
                "small": date_format(assistance.last_on, "j F Y") if assistance.last_on else "",
            },
            {"text": str(assistance.author), "small": _("and the monitoring officers")},
            {"badge": assistance.get_state_display(), "badge_tone": "stop"},
        ],
        "tone": "stop",
    }
