"""What one can do to the keeping of cases: tell people, and note who looked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from casework.models import AccessEntry, Notice

if TYPE_CHECKING:
    from accounts.models import Officer


def tell(
    officers: Iterable[Officer], kind: str, subject: Any, *, due_on: date, path: str = ""
) -> int:
    """Make one notice per officer, subject, kind and due date; return how many were new.

    The row is the notice; the e-mail that follows it carries a reference and a link only.
    """
    rows = [
        Notice(
            kind=kind,
            subject_kind=subject._meta.label_lower,
            subject_id=subject.pk,
            subject_reference=str(getattr(subject, "reference", subject.pk)),
            due_on=due_on,
            officer=officer,
            path=path,
        )
        for officer in {each.pk: each for each in officers}.values()
    ]
    before = {row.message_id for row in rows}
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return Notice.objects.filter(message_id__in=before).count()


def read_notices(officer: Officer, newest: int) -> int:
    """Mark what an officer was told as read, up to the newest they were shown."""
    unread = Notice.objects.filter(officer=officer, read_at=None, pk__lte=newest)
    return unread.update(read_at=timezone.now())


def note_access(officer: Officer, kind: str, subject: Any, *, reason: str = "") -> None:
    """Note that somebody read, exported or downloaded a thing."""
    AccessEntry.objects.create(
        officer=officer,
        kind=kind,
        subject_kind=subject._meta.label_lower,
        subject_id=subject.pk,
        subject_reference=str(getattr(subject, "reference", subject.pk)),
        reason=reason,
    )
