"""A recipient's own page: who it is, what stands above and below it, what one may do."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.ledger import says
from recipients.permissions import Perm
from recipients.states import RecipientState as R

TONES = {R.REGISTERED: "plain", R.UNDER_REVIEW: "needs", R.BARRED: "stop", R.DISSOLVED: "plain"}
EVENT_TONES = {"open_review": "needs", "bar": "stop", "close_review": "go", "lift_bar": "go"}
# Of each move: the question its page asks, what will follow, and the words on the button.
ASKED = {
    "open_review": (
        gettext_lazy("Put %(name)s under review?"),
        gettext_lazy("It may still be named in new help; whoever names it sees that it is."),
        gettext_lazy("Open the review"),
    ),
    "close_review": (
        gettext_lazy("Close the review of %(name)s?"),
        gettext_lazy("What was looked into no longer stands against it."),
        gettext_lazy("Close the review"),
    ),
    "bar": (
        gettext_lazy("Bar %(name)s?"),
        gettext_lazy("Nothing may be given to it until the bar is lifted, whoever supplies it."),
        gettext_lazy("Bar it"),
    ),
    "lift_bar": (
        gettext_lazy("Lift the bar on %(name)s?"),
        gettext_lazy("It may be named in new help again. What stood against it stays on record."),
        gettext_lazy("Lift the bar"),
    ),
    "dissolve": (
        gettext_lazy("Record that %(name)s exists no more?"),
        gettext_lazy(
            "It can be named in nothing new. What is known of it passes to its successor."
        ),
        gettext_lazy("Record it as dissolved"),
    ),
}


def identity(recipient):
    """Return the head of a recipient's pages."""
    latin = recipient.latin_name if recipient.latin_name != recipient.name else ""
    facts = [
        {
            "label": _("Country"),
            "value": recipient.country.name,
            "flag": recipient.country_id,
        },
        {"label": _("Kind"), "value": recipient.get_kind_display()},
        {
            "label": _("Standing"),
            "value": recipient.get_state_display(),
            "tone": TONES[recipient.state],
        },
    ]
    if recipient.parent:
        facts.append(
            {
                "label": _("Under"),
                "value": str(recipient.parent),
                "url": recipient.parent.get_absolute_url(),
            }
        )
    if recipient.successor:
        facts.append(
            {
                "label": _("Succeeded by"),
                "value": str(recipient.successor),
                "url": recipient.successor.get_absolute_url(),
            }
        )
    return {
        "reference": f"{recipient.reference} · {recipient.portfolio.organisation}",
        "title": f"{recipient.name} · {latin}" if latin else recipient.name,
        "facts": facts,
    }


def standing_line(recipient, family, readable):
    """Return the one line under the head: what stands against it, or against what is above it."""
    above = next((each for each in family.above if each.is_barred and each.pk in readable), None)
    if recipient.is_barred:
        return {
            "lead": _("Barred:"),
            "kind": "stop",
            "text": _("nothing may be given to them until somebody lifts the bar with reasons."),
        }
    if above:
        return {
            "lead": _("Under a bar:"),
            "kind": "stop",
            "text": _("%(above)s, which stands above them, is barred.") % {"above": above},
        }
    if recipient.is_under_review:
        return {
            "lead": _("Under review:"),
            "kind": "needs",
            "text": _("something is being looked into. New help may be planned, with this said."),
        }
    return None


def listing_columns():
    """Return the register's columns."""
    return [
        {"label": _("Name")},
        {"label": _("Country and kind")},
        {"label": _("Under")},
        {"label": _("Standing")},
    ]


def listing(recipients):
    """Return the register's rows for the worklist."""
    return [
        {
            "cells": [
                {
                    "text": each.name,
                    "url": each.get_absolute_url(),
                    "small": " · ".join(filter(None, [each.latin_name, each.reference])),
                },
                {"text": each.country.name, "small": each.get_kind_display()},
                {"text": str(each.parent) if each.parent else ""},
                {"badge": each.get_state_display(), "badge_tone": TONES[each.state]},
            ]
        }
        for each in recipients
    ]


def who_it_is(recipient):
    """Return the entry's facts, names first, each name in its script."""
    aliases = [each.name for each in recipient.aliases.all()]
    rows = [(_("Name"), recipient.name)]
    if recipient.latin_name:
        rows.append((_("In Latin letters"), recipient.latin_name))
    if aliases:
        rows.append((_("Also called"), "\n".join(aliases)))
    if recipient.about:
        rows.append((_("What is known of it"), recipient.about))
    return [{"key": key, "value": value} for key, value in rows]


def tree(recipient, family, readable):
    """Return the line above and the tree below as one nested list, highest first.

    Of a relation in a register the officer may not read, nothing is said.
    """
    branches = _below(family.below, readable)
    here = _branch(recipient, branches, here=True)
    for above in reversed([each for each in family.above if each.pk in readable]):
        here = _branch(above, [here])
    return here if family.above or family.below else None


def _branch(recipient, branches, *, here=False):
    """Return one place in the tree; a standing worth a word is said."""
    standing = {R.REGISTERED: ""}.get(recipient.state, recipient.get_state_display())
    return {"name": recipient, "standing": standing, "here": here, "branches": branches}


def _below(branches, readable):
    return [
        _branch(each.recipient, _below(each.branches, readable))
        for each in branches
        if each.recipient.pk in readable
    ]


def standing_events(standings):
    """Return why the standing changed, for the timeline."""
    return [
        {
            "title": str(says(f"recipients.{each.move}")).capitalize(),
            "at": each.at,
            "by": each.by.name,
            "text": each.why,
            "tone": EVENT_TONES.get(each.move, "plain"),
        }
        for each in standings
    ]


def side_by_side(conflict, form):
    """Return each field two people wrote, with what stands there now and what one wrote."""
    return [
        {"label": form.fields[name].label, "theirs": theirs.text, "mine": mine}
        for name, (theirs, mine) in conflict.fields.items()
    ]


def acts_on(recipient, officer):
    """Return the links to the pages on which this officer may write about a recipient."""
    links = []
    if officer.may(Perm.RECORD_ALLEGATION.value, recipient.portfolio):
        links.append((_("Record an allegation"), "recipients:allege", "primary"))
    if officer.may(Perm.EDIT_RECIPIENTS.value, recipient.portfolio):
        links.append((_("Correct the entry"), "recipients:revise", "secondary"))
        links.append((_("Add another name"), "recipients:add_alias", "secondary"))
    return [
        {
            "label": label,
            "url": reverse(name, args=[recipient.reference]),
            "method": "get",
            "style": style,
        }
        for label, name, style in links
    ]
