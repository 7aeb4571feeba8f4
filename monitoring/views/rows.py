"""How rows of the watch look in lists: cells, links to the next act, tones."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.states import AssessmentState as S
from casework.pages import actions_of
from casework.road import open_moves
from casework.templatetags.pages import when, when_tone
from decisions.guards.starting import letters_owed
from decisions.permissions import Perm as Decide
from monitoring.pages import ACTS
from monitoring.permissions import Perm, may_read
from monitoring.plan import risks_served, standing_duties
from monitoring.queries.duties import open_duties, page_of_duty
from monitoring.views.past import events_of
from monitoring.views.stopped import stop_card, weaker_rows
from monitoring.wording import duty_in_words

WEIGHS = ("continue_on", "adapt", "suspend_part", "suspend", "withdraw")


def due_cell(day):
    """Return the cell of a due date."""
    return {
        "text": when(day),
        "small": date_format(day, "j F Y"),
        "tone": when_tone(day),
    }


def duty_address(row):
    """Return the page on which a duty is done: a report where a report is wanted."""
    return reverse(f"monitoring:{page_of_duty(row)}", args=[row.assessment.reference, row.pk])


def duty_row(row, officer, holder=None, with_case=False, serves=()):
    """Return one duty as a row of a worklist; it opens for whoever may report on the case."""
    opens = officer.may(Perm.REPORT, row.assessment.portfolio)
    cells = [
        {
            "text": duty_in_words(row),
            "url": duty_address(row) if opens else "",
            "small": _source(row, serves),
        },
        {
            "text": str(row.owner or ""),
            "small": str(holder or _("Nobody sits in this post")),
            "tone": "" if holder else "late",
        },
        due_cell(row.due_on),
    ]
    if with_case:
        cells.insert(0, case_cell(row.assessment))
    return {"cells": cells, "tone": "stop" if row.due_on < timezone.localdate() else ""}


def _source(row, serves=()):
    """Say where a duty comes from, and that it outlives its case where the case is over."""
    case, says = row.assessment, _("From %(source)s") % {"source": row.get_comes_from_display()}
    if serves:
        says = _("A measure against: %(risks)s") % {"risks": "; ".join(map(str, serves))}
    if case.state in S.IN_FORCE:
        return says
    over = _("the case is over (%(state)s); this is still due")
    return f"{says}; {over % {'state': str(case.get_state_display()).lower()}}"


def case_cell(case):
    """Return the cell that names a case and leads to its watch."""
    return {
        "text": case.reference,
        "url": reverse("monitoring:case", args=[case.reference]),
        "small": f"{case.assistance.country} · {case.assistance.title}",
    }


def trigger_row(row, holder=None, with_case=False):
    """Return something a case must answer as a row of a worklist."""
    cells = [
        {
            "text": row.get_cause_display().capitalize(),
            "url": reverse("monitoring:trigger", args=[row.assessment.reference, row.pk]),
            "small": row.path,
        },
        {"text": str(row.owner or _("Nobody yet")), "small": str(holder or "")},
        due_cell(row.due_on),
    ]
    if with_case:
        cells.insert(0, case_cell(row.assessment))
    return {"cells": cells}


def hold_row(row, officer):
    """Return a standing hold as a row of a worklist; whoever may ratify it finds the page."""
    name = "ratify_hold" if officer.may(Perm.RATIFY_HOLD, row.assessment.portfolio) else "case"
    return {
        "cells": [
            case_cell(row.assessment),
            {
                "text": str(row.laid_by),
                "small": date_format(timezone.localtime(row.laid_at), "j F Y, H:i"),
            },
            {
                "text": str(row.ratify_post or _("No post may ratify it")),
                "url": reverse(f"monitoring:{name}", args=[row.assessment.reference]),
            },
            due_cell(row.ratify_by),
        ],
    }


def condition_row(row, with_case=True, over=False):
    """Return an unmet condition as a row of a worklist; it opens where its proof is recorded.

    Of a case that is over nobody is asked to show it any more.
    """
    case = row.assessment
    cells = [
        {
            "text": row.says,
            "url": "" if over else reverse("decisions:condition", args=[case.reference, row.pk]),
            "small": row.get_kind_display(),
        },
        {"text": str(row.owner)},
        {"text": date_format(row.due_on, "j F Y") if row.due_on else ""}
        if over
        else due_cell(row.due_on)
        if row.due_on
        else {"text": _("No day is set")},
    ]
    if with_case:
        cells.insert(0, case_cell(case))
    return {"cells": cells, "tone": ""}


def watch_of_case(file, officer):
    """Return what the watch tab of a case shows; a case that is over is history."""
    case = file.case
    over = case.state not in S.LIVE
    alive = {each.pk for each in open_duties().filter(assessment=case)}
    due = [each for each in file.obligations if each.pk in alive]
    holders = file.seat_holders
    for row in (*due, *file.open_triggers, *file.conditions):
        row.assessment = case
    return {
        "over": over,
        "duties": [
            duty_row(each, officer, holders.get(each.owner_id), serves=risks_served(file, each))
            for each in due
        ],
        "standing": standing_duties(file) if case.state in S.IN_FORCE else [],
        "events": events_of(file, officer),
        "columns": columns(),
        "may_report": officer.may(Perm.REPORT, case.portfolio),
        "conditions": [
            condition_row(each, with_case=False, over=over)
            for each in file.conditions
            if not each.met_on
        ],
        **({} if over else _asked(file, officer, holders)),
    }


def _asked(file, officer, holders):
    """Return what a live case still asks: its holds and stops, what happened, letters, acts."""
    readable = [each for each in file.open_triggers if may_read(each, officer)]
    buttons = [each for each in actions_of(file.case, file, officer) if each["name"] in ACTS]
    with_the_hold = ("lift_hold", "suspend") if file.hold else ("lift_hold",)
    return {
        "hold": file.hold,
        "hold_acts": _hold_acts(file, buttons) if file.hold else [],
        "stops": [stop_card(each) for each in file.stops],
        "weaker": weaker_rows(file, officer),
        "triggers": [trigger_row(each, holders.get(each.owner_id)) for each in readable],
        "hidden_triggers": len(readable) < len(file.open_triggers),
        "letters": letters_due(file, officer),
        "watch_acts": [
            each for each in buttons if each["name"] not in with_the_hold and not _is_moot(each)
        ],
    }


def _hold_acts(file, buttons):
    """Return the two ways a hold ends, to whoever has them: made a suspension, or lifted."""
    named = {each["name"]: each for each in buttons}
    if "lift_hold" not in named:
        return []
    ratify = reverse("monitoring:ratify_hold", args=[file.case.reference])
    suspend = named.get("suspend")
    first = [suspend | {"label": _("Make it a suspension"), "url": ratify}] if suspend else []
    return [*first, named["lift_hold"]]


BEFORE = {S.AUTHORISED: "start_delivery", S.SUSPENDED: "resume"}


def letters_due(file, officer):
    """Return the letters that must be out before help begins or resumes, each with its page."""
    case = file.case
    owed = letters_owed(file, BEFORE[case.state]) if case.state in BEFORE else []
    if case.state in S.NOT_STARTED and file.stops_taken_over:
        owed += letters_owed(file, "resume")
    may_record = officer.may(Decide.EVIDENCE_CONDITION, case.portfolio)
    return [
        {
            "label": str(each.label),
            "url": reverse("decisions:letter", args=[case.reference, each.id])
            if may_record
            else "",
            "hint": _("Send it with all it must say, and record when and by whom."),
            "state": _("Not yet"),
            "tone": "needs",
        }
        for each in owed
    ]


# What the page itself says already, or what there is nothing to do about.
MOOT = {"held", "held-already", "not-held", "no-part-stopped"}


def _is_moot(button):
    """Say whether a closed button would only repeat what stands above it."""
    return any(each.code in MOOT for each in button["objections"])


def columns(with_case=False):
    """Return the headings of the lists, in the officer's language."""
    case, whose, due = {"label": _("Case")}, {"label": _("Whose")}, {"label": _("Due"), "day": True}
    first = [case] if with_case else []
    return {
        "duties": [*first, {"label": _("What is due")}, whose, due],
        "triggers": [*first, {"label": _("What happened")}, whose, due],
        "holds": [
            *first,
            {"label": _("Held by")},
            {"label": _("Who must ratify")},
            {"label": _("Ratify by"), "day": True},
        ],
        "conditions": [*first, {"label": _("Condition")}, whose, due],
    }


def trigger_facts(row):
    """Return who must answer what happened, and by when."""
    return [
        {"key": _("Since"), "value": date_format(row.opened_at, "j F Y")},
        {"key": _("Whose"), "value": str(row.owner or _("Nobody yet"))},
        {
            "key": _("To be weighed by"),
            "value": date_format(row.due_on, "j F Y"),
            "small": _("Ten working days: our default, not the policy’s."),
        },
    ]


def weighing_acts(case, file, officer, trigger):
    """Return the ways in which this officer may answer what happened, or what is in the way."""
    if trigger.ended_at is not None:
        return []
    offered = open_moves(case, by=officer, file=file)
    return [
        {
            "name": name,
            "label": offered[name].label,
            "url": reverse(f"monitoring:{name}", args=[case.reference]) + f"?trigger={trigger.pk}",
            "method": "get",
            "style": "warning" if name in ("suspend", "withdraw") else "secondary",
            "enabled": offered[name].is_open,
            "objections": list(offered[name].objections),
        }
        for name in WEIGHS
        if name in offered and not _is_of_another_role(offered[name])
    ]


def _is_of_another_role(move):
    """Say whether a move is one this officer's role never carries: it is not theirs to refuse."""
    return any(each.code == "not-permitted" for each in move.objections)
