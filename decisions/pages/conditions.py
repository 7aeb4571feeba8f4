"""Conditions, as their pages show them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.templatetags.pages import day
from decisions.permissions import Perm


def condition_rows(case, file, officer) -> list[dict]:
    """Return each condition as a card: what, who, by when, by which proof, and how it stands.

    Whoever may not show that one is met is not asked to.
    """
    may_show = officer.may(Perm.EVIDENCE_CONDITION, case.portfolio)
    return [
        {
            "title": each.says,
            "rows": about_condition(each),
            "action_label": _("Show that it is met") if may_show and not each.met_on else "",
            "action_url": reverse("decisions:condition", args=[case.reference, each.pk])
            if may_show and not each.met_on
            else "",
        }
        for each in file.conditions
    ]


def about_condition(each) -> list[dict]:
    """Return what a condition asks, of whom, by when, and how it stands."""
    rows = [
        {"key": _("It must be met"), "value": each.get_kind_display()},
        {"key": _("Who sees to it"), "value": str(each.owner)},
        {"key": _("By when"), "value": day(each.due_on) or _("No day is set")},
        {"key": _("What will prove it"), "value": each.proof},
    ]
    if each.met_on:
        met = {"key": _("Met"), "value": each.met_proof, "small": day(each.met_on)}
        return [*rows, met | {"badge": _("Met"), "badge_tone": "go"}]
    return [*rows, {"key": _("Met"), "badge": _("Not yet"), "badge_tone": "needs", "value": "–"}]
