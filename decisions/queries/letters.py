"""Which letters of other cases a case may rely on, and which of those one may be told of."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Officer
from assessments.access import portfolios_of, shows, sight_of
from casework.permissions import Perm as See
from decisions.guards.starting import letters_owed
from decisions.models import Communication
from decisions.relying import lapses
from recipients.models import Recipient
from recipients.queries import authorities_over, register_for

MOST = 50  # letters looked at, newest first: one that serves is among the newest or there is none


def letters_to_rely_on(file: Any, officer: Officer) -> dict[str, Communication]:
    """Return the newest letter this case may rely on for each letter it owes, by its rule.

    Only letters of cases whose contents the officer may see: who was told on which day is
    such content, and of a restricted case nobody else learns that there is one.
    """
    wanted = {each.id: each for each in letters_owed(file, "start_delivery") if each.serves}
    if not wanted:
        return {}
    case, sight = file.case, sight_of(officer)
    shown = Q(assessment__assistance__restricted=False)
    shown |= Q(assessment__portfolio__in=sight.ladders)
    shown |= Q(assessment__assistance__in=sight.own)
    told = Communication.objects.filter(
        shown,
        rule__in=wanted,
        recipient__in=authorities_over(file.recipients),
        stands_on=None,
        assessment__framework_id=case.framework_id,
        assessment__portfolio__in=portfolios_of(officer, See.SEE_CASES),
        assessment__portfolio__organisation=case.portfolio.organisation_id,
    ).exclude(assessment=case)
    told = told.select_related("assessment__assistance", "recipient", "signed_by")
    letters = list(told.order_by("-sent_on", "-pk")[:MOST])
    lapsed, found = lapses(letters, file), {}
    for each in letters:
        if each.pk not in lapsed and set(wanted[each.rule].contents) <= set(each.contents):
            found.setdefault(each.rule, each)
    return found


def is_shown(letter: Communication, officer: Officer) -> bool:
    """Say whether an officer may be told in which case a letter was sent."""
    case = letter.assessment
    return case.portfolio_id in portfolios_of(officer, See.SEE_CASES) and shows(
        officer, case.assistance_id, case.portfolio_id, case.assistance.restricted
    )


def authorities_of(file: Any, officer: Officer) -> QuerySet[Recipient]:
    """Return who may be told for a case: its recipients, and what this officer knows above them."""
    over = authorities_over(file.recipients)
    theirs = Q(pk__in=[each.pk for each in file.recipients])
    theirs |= Q(pk__in=register_for(officer).values("pk"))
    return Recipient.objects.filter(theirs, pk__in=over)
