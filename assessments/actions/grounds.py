"""Grounds on which an action that is no move is refused, in sentences."""

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.findings import is_reserved
from assessments.models import Assessment
from assessments.states import AssessmentState as S
from casework.refusals import Objection, Refused


def refuse_unless_allowed(action, by, permission, portfolio):
    """Refuse an act the officer's roles do not carry on this portfolio."""
    if by.is_program or by.may(permission.value, portfolio):
        return
    raise Refused(
        action,
        [
            Objection(
                "not-permitted",
                _("Your role does not let you %(act)s.") % {"act": permission.label},
                _("Ask somebody whose role lets them, or an administrator to change yours."),
            )
        ],
    )


def refuse_if_sealed(action, assistance, framework_id=None):
    """Refuse to change what is planned while somebody decides on it, or once it was decided.

    A reassessment that is being written opens it again: what was signed stays in its seal. What
    is asked under one framework only is sealed by the cases under that framework only.
    """
    found = Assessment.objects.filter(assistance=assistance, state__in=S.LIVE)
    if framework_id:
        found = found.filter(framework_id=framework_id)
    found = list(found)
    deciding = [each for each in found if each.state in S.AWAITING_DECISION]
    writing = [each for each in found if each.state in S.WRITABLE]
    if deciding:
        raise Refused(action, [_being_decided(deciding[0])])
    if found and not writing:
        raise Refused(action, [_decided(found[0])])


def _being_decided(case):
    return Objection(
        "being-decided",
        _("%(case)s has been submitted, and what was submitted may not change under it.")
        % {"case": case},
        _("Ask somebody on the ladder to return it, then change what is planned."),
        where=case.get_absolute_url(),
    )


def _decided(case):
    return Objection(
        "already-decided",
        _("%(case)s was decided on what is planned as it stands.") % {"case": case},
        _("Begin a reassessment, then change what is planned."),
        where=case.get_absolute_url(),
    )


def refuse_what_advisers_find(framework, case, questions):
    """Refuse whoever writes the case the findings that are for an adviser or the decider."""
    for id in questions:
        asked = framework.questions.get(id)
        if is_reserved(asked):
            refuse(
                "answer",
                "not-the-authors-finding",
                _("Whoever writes the case may not answer: %(question)s")
                % {"question": asked.text},
                _("An adviser who wrote none of it finds, with reasons; ask one."),
                cites=asked.cite,
                basis=asked.basis,
                where=reverse("assessments:findings", args=[case.reference]),
            )


def refuse(action, code, says, remedy, **more):
    """Refuse an action on one ground."""
    raise Refused(action, [Objection(code, says, remedy, **more)])
