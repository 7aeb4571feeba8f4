"""What keeps somebody from acting on what is known: their role, or what they say."""

from django.utils.translation import gettext as _

from casework.refusals import Objection, Refused


def refuse_if(action, objections):
    """Refuse with every objection there is, or go on where there is none."""
    if found := list(objections):
        raise Refused(action, found)


def not_permitted(by, permission, portfolio):
    """Object to what somebody's role in a portfolio does not let them do."""
    if not (by.is_program or by.may(permission.value, portfolio)):
        yield Objection(
            "not-permitted",
            _("Your role does not let you %(act)s.") % {"act": permission.label},
            _("Ask somebody whose role lets them, or an administrator to change yours."),
        )
