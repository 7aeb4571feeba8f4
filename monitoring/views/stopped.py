"""What is stopped, what was brought to the authorities, and what is shown less well than it was."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from monitoring.permissions import may_read
from monitoring.weakened import unweighed_reappraisals
from recipients.permissions import Perm as Registering


def stop_card(row):
    """Return a standing suspension as the rows of a summary card."""
    codes = dict(row.Reason.choices)
    in_fact = row.in_fact_from
    return {
        "title": _("All of it is suspended") if row.whole else _("A part is suspended"),
        "rows": [
            *(() if row.whole else _of_a_part(row)),
            {"key": _("Since"), "value": date_format(row.from_on, "j F Y")},
            *(
                [{"key": _("Stopped in fact on"), "value": date_format(in_fact, "j F Y")}]
                if in_fact
                else []
            ),
            {
                "key": _("Kind of reason"),
                "value": ", ".join(str(codes.get(each, each)) for each in row.reason_codes),
            },
            {"key": _("What stopping does"), "value": row.impact},
            {"key": _("Before it can resume"), "value": row.resumption_test},
            {"key": _("Decision"), "value": str(row.decision or "")},
        ],
    }


def _of_a_part(row):
    return [
        {"key": _("What is stopped"), "value": row.of_what},
        {"key": _("What goes on"), "value": str(row.goes_on)},
    ]


def intercede_url(trigger, officer):
    """Return the page that brings what is alleged to the authorities, for whoever may record it."""
    said = trigger.allegation
    if said is None or not officer.may(Registering.RECORD_ALLEGATION.value, said.portfolio):
        return ""
    return reverse("recipients:intercede", args=[said.reference])


def weaker_rows(file, officer):
    """Return what was found to be shown less well and no higher rung has weighed yet."""
    return [
        {
            "key": each.allegation.reference,
            "value": each.why,
            "small": _("%(day)s, by %(who)s")
            % {"day": date_format(timezone.localdate(each.at), "j F Y"), "who": each.by},
            "url": each.allegation.get_absolute_url(),
        }
        for each in unweighed_reappraisals(file)
        if may_read(each, officer)
    ]
