"""Whether help stays inside the umbrella said to cover it: one that steps outside needs its own.

Countries, recipients, kind, activities, money and days are asked here once, for the screening
that finds help covered and for everybody who asks later whether it may still be given.
"""

from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext as _

from assessments.models import Assistance, Screening
from assessments.states import AssistanceState as A
from assessments.wording import say_money
from casework.templatetags.pages import day as in_words
from recipients.models import Country


def beyond(umbrella: Assistance, child: Assistance) -> Iterator[str]:
    """Yield a sentence for everything in which this help reaches beyond the umbrella."""
    named = {"umbrella": umbrella}
    if abroad := countries_of(child) - countries_of(umbrella):
        names = ", ".join(str(each) for each in Country.objects.filter(pk__in=abroad))
        said = named | {"countries": names}
        yield _("%(umbrella)s does not include %(countries)s.") % said
    recipients = set(child.recipients.values_list("pk", flat=True))
    if not recipients or recipients - set(umbrella.recipients.values_list("pk", flat=True)):
        yield _("%(umbrella)s does not name every recipient of this one.") % named
    yield from beyond_in_kind_money_or_days(umbrella, child)


def beyond_in_kind_money_or_days(umbrella: Assistance, child: Assistance) -> Iterator[str]:
    """Yield what no row of coverage tells: another kind, more money, other days."""
    named = {"umbrella": umbrella}
    if child.kind != umbrella.kind:
        yield _("%(umbrella)s is help of another kind.") % named
    if umbrella.activities and set(child.activities) - set(umbrella.activities):
        yield _("%(umbrella)s does not include everything that is done here.") % named
    yield from _beyond_its_days(umbrella, child)
    yield from _beyond_its_money(umbrella, child)


def countries_of(assistance: Assistance) -> set[str]:
    """Return the codes of every country the help is for."""
    return {assistance.country_id, *assistance.also_in.values_list("pk", flat=True)}


def _beyond_its_days(umbrella: Assistance, child: Assistance) -> Iterator[str]:
    named = {"umbrella": umbrella, "day": ""}
    starts = min(filter(None, (child.starts_on, child.first_delivery_on)), default=None)
    if umbrella.starts_on and starts and starts < umbrella.starts_on:
        named["day"] = in_words(umbrella.starts_on)
        yield _("%(umbrella)s starts on %(day)s, after this one does.") % named
    if umbrella.ends_on and (child.ends_on is None or child.ends_on > umbrella.ends_on):
        yield _("%(umbrella)s ends before this one does.") % named


def _beyond_its_money(umbrella: Assistance, child: Assistance) -> Iterator[str]:
    """An umbrella of a known amount covers help of a known amount that is left of it."""
    if umbrella.amount is None:
        return
    if child.amount is None:
        yield _("%(umbrella)s has %(amount)s to give, and this one does not say what it takes.") % {
            "umbrella": umbrella,
            "amount": say_money(umbrella.amount, umbrella.currency),
        }
    elif child.currency != umbrella.currency:
        yield _("%(umbrella)s is counted in %(currency)s, and this one is not.") % {
            "umbrella": umbrella,
            "currency": umbrella.currency,
        }
    elif child.amount > (left := umbrella.amount - _taken(umbrella, child)):
        yield _("%(umbrella)s has %(left)s left, and this one takes %(amount)s.") % {
            "umbrella": umbrella,
            "left": say_money(max(left, Decimal(0)), umbrella.currency),
            "amount": say_money(child.amount, child.currency),
        }


def _taken(umbrella: Assistance, child: Assistance) -> Decimal:
    """Return what the other help it covers takes of an umbrella's money."""
    covered = Screening.objects.filter(covered_by=umbrella, outcome=Screening.Outcome.COVERED)
    others = Assistance.objects.filter(pk__in=covered.values("assistance"))
    others |= Assistance.objects.filter(parent=umbrella)
    others = others.exclude(pk=child.pk).exclude(state=A.ENDED).distinct()
    return others.aggregate(sum=Sum("amount"))["sum"] or Decimal(0)
