"""Advice as each reader may read it: legal advice only by those who may read legal advice."""

from django.utils.translation import gettext as _

from assessments.models import Advice
from assessments.permissions import Perm
from assessments.places import page_of
from assessments.wording import as_its_law_says
from casework.templatetags.pages import day, when, when_tone

TONES = {"concur": "go", "concur_if": "needs", "non_concur": "stop"}


def may_read(officer, case, advice) -> bool:
    """Say whether an officer may read the words of this advice."""
    if advice.adviser_id == officer.pk:
        return True
    if advice.kind == Advice.Kind.LEGAL:
        return officer.may(Perm.READ_LEGAL_ADVICE, case.portfolio)
    return officer.may(Perm.READ_ADVICE, case.portfolio)


def read_by(officer, case, advice) -> dict:
    """Return one piece of advice as a page shows it to this officer."""
    reads = may_read(officer, case, advice)
    return {
        "advice": advice,
        "asked": as_its_law_says(case, advice.question),
        "reads": reads,
        "current": advice.content_root == case.content_root and bool(case.content_root),
        "url": page_of(case, "give_advice", advice.pk),
        "state": _state(advice),
        "tone": TONES.get(advice.concur, "plain"),
        "late": advice.ran_out_at is not None and advice.returned_at is None,
    }


def cards_of(case, file, officer) -> list[dict]:
    """Return every piece of advice on a case, newest first, as this officer may read it."""
    return [read_by(officer, case, each) for each in reversed(file.advice)]


def worklist_of(asked) -> dict:
    """Return the advice asked of somebody as a list that folds on a phone."""
    columns = [_("Case"), _("What is asked"), _("Due")]
    return {
        "columns": [{"label": label} for label in columns],
        "rows": [{"cells": _cells(each), "tone": when_tone(each.due_on)} for each in asked],
    }


def _cells(advice):
    case = advice.assessment
    return [
        {
            "text": case.assistance.title,
            "url": page_of(case, "give_advice", advice.pk),
            "small": f"{case.reference} · {case.assistance.country}",
        },
        {"text": advice.get_kind_display(), "small": as_its_law_says(case, advice.question)},
        {
            "text": when(advice.due_on),
            "small": day(advice.due_on),
            "tone": when_tone(advice.due_on),
        },
    ]


def _state(advice):
    if advice.returned_at:
        return advice.get_concur_display()
    return _("Ran out") if advice.ran_out_at else _("Not given yet")
