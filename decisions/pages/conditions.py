"""Conditions and letters, as their pages show them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.templatetags.pages import day
from decisions.guards.starting import letters_owed
from decisions.letters import letters_owed_after
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


def letter_rows(case, file, officer) -> list[dict]:
    """Return each letter the framework wants, whether it is out, and where one may record it."""
    may_record = officer.may(Perm.EVIDENCE_CONDITION, case.portfolio)
    owed = {
        each.id for blocks in ("start_delivery", "resume") for each in letters_owed(file, blocks)
    }
    due = {each.letter.id: each for each in letters_owed_after(file)}
    sent: dict[str, list] = {}
    for each in file.communications:
        sent.setdefault(each.rule, []).append(each)
    rows = []
    for wanted in file.framework.communications:
        if wanted.id not in owed and wanted.id not in sent and wanted.id not in due:
            continue
        told = [
            _("%(who)s, %(day)s, signed by %(post)s")
            % {"who": each.told, "day": day(each.sent_on), "post": each.signed_by}
            for each in sent.get(wanted.id, ())
        ]
        rows.append(
            {
                "label": str(wanted.label),
                "url": reverse("decisions:letter", args=[case.reference, wanted.id])
                if may_record
                else "",
                "hint": "; ".join([*told, *_by_when(due.get(wanted.id))])
                or _("It must be out before help begins or resumes."),
                "state": _("Not yet") if wanted.id in owed | due.keys() else _("Recorded"),
                "tone": "needs" if wanted.id in owed | due.keys() else "go",
            }
        )
    return rows


def _by_when(owed) -> list[str]:
    """Say by when a letter is owed, and whose period that is where it is ours."""
    if owed is None:
        return []
    said = {"day": day(owed.due_on)}
    if owed.basis == "operator_default":
        return [_("Due by %(day)s, by our own default.") % said]
    return [_("Due by %(day)s.") % said]
