"""What was brought to the authorities, as the pages show it."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from recipients.permissions import Perm


def how_it_stands(said):
    """Say in a sentence whether they answered, and whether they are late."""
    if said.answered_on:
        return _("Answered on %(day)s.") % {"day": date_format(said.answered_on, "j F Y")}
    due = {"day": date_format(said.answer_due, "j F Y")}
    if said.answer_due < timezone.localdate():
        return _("Not answered. The day given was %(day)s.") % due
    return _("An answer is due by %(day)s.") % due


def intercession_cards(intercessions):
    """Return what was brought to the authorities for cards on an allegation's page."""
    return [
        {
            "title": _("%(reference)s, %(day)s")
            % {"reference": each.reference, "day": date_format(each.on, "j F Y")},
            "rows": [
                {"key": _("How"), "value": each.get_how_display()},
                {"key": _("To whom"), "value": each.told},
                {"key": _("How it stands"), "value": how_it_stands(each)},
            ],
            "action_label": _("Open"),
            "action_url": each.get_absolute_url(),
        }
        for each in intercessions
    ]


def what_was_said(said):
    """Return the facts of one intercession, and of its answer."""
    rows = [
        (_("How"), said.get_how_display(), ""),
        (_("On which day"), date_format(said.on, "j F Y"), ""),
        (_("Who spoke or wrote"), said.told_by, ""),
        (_("To whom"), said.told, ""),
        *([(_("Where"), said.place, "")] if said.place else []),
        (_("What they were told and asked"), said.asked, ""),
        (_("Answer asked for by"), date_format(said.answer_due, "j F Y"), ""),
        (_("What they answered"), said.answer or _("Nothing yet"), how_it_stands(said)),
        (_("What they did"), said.done or _("Nothing is known yet"), ""),
    ]
    return [{"key": key, "value": value, "small": small} for key, value, small in rows]


def acts_on_intercession(said, officer):
    """Return the link by which this officer may record the answer, while there is none."""
    if said.answered_on or not officer.may(Perm.RECORD_ALLEGATION.value, said.portfolio):
        return []
    return [
        {
            "label": _("Record what they answered"),
            "url": reverse("recipients:answer", args=[said.reference]),
            "method": "get",
            "style": "primary",
        }
    ]
