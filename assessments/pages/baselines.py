"""How baselines are shown: the list, one with its versions, and what a case rests on."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.permissions import Perm
from assessments.queries.baselines import LONG_AGO
from casework.templatetags.pages import day, when, when_tone
from policy import registry

SEVERAL = gettext_lazy("Several frameworks")


def columns():
    """Return the headings of the list."""
    return [
        {"label": _("Country or force")},
        {"label": _("Written under")},
        {"label": _("Kept by")},
        {"label": _("Version")},
        {"label": _("Valid until"), "day": True},
    ]


def rows_of(baselines):
    """Return the baselines as rows of the list."""
    return [_row(each) for each in baselines]


def _row(each):
    due = None if each.due == LONG_AGO else each.due
    late = due is not None and when_tone(due) == "late"
    return {
        "cells": [
            {
                "text": each.about,
                "url": each.get_absolute_url(),
                "small": each.reference,
                "badge": _("Restricted") if each.restricted else "",
            },
            {"text": framework_named(each.framework_id)},
            {"text": each.owner.title},
            {
                "text": each.number or "–",
                "small": _("Version %(n)s is being written") % {"n": each.draft}
                if each.draft
                else "",
            },
            {"text": day(due), "small": when(due)}
            if due
            else {"text": _("Nothing is agreed to yet")},
        ],
        "tone": "late" if late else "",
    }


def framework_named(framework_id):
    """Return the short name of the framework a baseline is written under."""
    if not framework_id:
        return str(SEVERAL)
    known = registry.available().get(framework_id)
    return str(known.title) if known else framework_id


def facts_of(baseline, newest):
    """Return who keeps a baseline, under what, and until when it holds."""
    rows = [
        {"key": _("Written under"), "value": framework_named(baseline.framework_id)},
        {"key": _("Kept by"), "value": baseline.owner.title},
    ]
    if newest:
        rows += [
            {
                "key": _("Valid until"),
                "value": day(newest.valid_until),
                "small": when(newest.valid_until),
            },
            {
                "key": _("Written and agreed to by"),
                "value": f"{newest.written_by}, {newest.agreed_by}",
                "small": day(newest.agreed_at),
            },
        ]
    return rows


def version_rows(baseline, versions):
    """Return the versions as rows: each with who wrote it, who agreed, and what changed."""
    return [_version_row(baseline, each) for each in versions if each.is_published]


def _version_row(baseline, each):
    compare = f"{baseline.get_absolute_url()}?from={each.number - 1}&to={each.number}#compare"
    return {
        "cells": [
            {
                "text": _("Version %(n)s") % {"n": each.number},
                "url": compare if each.number > 1 else "",
                "badge": _("Significant change") if each.significant else "",
                "badge_tone": "needs",
            },
            {"text": each.written_by.name},
            {"text": each.agreed_by.name, "small": day(each.agreed_at)},
            {"text": each.what_changed or "–"},
        ]
    }


def version_columns():
    """Return the headings of the versions."""
    return [
        {"label": _("Version")},
        {"label": _("Written by")},
        {"label": _("Agreed to by")},
        {"label": _("What changed")},
    ]


def evidence_columns():
    """Return the headings of the facts that came from files."""
    return [
        {"label": _("Fact")},
        {"label": _("As the source has it")},
        {"label": _("Source")},
    ]


def evidence_rows(facts, labels):
    """Return facts with their source and date: to be read, never added up."""
    return [
        {
            "cells": [
                {"text": labels.get(each.indicator, each.indicator)},
                {"text": each.says, "small": str(each.of_year or "")},
                {"text": each.source, "small": _("as of %(day)s") % {"day": day(each.as_of)}},
            ]
        }
        for each in facts
    ]


def resting(case, file, officer):
    """Return what a case rests on, each with its newer version and the page of the difference."""
    return [_rests_on(case, each, officer) for each in file.baselines]


def _rests_on(case, row, officer):
    readable = not row["restricted"] or row["portfolio"] in officer.grants().get(
        Perm.READ_RESTRICTED_BASELINE.value.partition(".")[2], frozenset()
    )
    said = {"reference": row["reference"], "n": row["number"]}
    about = f"{row['country']}: {row['force']}" if row["force"] else row["country"]
    newer = row["newest"] if row["newest"] and row["newest"] > row["number"] else None
    return {
        "about": about,
        "code": row["code"],
        "says": _("%(reference)s, version %(n)s") % said,
        "url": reverse("assessments:baseline", args=[row["reference"]]) if readable else "",
        "newer": newer,
        "changed": row["changed"],
        "change_url": reverse(
            "assessments:baseline_change", args=[case.reference, row["citation"]]
        ),
        "citation": row["citation"],
    }


def card_of(case, file, officer):
    """Return the card beside a case, where it rests on any baseline."""
    rows = resting(case, file, officer)
    return {"rows": rows} if rows else None
