"""The life of a case as its ledger has it, for people."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.models import CaseRole, Delivery, Screening
from assessments.states import AssessmentState, AssistanceState
from casework import ledger
from casework.models import LedgerEntry

ROLES, OUTCOMES = dict(CaseRole.Role.choices), dict(Screening.Outcome.choices)
KINDS = dict(Delivery.Kind.choices)
NAMES = dict(AssessmentState.choices) | dict(AssistanceState.choices)
MOST = 200


def timeline_of(*cases):
    """Return what was done to these cases, and what was refused, latest first."""
    about = Q(pk__in=[])
    for case in cases:
        about |= Q(subject_kind=case._meta.label_lower, subject_id=case.pk)
    entries = LedgerEntry.objects.filter(about).order_by("-sequence")[:MOST]
    return [_event(entry) for entry in entries]


def _event(entry):
    past = str(ledger.says(entry.verb))
    refused = entry.outcome == LedgerEntry.Outcome.REFUSED
    title = past[:1].upper() + past[1:]
    if refused:
        title = _("Refused: not %(past)s") % {"past": past}
    return {
        "title": title,
        "at": entry.at,
        "by": _by(entry),
        "text": _grounds(entry) if refused else _change(entry) or _detail(entry),
        "tone": "stop" if refused else "plain",
    }


def _by(entry):
    who = entry.officer_name
    if entry.on_behalf_of_name:
        who = _("%(officer)s for %(principal)s") % {
            "officer": who,
            "principal": entry.on_behalf_of_name,
        }
    said = [who, entry.post, entry.subject_reference]
    return " · ".join(filter(None, said))


def _change(entry):
    if not entry.state_to or entry.state_from == entry.state_to:
        return ""
    return _("From “%(before)s” to “%(after)s”.") % {
        "before": NAMES.get(entry.state_from, entry.state_from),
        "after": NAMES.get(entry.state_to, entry.state_to),
    }


def _detail(entry):
    """Say what was recorded, where the entry's details name it."""
    told = entry.details
    if entry.verb == "assessments.name_role":
        return _("Which post %(does)s.") % {"does": ROLES.get(told.get("role"), "")}
    if entry.verb == "assessments.screen":
        return _("Found: %(outcome)s.") % {"outcome": OUTCOMES.get(told.get("outcome"), "")}
    if entry.verb == "assessments.record_delivery":
        return _("A delivery: %(kind)s.") % {"kind": KINDS.get(told.get("kind"), "")}
    return ""


def _grounds(entry):
    number = len(entry.codes)
    said = ngettext("On one kind of ground.", "On %(n)d kinds of ground.", number)
    return said % {"n": number}
