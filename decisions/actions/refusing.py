"""Refusing an act that is no move: undone, told in full, and remembered by the ledger."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from casework.ledger import Draft
from casework.refusals import Objection, Refused, as_read_by
from casework.road import RefusedOnTheRoad


def refuse_if(objections: Iterable[Objection], *, verb: str, subject: Any, by: Any) -> None:
    """Refuse where there is any objection; call it inside a `journey()`, which writes it down."""
    found = list(objections)
    if not found:
        return
    told = as_read_by(by, subject.portfolio, found)
    codes = tuple(dict.fromkeys(each.code for each in told))
    entry = Draft(verb, subject, by, None, "refused", codes=codes)
    raise RefusedOnTheRoad(entry, Refused(verb.partition(".")[2], told))


def lacks(by: Any, permission: Any, portfolio: Any) -> list[Objection]:
    """Return the objection to an officer whose roles do not carry a permission, or nothing."""
    if by.may(permission.value, portfolio):
        return []
    return [
        Objection(
            "not-permitted",
            _("Your role does not let you %(act)s.") % {"act": permission.label},
            _("Ask somebody whose role lets them, or an administrator to change yours."),
        )
    ]
