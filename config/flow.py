"""Help that flows without authority, as the home page tells it: how much, and who is asked."""

from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Value, When, Window
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.access import is_shown_whole
from assessments.models import Assistance
from assessments.permissions import Perm as Assess
from casework.pages import Need
from config.queries import HEARS, flowing, portfolios_in_which

MOST = 20


@dataclass(frozen=True, slots=True)
class Flow:
    """How much help an officer hears of that nothing permits, and which they are asked to stop."""

    number: int
    asked: list[Assistance]

    @property
    def says(self) -> str:
        """Say how much flows and who is asked to stop it, where that is somebody else too."""
        if self.number == len(self.asked):
            return ""
        return ngettext(
            "Help is given in %(n)d place though nothing permits it."
            " Whoever planned it and the monitoring officers are asked to stop it or have it"
            " decided.",
            "Help is given in %(n)d places though nothing permits it."
            " Whoever planned it and the monitoring officers are asked to stop it or have it"
            " decided.",
            self.number,
        ) % {"n": self.number}


def flow_told_to(officer, day) -> Flow | None:
    """Return what an officer hears of help without authority; None for who hears nothing (1 query).

    Whoever planned it is asked to stop it or have it decided, and so are the monitoring officers.
    """
    keys = portfolios_in_which(officer, HEARS)
    if not keys:
        return None
    own_first = Case(When(author=officer, then=0), default=1, output_field=IntegerField())
    rows = flowing(keys, day).select_related("country").order_by(own_first, "-pk")
    found = list(rows.annotate(number=Window(Count(Value(1))))[:MOST])
    number = found[0].number if found else 0
    watches = portfolios_in_which(officer, [Assess.SEE_UNASSESSED]) & portfolios_in_which(
        officer, [Assess.RECORD_DELIVERY]
    )
    asked = [each for each in found if each.author_id == officer.pk or each.portfolio_id in watches]
    return Flow(number, asked)


def needs_of_flow(flow, officer, day) -> list[Need]:
    """Return what an officer is asked to stop today; of a restricted one no more than that."""
    whole = is_shown_whole(officer, flow.asked)
    return [
        Need(
            title=each.title if each.pk in whole else _("Restricted assistance"),
            url=each.get_absolute_url() if each.pk in whole else reverse("without_authority"),
            small=f"{each.reference} · {each.country}" if each.pk in whole else each.reference,
            asked=_("It flows and nothing permits it: stop it, or have it decided."),
            due_on=day,
            state=_("No authority"),
            tone="stop",
        )
        for each in flow.asked
    ]
