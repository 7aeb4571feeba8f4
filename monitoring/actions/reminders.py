"""Who is reminded of what is due: before, on the day, and every week after until it is closed."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.urls import reverse

from accounts.models import Post
from casework.models import Notice
from monitoring.actions.telling import notice, tell_all
from monitoring.defaults import BEFORE, LATE_EVERY
from monitoring.models import Obligation
from monitoring.queries.duties import open_duties
from monitoring.seats import Ladders


def stage(due_on: date, today: date) -> str:
    """Return which reminder is due by now: “in-14”, “in-3”, “today”, “late-0”, “late-1” …"""
    days = (due_on - today).days
    if days < 0:
        return f"late-{(-days - 1) // LATE_EVERY}"
    if days == 0:
        return "today"
    near = [each for each in BEFORE if days <= each]
    return f"in-{min(near)}" if near else ""


def remind_of_duties(today: date) -> int:
    """Tell each owner of what is due soon, today or late; return how many were told anew.

    What is a week late is told to the first rung of the ladder too. The number of queries does
    not grow with the number of duties.
    """
    near = open_duties().filter(due_on__lte=today + timedelta(days=max(BEFORE)))
    rows = list(near)
    ladders = Ladders(today)
    ladders.know(row.owner for row in rows)
    return tell_all(_reminders(rows, ladders, today))


def _reminders(rows: list[Obligation], ladders: Ladders, today: date) -> Iterator[Notice]:
    for row in rows:
        reached = stage(row.due_on, today)
        told = {ladders.holder(row.owner)}
        if reached.startswith("late-") and reached != "late-0":
            case = row.assessment
            seat = ladders.rung(case.framework_id, case.portfolio, 1)
            told.add(seat.holder if seat else None)
        for officer in told - {None}:
            yield notice(
                officer,
                f"duty-{reached}",
                row,
                row.assessment.reference,
                row.due_on,
                reverse("monitoring:case", args=[row.assessment.reference]),
            )


def tell_of_unowned_duties(today: date) -> int:
    """Tell the ladder, the same day, of duties whose post nobody sits in; return how many.

    One notice per vacant post and case, about the duty that falls due first.
    """
    ladders, first = Ladders(today), {}
    ladders.know(Post.objects.filter(pk__in=open_duties().values("owner")))
    for row in open_duties().exclude(owner__in=ladders.seated()).order_by("due_on", "pk"):
        first.setdefault((row.owner_id, row.assessment_id), row)
    return tell_all(_to_the_ladder(first.values(), ladders))


def _to_the_ladder(rows: Iterable[Obligation], ladders: Ladders) -> Iterator[Notice]:
    for row in rows:
        case = row.assessment
        seat = ladders.rung(case.framework_id, case.portfolio, 1)
        if seat is not None and seat.holder is not None:
            path = reverse("monitoring:case", args=[case.reference])
            yield notice(seat.holder, "duty-unowned", row, case.reference, row.due_on, path)
