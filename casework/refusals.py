"""Why something may not be done, in sentences.

A state machine answers "may it?". Somebody who is told no asks a second question, why not,
and a third, what now. An objection answers both; a refusal carries every one of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from accounts.models import Officer, Portfolio

type_of_text = str | Promise


@dataclass(frozen=True, slots=True)
class Objection:
    """One reason an action is refused, written for the person refused."""

    code: str  # stable, for tests, reports and the ledger: "risk-without-measure"
    says: type_of_text  # a full sentence: who or what is in the way
    remedy: type_of_text = ""  # a full sentence: what would lift it
    cites: str = ""  # the rule behind it, as the framework cites it
    basis: str = ""  # where that rule comes from: policy, guidance, operator_default …
    where: str = ""  # the address of the page that mends it
    readers: str = ""  # a permission on the portfolio, where not everybody may read the ground
    ask: type_of_text = ""  # whom the others are told to ask


class Refused(Exception):
    """An action was not performed. Carries every objection, not just the first."""

    def __init__(self, action: str, objections: Iterable[Objection]) -> None:
        self.action = action
        self.objections = tuple(objections)
        super().__init__(" ".join(str(each.says) for each in self.objections))


def withheld(ask: type_of_text) -> Objection:
    """Return what somebody is told who may not read the ground: that there is one, no more."""
    return Objection(
        code="ground-withheld",
        says=_("Something you may not see stands in the way."),
        remedy=_("Ask the %(post)s.") % {"post": ask or _("assurance lead")},
    )


def as_read_by(
    officer: Officer, portfolio: Portfolio, objections: Iterable[Objection]
) -> list[Objection]:
    """Return the objections as this officer may read them.

    All grounds the officer may not read become one sentence, so that neither their number
    nor their kind can be told from the page.
    """
    open_grounds: list[Objection] = []
    hidden: Objection | None = None
    for each in objections:
        if each.readers and not officer.may(each.readers, portfolio):
            hidden = hidden or withheld(each.ask)
        else:
            open_grounds.append(each)
    return [*open_grounds, hidden] if hidden else open_grounds
