"""The registers: where an auditor begins, and the list of help that flows without authority."""

from django.contrib.auth.decorators import login_required
from django.db.models import OuterRef, Prefetch, Subquery
from django.http import Http404
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from accounts.models import Portfolio
from assessments.access import visible_assistance
from assessments.models import AssistanceRecipient, Delivery
from assessments.permissions import Perm as Assess
from casework.keyset import page_of
from casework.permissions import Perm as See
from config.context import REGISTERS
from decisions.permissions import Perm as Decide
from monitoring.queries import flowing_without_authority

HEARS = (Assess.SEE_UNASSESSED, Assess.PLAN)
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


def portfolios_in_which(officer, permissions):
    """Return the keys of the portfolios in which an officer may do any of these things."""
    grants = officer.grants()
    held = (grants.get(each.value.partition(".")[2], frozenset()) for each in permissions)
    return frozenset().union(*held)


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
    day = timezone.localdate()
    flowing = flowing_without_authority([Portfolio(pk=key) for key in sorted(keys)], day)
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    page = page_of(_with_what_flows(flowing), ("pk",), **marks, falling=True)
    readable = set(
        visible_assistance(request.user)
        .filter(pk__in=[each.pk for each in page.rows])
        .values_list("pk", flat=True)
    )
    context = {
        "rows": [_row(each, each.pk in readable) for each in page.rows],
        "columns": [
            {"label": _("Assistance")},
            {"label": _("To whom")},
            {"label": _("What was last delivered")},
            {"label": _("What is permitted")},
        ],
        **page.addresses({}),
    }
    return render(request, "registers/without_authority.html", context)


def _with_what_flows(flowing):
    latest = Delivery.objects.filter(assistance=OuterRef("pk"), kind__in=("began", "continues"))
    recipients = Prefetch("recipient_rows", AssistanceRecipient.objects.select_related("recipient"))
    return (
        flowing.select_related("country", "portfolio__organisation")
        .prefetch_related(recipients)
        .annotate(
            last_on=Subquery(latest.values("on")[:1]), last_what=Subquery(latest.values("what")[:1])
        )
    )


def _row(assistance, is_readable):
    """Return one alarm: of a restricted case others learn that it rings, and no more."""
    where = f"{assistance.reference} · {assistance.portfolio.organisation}"
    if not is_readable:
        return {
            "cells": [
                {"text": _("Restricted assistance"), "small": where},
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
            {"badge": assistance.get_state_display(), "badge_tone": "stop"},
        ],
        "tone": "stop",
    }
