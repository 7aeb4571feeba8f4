"""How rows of the watch look in lists: cells, links to the next act, tones."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.states import AssessmentState as S
from casework.pages import actions_of
from casework.road import open_moves
from casework.templatetags.pages import when, when_tone
from monitoring.models import Obligation
from monitoring.pages import ACTS, may_read
from monitoring.plan import standing_duties
from monitoring.queries.duties import open_duties

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
    name = "duty_report" if row.comes_from == Obligation.From.FRAMEWORK else "duty"
    return reverse(f"monitoring:{name}", args=[row.assessment.reference, row.pk])


def duty_row(row, holder=None, with_case=False):
    """Return one duty as a row of a worklist."""
    cells = [
        {
            "text": row.says,
            "url": duty_address(row),
            "small": _source(row),
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


def _source(row):
    """Say where a duty comes from, and that it outlives its case where the case is over."""
    case, says = row.assessment, _("From %(source)s") % {"source": row.get_comes_from_display()}
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
    return {"cells": cells, "tone": "needs"}


def hold_row(row):
    """Return a standing hold as a row of a worklist."""
    return {
        "cells": [
            case_cell(row.assessment),
            {
                "text": str(row.laid_by),
                "small": date_format(timezone.localtime(row.laid_at), "j F Y, H:i"),
            },
            {
                "text": str(row.ratify_post or _("No post may ratify it")),
                "url": reverse("monitoring:ratify_hold", args=[row.assessment.reference]),
            },
            due_cell(row.ratify_by),
        ],
        "tone": "stop",
    }


def condition_row(row, with_case=True):
    """Return an unmet condition as a row of a worklist; it opens where its proof is recorded."""
    case = row.assessment
    cells = [
        {
            "text": row.says,
            "url": reverse("decisions:condition", args=[case.reference, row.pk]),
            "small": row.get_kind_display(),
        },
        {"text": str(row.owner)},
        due_cell(row.due_on) if row.due_on else {"text": _("No day is set")},
    ]
    if with_case:
        cells.insert(0, case_cell(case))
    return {"cells": cells, "tone": ""}


def stop_card(row):
    """Return a standing suspension as the rows of a summary card."""
    codes = dict(row.Reason.choices)
    return {
        "title": _("The whole is suspended") if row.whole else _("A part is suspended"),
        "rows": [
            {"key": _("What"), "value": str(row.recipient or row.part or _("All of it"))},
            {"key": _("Since"), "value": date_format(row.from_on, "j F Y")},
            {
                "key": _("Kind of reason"),
                "value": ", ".join(str(codes.get(each, each)) for each in row.reason_codes),
            },
            {"key": _("What stopping does"), "value": row.impact},
            {"key": _("Before it can resume"), "value": row.resumption_test},
            {"key": _("Decision"), "value": str(row.decision or "")},
        ],
    }


def watch_of_case(file, officer):
    """Return what the watch tab of a case shows."""
    case = file.case
    alive = {each.pk for each in open_duties().filter(assessment=case)}
    due = [each for each in file.obligations if each.pk in alive]
    holders = file.seat_holders
    for row in (*due, *file.open_triggers, *file.conditions):
        row.assessment = case
    readable = [each for each in file.open_triggers if may_read(each, officer)]
    buttons = actions_of(case, file, officer)
    return {
        "hold": file.hold,
        "stops": [stop_card(each) for each in file.stops],
        "triggers": [trigger_row(each, holders.get(each.owner_id)) for each in readable],
        "hidden_triggers": len(readable) < len(file.open_triggers),
        "duties": [duty_row(each, holders.get(each.owner_id)) for each in due],
        "standing": standing_duties(file),
        "events": events_of(file),
        "columns": columns(),
        "may_report": officer.may("accounts.report_monitoring", case.portfolio),
        "watch_acts": [each for each in buttons if each["name"] in ACTS and not _is_moot(each)],
        "conditions": [
            condition_row(each, with_case=False) for each in file.conditions if not each.met_on
        ],
    }


# What the page itself says already, or what there is nothing to do about.
MOOT = {"held", "held-already", "not-held", "no-part-stopped"}


def _is_moot(button):
    """Say whether a closed button would only repeat what stands above it."""
    return any(each.code in MOOT for each in button["objections"])


def events_of(file):
    """Return what was seen and done while help is given, newest first."""
    events = [
        {
            "title": _("Report on %(begins)s to %(ends)s")
            % {
                "begins": date_format(each.from_on, "j F Y"),
                "ends": date_format(each.to_on, "j F Y"),
            },
            "at": each.recorded_at,
            "by": str(each.recorded_by),
            "text": each.seen,
            "lines": _lines_of(each, file),
            "tone": "stop" if each.access_refused or each.harm else "plain",
        }
        for each in file.reports
    ]
    events += [_ended_hold(each) for each in file.holds if each.ended_at]
    return sorted(events, key=lambda each: each["at"], reverse=True)


def _lines_of(row, file):
    """Return what a report says beside what was seen, each under its question."""
    asked = {question.id: question for form in file.framework.forms for question in form.questions}
    lines = [row.use, row.measures, row.harm]
    for key, value in row.answers.items():
        question = asked.get(key)
        option = question.option(value) if question else None
        lines.append(f"{question.text if question else key} {option.label if option else value}")
    return [line for line in lines if line]


def _ended_hold(row):
    how = {
        "ratified": _("Hold made a suspension"),
        "lifted": _("Hold lifted"),
        "withdrawn": _("Hold ended by the withdrawal"),
    }
    return {
        "title": how.get(row.ended_how, _("Hold ended")),
        "at": row.ended_at,
        "by": str(row.ended_by),
        "text": row.ended_why,
    }


def columns(with_case=False):
    """Return the headings of the lists, in the officer's language."""
    case, whose, due = {"label": _("Case")}, {"label": _("Whose")}, {"label": _("Due")}
    first = [case] if with_case else []
    return {
        "duties": [*first, {"label": _("What is due")}, whose, due],
        "triggers": [*first, {"label": _("What happened")}, whose, due],
        "holds": [
            *first,
            {"label": _("Held by")},
            {"label": _("Who must ratify")},
            {"label": _("Ratify by")},
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
    """Return the ways to answer what happened, open or with what stands in the way."""
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
        if name in offered
    ]
