"""Rows of the lists of cases and of assistance, for the screen and for a spreadsheet."""

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.access import shows
from assessments.pages.bar import tone_of
from assessments.states import AssessmentState as S
from assessments.states import AssistanceState as A
from casework.templatetags.pages import day, when, when_tone


def columns(*labels):
    """Return the columns of a list."""
    return [{"label": label} for label in labels]


def case_columns():
    """Return the columns of the list of cases."""
    return columns(_("Case"), _("For whom"), _("State"), _("With"), _("Next date"))


def case_rows(cases, officer):
    """Return one row per case: what, for whom, where it stands, who has it, what comes next."""
    words = _Words(S, "assessments:detail")
    return [_case_row(case, officer, words) for case in cases]


def _case_row(case, officer, words):
    on = next_date(case)
    whole = shows(
        officer, case.assistance_id, case.assistance__portfolio_id, case.assistance__restricted
    )
    return {
        "cells": [
            {
                "text": case.assistance__title if whole else _("Restricted"),
                "url": words.address(case.reference),
                "small": case.reference,
            },
            _for_whom(case.assistance__country__name, case.named) if whole else {"text": ""},
            words.state(case.state),
            {"text": _with(case, officer) if whole else ""},
            words.date(on) if on else {"text": "", "small": "", "tone": ""},
        ]
    }


class _Words:
    """What the rows of one list say alike, put into words once for all of them."""

    def __init__(self, states, page):
        self._badges = {
            state: {"badge": str(state.label), "badge_tone": tone_of(state)} for state in states
        }
        self._address = reverse(page, args=["@"])
        self._dates = {}

    def state(self, state):
        """Return the cell of a state."""
        return self._badges[state]

    def address(self, reference):
        """Return where the page of a row is."""
        return self._address.replace("@", reference)

    def date(self, on):
        """Return the cell of a day, how far off it is first."""
        if on not in self._dates:
            self._dates[on] = {"text": when(on), "small": day(on), "tone": when_tone(on)}
        return self._dates[on]


def next_date(case):
    """Return the day on which something happens with a case, or None."""
    if case.state in S.PREPARATION:
        return case.deferred_until or case.assistance__first_delivery_on
    return case.next_on or case.valid_until if case.state in S.IN_FORCE else None


def _for_whom(country, named):
    first = named[0] if named else ""
    if len(named) > 1:
        first = _("%(first)s and %(n)d more") % {"first": first, "n": len(named) - 1}
    return {"text": country, "small": first}


def _with(case, officer):
    if case.state in S.AWAITING_DECISION:
        return case.with_post__title or _("Advisers and signers")
    if case.state in S.LIVE:
        return _("You") if case.author_id == officer.pk else case.author__name
    return ""


def assistance_columns():
    """Return the columns of the list of assistance."""
    return columns(
        _("Assistance"), _("For whom"), _("What is permitted"), _("Given by"), _("First delivery")
    )


def assistance_rows(found, officer):
    """Return one row per assistance: what, for whom, whether permitted, by whom, from when."""
    words = _Words(A, "assessments:assistance")
    return [_assistance_row(each, officer, words) for each in found]


def _assistance_row(each, officer, words):
    on = each.first_delivery_on
    whole = shows(officer, each.pk, each.portfolio_id, each.restricted)
    return {
        "cells": [
            {
                "text": each.title if whole else _("Restricted"),
                "url": words.address(each.reference),
                "small": each.reference,
            },
            _for_whom(each.country__name, each.named) if whole else {"text": ""},
            words.state(each.state),
            {"text": each.provider__name if whole else ""},
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
