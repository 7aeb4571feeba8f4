"""The sealed record of a decision in words, and its parts as this reader may have them."""

import json
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.wording import as_its_law_says
from casework import seals
from casework.templatetags.pages import day, day_time
from decisions.models import Decision
from decisions.pages.recorded import proof_rows
from decisions.record import protected, read
from decisions.record.decided import told_by
from decisions.record.wording import if_it_fails, outcome


def record_in_words(decision, officer) -> dict:
    """Return what the page of a record shows: rows, parts by permission, and whether it holds."""
    sealed = decision.sealed
    conditions = list(decision.conditions.select_related("owner", "met_by"))
    return {
        "rows": _rows(decision, conditions),
        "conditions": [_condition(each) for each in conditions],
        "passed": _passed(decision, officer) if sealed else [],
        "coverage": [_covered(row) for row in _coverage(decision)],
        "columns": [{"label": label} for label in (_("Who"), _("Where"), _("Covered"), _("When"))],
        "parts": _parts(decision, officer) if sealed else [],
        "wrong": seals.verify(seals.exported(sealed)) if sealed else [],
    }


def _rows(decision, conditions) -> list[dict]:
    who = f"{decision.decider_name}, {decision.decider_title}"
    if decision.on_behalf_of_name:
        who = _("%(who)s, for %(principal)s") % {
            "who": who,
            "principal": decision.on_behalf_of_name,
        }
    rows = [
        (_("Decided"), outcome(decision.get_kind_display(), conditions)),
        (_("By"), who),
        (_("When"), day_time(decision.made_at)),
        (_("How"), decision.get_made_display()),
        (_("The exact words"), decision.words),
        (_("Reasons"), decision.reasons),
        *((each.key, _plain(each.value)) for each in told_by(decision.details)),
        (_("On what an adviser found"), decision.details.get("concurs", "")),
        (_("What would have to change"), decision.what_would_change_it),
        (_("Valid until"), day(decision.valid_until)),
        (_("Looked at again on"), day(decision.review_on)),
        (_("Recorded by"), _recorded(decision)),
        (_("Read before deciding"), ", ".join(decision.seen_facts)),
    ]
    told = [{"key": key, "value": str(value)} for key, value in rows if value]
    return [*told, *proof_rows(decision.assessment, decision.details)]


def _plain(value) -> str:
    return day(value) if isinstance(value, date) else value


def _recorded(decision) -> str:
    if decision.made == Decision.Made.SIGNED_HERE:
        return ""
    return _("%(recorder)s; confirmed by %(confirmer)s") % {
        "recorder": decision.recorder,
        "confirmer": decision.confirmed_by,
    }


def _condition(each) -> dict:
    """Return one condition as it was laid down, and how it stands today."""
    rows = [
        {"key": _("It must be met"), "value": each.get_kind_display()},
        {"key": _("Who sees to it"), "value": str(each.owner)},
        {"key": _("By when"), "value": day(each.due_on) or _("No day is set")},
        {"key": _("What will prove it"), "value": each.proof},
        {"key": _("If it fails"), "value": if_it_fails(each.kind)},
        {"key": _("Today"), **_evidenced(each)},
    ]
    return {"title": each.says, "rows": rows}


def _evidenced(each) -> dict:
    if each.broken_on:
        on = {"day": day(each.broken_on)}
        return {"value": _("Since %(day)s.") % on, "badge": _("Broken"), "badge_tone": "stop"}
    if each.met_on:
        by = _("%(who)s, %(day)s") % {"who": each.met_by, "day": day(each.met_on)}
        shown = {"badge": _("Evidenced"), "badge_tone": "go"}
        return {"value": each.met_proof, "small": by, **shown}
    nothing = _("Nothing shows yet that it is met.")
    return {"value": nothing, "badge": _("Not evidenced"), "badge_tone": "needs"}


def _passed(decision, officer) -> list[dict]:
    """Return each bar that was passed: by which way, who went past it, and all it demanded."""
    if not decision.overrides.exists():
        return []
    bars = read(decision.sealed, for_officer=officer).bars
    return [
        {
            "title": each.says,
            "rows": [
                {
                    "key": _("Passed by"),
                    "value": as_its_law_says(decision.assessment, each.override),
                },
                {"key": _("Reasons"), "value": each.override_reasons},
                {"key": _("With what"), "value": "\n".join(each.override_said)},
            ],
        }
        for each in bars
        if each.override
    ]


def _coverage(decision):
    return decision.coverage.select_related("recipient", "country")


def _covered(row) -> dict:
    return {
        "cells": [
            {"text": str(row.recipient or _("Every recipient")), "small": row.part},
            {"text": str(row.country)},
            {
                "badge": row.get_says_display(),
                "badge_tone": "go" if row.says == "yes" else "stop",
            },
            {"text": f"{day(row.from_on)} – {day(row.to_on)}"},
        ]
    }


def _parts(decision, officer) -> list[dict]:
    """Return every part with its digest, and what it says to those who may read it.

    A protected part is not opened with the others: it has a page, where the look is noted.
    """
    portfolio = decision.assessment.portfolio
    rows = []
    for part in decision.sealed.parts.all():
        closed = bool(part.readers) and not officer.may(part.readers, portfolio)
        apart = not closed and protected(part) and part.canonical is not None
        row = {"path": part.path, "digest": part.digest, "closed": closed, "url": "", "says": ""}
        if apart:
            row["url"] = reverse("decisions:part", args=[decision.reference, part.path])
        elif not closed:
            row["says"] = part_in_words(part)
        rows.append(row)
    return rows


def part_in_words(part) -> str:
    """Return what a part says as it was sealed, or nothing where it was destroyed."""
    if part.canonical is None:
        return ""
    return json.dumps(json.loads(bytes(part.canonical)), ensure_ascii=False, indent=2)
