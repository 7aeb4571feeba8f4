"""What is alleged, and where it is known from, as the pages show it."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recipients.dates import in_words
from recipients.models import Allegation
from recipients.permissions import Perm
from recipients.violations import kinds_of_violation

WEIGHTY = ("credible", "grounds_suspect", "grounds_believe", "substantiated")


def allegation_columns():
    """Return the columns of a list of allegations."""
    return [
        {"label": _("What is alleged")},
        {"label": _("When and where")},
        {"label": _("How well it is shown")},
        {"label": _("Note")},
    ]


def allegation_rows(allegations):
    """Return what is alleged for the worklist, each with its standard of proof."""
    return [
        {
            "cells": [
                {
                    "text": each.violation,
                    "url": reverse("recipients:allegation", args=[each.reference]),
                    "small": each.reference,
                },
                {
                    "text": in_words(each.happened) or _("When is not known"),
                    "small": each.place,
                },
                {
                    "text": each.get_standard_display(),
                    "small": _sources_in_words(each),
                },
                {
                    "badge": _("Going on")
                    if each.continuing
                    else _("Restricted")
                    if each.restricted
                    else "",
                    "badge_tone": "stop" if each.continuing else "plain",
                },
            ],
            "tone": "stop" if each.standard in WEIGHTY else "",
        }
        for each in allegations
    ]


def _sources_in_words(allegation):
    number = len(allegation.sources.all())
    if not number:
        return _("No source is cited")
    return ngettext("%(n)d source", "%(n)d sources", number) % {"n": number}


def source_card(source):
    """Return a source for its card: who a protected one is stands on its own page alone."""
    return {
        "title": source.title,
        "rows": source_rows(source, identity=False),
        "badge": _("Protected source") if source.protected else "",
        "action_label": _("Open"),
        "action_url": reverse("recipients:source", args=[source.pk]),
    }


def source_rows(source, identity=True):
    """Return what is known of a source; the door has taken out an identity one may not read."""
    rows = [(_("Kind"), source.get_kind_display(), "")]
    if source.publisher:
        rows.append((_("Publisher"), source.publisher, source.page))
    rows.append((_("Its own date"), in_words(source.dated) or _("Not known"), ""))
    rows.append((_("Reliability"), source.get_reliability_display(), ""))
    if source.held_elsewhere:
        where = ", ".join(filter(None, [source.custodian, source.custodian_reference]))
        rows.append((_("Held elsewhere, by"), where, source.marking))
    if source.gist:
        rows.append((_("What it says"), source.gist, ""))
    if identity and source.protected:
        hidden = _("Protected. Ask somebody who may know protected sources.")
        rows.append((_("Who the source is"), source.identity or hidden, ""))
    found = [{"key": key, "value": value, "small": small} for key, value, small in rows]
    if source.address:
        found.append({"key": _("Address"), "value": source.address, "url": source.address})
    return found


def what_is_alleged(allegation):
    """Return one allegation's facts."""
    rows = [
        (_("What is said to have happened"), allegation.says),
        (
            _("Kind of violation"),
            kinds_of_violation().get(allegation.code, _("Nobody has said yet")),
        ),
        (_("When"), in_words(allegation.happened) or _("Not known")),
        (_("Where"), allegation.place or _("Not known")),
        (_("How well it is shown"), allegation.get_standard_display()),
        (_("Is it still going on?"), _("Yes") if allegation.continuing else _("Not known to be")),
        (_("What was made of it"), allegation.disposition or _("Nothing is recorded yet")),
    ]
    return [{"key": key, "value": value} for key, value in rows]


def reappraisal_rows(reappraisals):
    """Return each time it was found to be shown less well, or over, with the reasons."""
    names = dict(Allegation.Standard.choices)
    return [
        {
            "key": date_format(timezone.localdate(each.at), "j F Y"),
            "value": each.why,
            "small": _("From “%(was)s” to “%(now)s”, by %(who)s")
            % {"was": names[each.was], "now": names[each.now], "who": each.by}
            if each.was != each.now
            else _("No longer going on, by %(who)s") % {"who": each.by},
        }
        for each in reappraisals
    ]


def acts_on_allegation(allegation, officer):
    """Return the links to the pages on which this officer may write about an allegation."""
    if not officer.may(Perm.RECORD_ALLEGATION.value, allegation.portfolio):
        return []
    links = [
        (_("Add a source"), "recipients:cite", "primary"),
        (_("Bring it to the authorities"), "recipients:intercede", "secondary"),
        (_("Say what was made of it"), "recipients:dispose", "secondary"),
    ]
    return [
        {
            "label": label,
            "url": reverse(name, args=[allegation.reference]),
            "method": "get",
            "style": style,
        }
        for label, name, style in links
    ]
