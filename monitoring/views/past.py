"""What was seen and done while help was given, as a timeline; of an ended case, all there is."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from assessments.states import AssessmentState as S
from monitoring.models import MonitoringReport
from monitoring.permissions import may_read
from policy.restricted import RESTRICTED
from recipients.permissions import READ_RESTRICTED


def events_of(file, officer):
    """Return what was seen, stopped, weighed and resumed, newest first.

    A suspension that stands is a card of its own; it is history once the case is over.
    """
    over = file.case.state not in S.LIVE
    events = [_reported(each, file, officer) for each in file.reports]
    events += [_ended_hold(each) for each in file.holds if each.ended_at]
    events += [_left_hold(each) for each in file.holds if over and not each.ended_at]
    events += [_stopped(each) for each in file.suspensions if over or each.lifted_on]
    events += [_resumed(each) for each in file.suspensions if each.lifted_on]
    events += [
        _answered(each)
        for each in file.triggers
        if (over or each.ended_at) and may_read(each, officer)
    ]
    return sorted(events, key=lambda each: _moment(each["at"]), reverse=True)


def _moment(at: date | datetime) -> datetime:
    """Return a day as the moment at which it begins, so that days and moments can be sorted."""
    if isinstance(at, datetime):
        return at
    return timezone.make_aware(datetime.combine(at, time.min))


def _reported(row, file, officer):
    return {
        "title": _("Report on %(begins)s to %(ends)s")
        % {
            "begins": date_format(row.from_on, "j F Y"),
            "ends": date_format(row.to_on, "j F Y"),
        },
        "at": row.recorded_at,
        "by": str(row.recorded_by),
        "text": row.seen,
        "lines": _lines_of(row, file, officer),
        "tone": "stop" if row.access_refused or row.harm else "plain",
    }


def _lines_of(row, file, officer):
    """Return what a report says beside what was seen, each under its question."""
    lines = [
        f"{capfirst(MonitoringReport._meta.get_field(name).verbose_name)}: {getattr(row, name)}"
        for name in ("use", "measures", "harm")
        if getattr(row, name)
    ]
    asked = {question.id: question for form in file.framework.forms for question in form.questions}
    reads = officer.may(READ_RESTRICTED, file.case.portfolio)
    for key, value in row.answers.items():
        question = asked.get(key)
        if (
            question
            and question.sensitivity == RESTRICTED
            and not (reads or row.recorded_by_id == officer.pk)
        ):
            lines.append(f"{question.text} {_('Answered; you may not read it.')}")
            continue
        option = question.option(value) if question else None
        lines.append(f"{question.text if question else key} {option.label if option else value}")
    return lines


def _ended_hold(row):
    return {
        "title": {
            "ratified": _("Hold made a suspension"),
            "lifted": _("Hold lifted"),
            "withdrawn": _("Hold ended by the withdrawal"),
        }.get(row.ended_how, _("Hold ended")),
        "at": row.ended_at,
        "by": str(row.ended_by),
        "text": row.ended_why,
    }


def _left_hold(row):
    return {
        "title": _("Held until the case ended"),
        "at": row.laid_at,
        "by": str(row.laid_by),
        "text": row.why,
    }


def _stopped(row):
    """Return a suspension that no longer stands, in the words of then."""
    codes = dict(row.Reason.choices)
    kinds = ", ".join(str(codes.get(each, each)) for each in row.reason_codes)
    return {
        "title": _("All of it was suspended")
        if row.whole
        else _("A part was suspended: %(what)s") % {"what": row.of_what},
        "at": row.decision.made_at if row.decision else row.from_on,
        "by": str(row.decision or ""),
        "text": row.impact,
        "lines": [
            _("Kind of reason: %(kinds)s") % {"kinds": kinds},
            _("What had to be shown before it could resume: %(test)s")
            % {"test": row.resumption_test},
        ],
        "tone": "stop",
    }


def _resumed(row):
    return {
        "title": _("The suspension was lifted")
        if row.whole
        else _("The suspension was lifted: %(what)s") % {"what": row.of_what},
        "at": row.lifted_on,
        "text": row.shown,
        "tone": "go",
    }


def _answered(row):
    """Return what happened with what became of it: a decision, or nothing before the end."""
    says = (
        _("Answered by %(decision)s.") % {"decision": row.decision}
        if row.ended_at and row.decision
        else _("Answered.")
        if row.ended_at
        else _("The case ended before it was answered.")
    )
    return {
        "title": _("What happened: %(cause)s") % {"cause": row.get_cause_display()},
        "at": row.opened_at,
        "text": row.path,
        "lines": [says],
    }
