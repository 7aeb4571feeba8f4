"""Rows of the lists of cases and of assistance, for the screen and for a spreadsheet."""

from django.utils.translation import gettext as _

from assessments.access import is_shown_whole
from assessments.pages.bar import tone_of
from assessments.states import AssessmentState as S
from casework.templatetags.pages import day, when, when_tone


def columns(*labels):
    """Return the columns of a list."""
    return [{"label": label} for label in labels]


def case_columns():
    """Return the columns of the list of cases."""
    return columns(_("Case"), _("For whom"), _("State"), _("With"), _("Next date"))


def case_rows(cases, officer):
    """Return one row per case: what, for whom, where it stands, who has it, what comes next."""
    own = is_shown_whole(officer, [case.assistance for case in cases])
    return [_case_row(case, officer, case.assistance_id in own) for case in cases]


def _case_row(case, officer, whole):
    on = next_date(case)
    return {
        "cells": [
            {
                "text": case.assistance.title if whole else _("Restricted"),
                "url": case.get_absolute_url(),
                "small": case.reference,
            },
            _for_whom(case.assistance, whole),
            {"badge": case.get_state_display(), "badge_tone": tone_of(case.state)},
            {"text": _with(case, officer) if whole else ""},
            {
                "text": when(on) if on else "",
                "small": day(on) if on else "",
                "tone": when_tone(on) if on else "",
            },
        ]
    }


def next_date(case):
    """Return the day on which something happens with a case, or None."""
    if case.state in S.PREPARATION:
        return case.deferred_until or case.assistance.first_delivery_on
    return case.next_on or case.valid_until if case.state in S.IN_FORCE else None


def _for_whom(assistance, whole):
    if not whole:
        return {"text": ""}
    named = assistance.named
    first = str(named[0]) if named else ""
    if len(named) > 1:
        first = _("%(first)s and %(n)d more") % {"first": first, "n": len(named) - 1}
    return {"text": assistance.country.name, "small": first}


def _with(case, officer):
    if case.state in S.AWAITING_DECISION:
        return str(case.with_post or _("Advisers and signers"))
    if case.state in S.LIVE:
        return _("You") if case.author_id == officer.pk else str(case.author)
    return ""


def assistance_columns():
    """Return the columns of the list of assistance."""
    return columns(
        _("Assistance"), _("For whom"), _("What is permitted"), _("Given by"), _("First delivery")
    )


def assistance_rows(found, officer):
    """Return one row per assistance: what, for whom, whether permitted, by whom, from when."""
    own = is_shown_whole(officer, found)
    return [_assistance_row(each, each.pk in own) for each in found]


def _assistance_row(assistance, whole):
    on = assistance.first_delivery_on
    return {
        "cells": [
            {
                "text": assistance.title if whole else _("Restricted"),
                "url": assistance.get_absolute_url(),
                "small": assistance.reference,
            },
            _for_whom(assistance, whole),
            {"badge": assistance.get_state_display(), "badge_tone": tone_of(assistance.state)},
            {"text": str(assistance.provider) if whole else ""},
            {"text": day(on) if on and whole else ""},
        ]
    }


def as_cells(rows, labels):
    """Yield rows as plain cells for a spreadsheet, each row's text and small print apart."""
    yield [_("Reference"), *labels]
    for row in rows:
        first, *rest = row["cells"]
        yield [first["small"], first["text"], *(_cell(each) for each in rest)]


def _cell(cell):
    said = [str(cell.get(name) or "") for name in ("badge", "text", "small")]
    return ", ".join(filter(None, said))
