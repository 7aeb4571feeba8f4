"""The results of vetting as a list that folds on a phone, each with what follows from it."""

from django.utils.translation import gettext as _

from assessments.vettings import CANCELLED, CLEARED, REJECTED, SUSPENDED

TONES = {CLEARED: "go", SUSPENDED: "needs", CANCELLED: "stop", REJECTED: "stop"}


def result_columns() -> list[dict]:
    """Return the heads of the list."""
    heads = (_("Name"), _("Function"), _("Rank"), _("Result"), _("What follows"))
    return [{"label": head} for head in heads]


def result_rows(told) -> list[dict]:
    """Return one row for each who was vetted, as they are told of."""
    return [{"cells": _cells(each)} for each in told]


def _cells(told) -> list[dict]:
    counts_as = told["counts_as"]
    result = told["result"] or _("None yet")
    return [
        {"text": told["name"] or "–"},
        {"text": told["function"] or "–"},
        {"text": told["rank"] or "–"},
        {"badge": result, "badge_tone": TONES.get(counts_as, "needs")},
        {"text": _what_follows(counts_as)},
    ]


def _what_follows(counts_as) -> str:
    said = {
        CLEARED: _("Nothing more is asked, while whoever was vetted with them is cleared too."),
        SUSPENDED: _("Wait: nothing may be given until it is settled. Ask the owner of the case."),
        CANCELLED: _("Nobody is cleared. Put them forward again, or leave them out."),
        REJECTED: _("Nothing may be given. Leave them out, and put forward somebody else."),
    }
    return said.get(counts_as, _("No result has come. Nothing may be given until it does."))
