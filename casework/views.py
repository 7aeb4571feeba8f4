"""The auditor's pages: the ledger, one entry of it, its verification, and who looked at what."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from casework import access, ledger, queries
from casework.forms import AccessFilter, LedgerFilter
from casework.models import AccessEntry, LedgerEntry
from casework.templatetags.pages import day_time

VERIFIED_AT_ONCE = 50_000  # entries a page may walk; a longer chain is walked by the command
MARKS = ("after", "before")


@login_required
@require_GET
def ledger_list(request: HttpRequest) -> HttpResponse:
    """Show what was done and refused, newest first."""
    access.for_whoever_reads_the_ledger(request.user)  # type: ignore[arg-type]
    form = LedgerFilter(request.GET or None)
    wanted = form.wanted()
    page = queries.ledger_page(**wanted, **_marks(request))
    context = {
        "form": form,
        "is_filtered": any(wanted.values()),
        "rows": [_row(each) for each in page.rows],
        "columns": [
            {"label": _("Entry"), "number": True},
            {"label": _("What happened")},
            {"label": _("Who")},
            {"label": _("When")},
            {"label": _("Outcome")},
        ],
        **page.addresses({name: str(value) for name, value in request.GET.items() if value}),
    }
    return render(request, "ledger/list.html", context)


def _marks(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "") for name in MARKS}


def _row(entry: LedgerEntry) -> dict[str, Any]:
    """Return an entry as a row of the list."""
    refused = entry.outcome == LedgerEntry.Outcome.REFUSED
    what = f"{entry.subject_reference}: {ledger.says(entry.verb)}"
    return {
        "cells": [
            {"text": entry.sequence, "url": reverse("casework:entry", args=[entry.sequence])},
            {"text": what, "small": ", ".join(entry.codes) or _states(entry)},
            {"text": entry.officer_name, "small": entry.on_behalf_of_name or entry.post},
            {"text": day_time(entry.at)},
            {
                "badge": entry.get_outcome_display(),
                "badge_tone": "stop" if refused else "plain",
            },
        ]
    }


def _states(entry: LedgerEntry) -> str:
    if not entry.state_to or entry.state_from == entry.state_to:
        return ""
    return f"{entry.state_from} → {entry.state_to}".replace("_", " ")


@login_required
@require_GET
def entry(request: HttpRequest, sequence: int) -> HttpResponse:
    """Show one entry: what it says, its bytes, its hash, and its link to the one before."""
    found = access.entry_for_reading(request.user, sequence)  # type: ignore[arg-type]
    previous, canonical = bytes(found.previous_hash), bytes(found.canonical)
    context = {
        "entry": found,
        "says": ledger.says(found.verb),
        "states": _states(found),
        "subject_url": queries.address_of_subject(found.subject_kind, found.subject_id),
        "hash": bytes(found.hash).hex(),
        "previous_hash": previous.hex(),
        "holds": bytes(found.hash) == ledger.entry_hash(previous, found.sequence, canonical),
        "content": json.dumps(json.loads(canonical), indent=2, ensure_ascii=False),
    }
    return render(request, "ledger/entry.html", context)


@login_required
@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Walk the chain from its first entry and say whether it holds."""
    access.for_whoever_reads_the_ledger(request.user)  # type: ignore[arg-type]
    head = ledger.head()
    context: dict[str, Any] = {"head": head, "bound": VERIFIED_AT_ONCE}
    if head and head.sequence > VERIFIED_AT_ONCE:
        context["too_long"] = True
    else:
        context["count"], context["broken"] = ledger.verify()
    if head:
        context["hash"] = bytes(head.hash).hex()
    return render(request, "ledger/verified.html", context)


@login_required
@require_GET
def access_log(request: HttpRequest) -> HttpResponse:
    """Show who read, exported and downloaded what, newest first."""
    access.for_whoever_reads_the_access_log(request.user)  # type: ignore[arg-type]
    form = AccessFilter(request.GET or None)
    wanted = form.wanted()
    page = queries.access_page(**wanted, **_marks(request))
    context = {
        "form": form,
        "is_filtered": any(wanted.values()),
        "rows": [_look(each) for each in page.rows],
        "columns": [
            {"label": _("What")},
            {"label": _("Who")},
            {"label": _("When")},
            {"label": _("The reason they gave")},
        ],
        **page.addresses({name: str(value) for name, value in request.GET.items() if value}),
    }
    return render(request, "ledger/access_log.html", context)


def _look(look: AccessEntry) -> dict[str, Any]:
    """Return one look as a row of the log."""
    about = look.subject_reference or look.subject_kind.partition(".")[2]
    return {
        "cells": [
            {"text": about, "small": look.get_kind_display()},
            {"text": look.officer.name},
            {"text": day_time(look.at)},
            {"text": look.reason},
        ]
    }
