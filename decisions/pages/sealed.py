"""The sealed record of a decision in words, from the record alone."""

import json

from django.utils.translation import gettext as _

from casework import seals
from casework.templatetags.pages import day, day_time
from decisions.models import Decision


def record_in_words(decision, officer) -> dict:
    """Return what the page of a record shows: rows, parts by permission, and whether it holds."""
    sealed = decision.sealed
    return {
        "rows": _rows(decision),
        "conditions": [each.says for each in decision.conditions.all()],
        "coverage": [_covered(row) for row in _coverage(decision)],
        "columns": [{"label": label} for label in (_("Who"), _("Where"), _("Covered"), _("When"))],
        "parts": _parts(decision, officer) if sealed else [],
        "wrong": seals.verify(seals.exported(sealed)) if sealed else [],
    }


def _rows(decision) -> list[dict]:
    who = f"{decision.decider_name}, {decision.decider_title}"
    if decision.on_behalf_of_name:
        who = _("%(who)s, for %(principal)s") % {
            "who": who,
            "principal": decision.on_behalf_of_name,
        }
    rows = [
        (_("Decided"), decision.get_kind_display()),
        (_("By"), who),
        (_("When"), day_time(decision.made_at)),
        (_("How"), decision.get_made_display()),
        (_("The exact words"), decision.words),
        (_("Reasons"), decision.reasons),
        (_("What would have to change"), decision.what_would_change_it),
        (_("Valid until"), day(decision.valid_until)),
        (_("Looked at again on"), day(decision.review_on)),
        (_("Recorded by"), _recorded(decision)),
        (_("Read before deciding"), ", ".join(decision.seen_facts)),
    ]
    return [{"key": key, "value": str(value)} for key, value in rows if value]


def _recorded(decision) -> str:
    if decision.made == Decision.Made.SIGNED_HERE:
        return ""
    return _("%(recorder)s; confirmed by %(confirmer)s") % {
        "recorder": decision.recorder,
        "confirmer": decision.confirmed_by,
    }


def _coverage(decision):
    return decision.coverage.select_related("recipient", "country")


def _covered(row) -> dict:
    return {
        "cells": [
            {"text": str(row.recipient or _("Every recipient"))},
            {"text": str(row.country)},
            {
                "badge": row.get_says_display(),
                "badge_tone": "go" if row.says == "yes" else "stop",
            },
            {"text": f"{day(row.from_on)} – {day(row.to_on)}"},
        ]
    }


def _parts(decision, officer) -> list[dict]:
    """Return every part with its digest; what it says only to those who may read it."""
    portfolio = decision.assessment.portfolio
    return [
        {
            "path": part.path,
            "digest": part.digest,
            "says": _said(part, officer, portfolio),
            "closed": bool(part.readers) and not officer.may(part.readers, portfolio),
        }
        for part in decision.sealed.parts.all()
    ]


def _said(part, officer, portfolio) -> str:
    if part.canonical is None or (part.readers and not officer.may(part.readers, portfolio)):
        return ""
    return json.dumps(json.loads(bytes(part.canonical)), ensure_ascii=False, indent=2)
