"""What every page of a case, or of its assistance, is given."""

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from assessments.pages.bar import identity_of_assistance, identity_of_case
from assessments.permissions import Perm
from assessments.states import AssessmentState as S
from casework.files import CaseFile
from casework.pages import actions_of, next_step_of
from casework.refusals import Objection

REASSESSED = (*S.IN_FORCE, *S.ADVERSE, S.EXPIRED)
SHOWN = 6  # of what is in the way; the rest is folded beneath
FORWARD = ("begin_mitigation", "submit", "put_to_decision", "start_delivery")
NOT_YET = {
    "begin_mitigation": _("This cannot go on to mitigation yet"),
    "submit": _("This cannot be submitted yet"),
    "put_to_decision": _("This cannot be put to the decider yet"),
    "start_delivery": _("Delivery cannot start yet"),
}


def case_context(request, case, file, current):
    """Return the context every page of a case has; the view adds its own.

    `actions` and `in_the_way` are worked out only where a template asks for them.
    """
    officer = request.user
    actions = SimpleLazyObject(lambda: actions_of(case, file, officer))
    return {
        "case": case,
        "file": file,
        "assistance": case.assistance,
        "identity": identity_of_case(case, file, officer, current),
        "next_step": next_step_of(case, file, officer),
        "actions": actions,
        "marking": case.assistance.marking,
    }


def in_the_way(actions):
    """Return what stands against the next move forward: its heading and objections, or None."""
    for action in actions:
        if action["name"] in FORWARD and action["objections"]:
            found = action["objections"]
            return {
                "heading": NOT_YET[action["name"]],
                "first": found[:SHOWN],
                "rest": found[SHOWN:],
                "rest_says": ngettext(
                    "One more thing in the way", "%(n)d more things in the way", len(found) - SHOWN
                )
                % {"n": len(found) - SHOWN},
                "rest_from": SHOWN + 1,
            }
    return None


def said_once(actions):
    """Return the buttons; one whose objections stand above it refers to them."""
    for action in actions:
        if any(each.code == "no-finding-on-scope" for each in action["objections"]):
            continue  # nobody found it out of scope, so there is nothing to agree with
        if action["name"] in FORWARD and action["objections"]:
            number = len(action["objections"])
            says = ngettext(
                "What is in the way stands above.",
                "The %(n)d things in the way stand above.",
                number,
            ) % {"n": number}
            action = action | {"objections": [Objection("above", says)]}
        yield action


def offer_to_reassess(case, officer):
    """Yield the button that begins a reassessment, where a case was decided."""
    may = officer.may(Perm.REASSESS, case.portfolio)
    if may and case.state in REASSESSED:
        yield {
            "name": "reassess",
            "label": _("Reassess"),
            "url": reverse("assessments:reassess", args=[case.reference]),
            "method": "get",
            "style": "secondary",
            "enabled": True,
            "objections": [],
        }


def assistance_context(request, assistance, recipients):
    """Return the context every page of assistance has; the view adds its own."""
    file = CaseFile(assistance)
    return {
        "assistance": assistance,
        "file": file,
        "recipients": recipients,
        "identity": identity_of_assistance(assistance, file, recipients, request.user),
        "marking": assistance.marking,
    }
