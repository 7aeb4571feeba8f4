"""Who is told, and how: a row for each person first, an e-mail of reference and link after."""

from collections.abc import Iterable, Mapping
from datetime import date
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Officer
from casework.models import Notice
from casework.tongue import speaking_to

BATCH = 100


def notice(
    officer: Officer, kind: str, subject: Any, reference: str, due_on: date, path: str
) -> Notice:
    """Return a notice about a row of the watch, under the reference of its case."""
    return Notice(
        officer=officer,
        kind=kind,
        subject_kind=subject._meta.label_lower,
        subject_id=subject.pk,
        subject_reference=reference,
        due_on=due_on,
        path=path,
    )


def tell_all(notices: Iterable[Notice]) -> int:
    """Write every notice nobody has had yet, in bulk; return how many were new."""
    rows = list(notices)
    if not rows:
        return 0
    Notice.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)
    ids = [row.message_id for row in rows]
    return Notice.objects.filter(message_id__in=ids).count()


def send_notices() -> Mapping[str, Any]:
    """Send an e-mail for each notice that has had none; return how many went, how many wait.

    A batch is locked, sent and marked in one transaction: two senders never take the same row,
    and one that is killed sends again under the same Message-ID, which mail programs drop.
    """
    sent = 0
    connection = get_connection()
    while True:
        gone, whole = _send_batch(connection)
        sent += gone
        if not whole:
            break
    waiting = _to_send().count()
    return {"sent": sent, "waiting": waiting} if waiting else {"sent": sent}


def _to_send() -> Any:
    reachable = Q(officer__is_active=True) & ~Q(officer__email="")
    return Notice.objects.filter(reachable, sent_at=None)


def _send_batch(connection: Any) -> tuple[int, bool]:
    """Send one batch; return how many went, and whether there may be more to send."""
    with transaction.atomic():
        rows = list(
            _to_send()
            .select_related("officer")
            .select_for_update(skip_locked=True, of=("self",))
            .order_by("pk")[:BATCH]
        )
        gone = []
        try:
            if rows:
                connection.open()
            for row in rows:
                connection.send_messages([message_of(row)])
                gone.append(row.pk)
        except (OSError, SMTPException):
            pass  # the mail server is away: the rows stay, and the next sweep sends them
        finally:
            connection.close()
        Notice.objects.filter(pk__in=gone).update(sent_at=timezone.now())
    return len(gone), len(gone) == BATCH


def message_of(row: Notice) -> EmailMessage:
    """Return the e-mail of a notice: its reference, its day and a link, and nothing of the case."""
    with speaking_to(row.officer.language):
        words = {
            "reference": row.subject_reference,
            "day": date_format(row.due_on, "j F Y"),
            "link": f"{address()}{row.path or '/'}",
        }
        subject = _("Heed: %(reference)s needs you") % words
        body = (
            _(
                "%(reference)s needs you. The date that counts is %(day)s.\n\n"
                "Sign in to see what is asked: %(link)s\n\n"
                "This message says nothing of the case, on purpose."
            )
            % words
        )
    domain = address().partition("://")[2].partition(":")[0].partition("/")[0] or "localhost"
    return EmailMessage(
        subject,
        body,
        to=[row.officer.email],
        headers={"Message-ID": f"<{row.message_id}@{domain}>"},
    )


def address() -> str:
    """Return where Heed is reached, for links in e-mails."""
    return settings.SITE_ADDRESS.rstrip("/")
