"""What one can ask of the ledger, of who looked at what, and of what people were told."""

from __future__ import annotations

from django.apps import apps
from django.db.models import QuerySet

from accounts.models import Officer
from casework.keyset import Page, page_of
from casework.models import AccessEntry, LedgerEntry, Notice


def unread_notices(officer: Officer) -> QuerySet[Notice]:
    """Return what an officer was told and has not marked as read, newest first."""
    return Notice.objects.filter(officer=officer, read_at=None).order_by("-pk")


def ledger_page(
    *,
    reference: str = "",
    officer: str = "",
    outcome: str = "",
    verb: str = "",
    after: str = "",
    before: str = "",
) -> Page:
    """Return a page of the ledger, newest first, narrowed by what was asked."""
    rows = LedgerEntry.objects.all()
    if reference:
        rows = rows.filter(subject_reference__istartswith=reference)
    if officer:
        rows = rows.filter(officer_name__icontains=officer)
    if outcome:
        rows = rows.filter(outcome=outcome)
    if verb:
        rows = rows.filter(verb=verb)
    return page_of(rows, ("sequence",), after=after, before=before, falling=True)


def access_page(
    *, reference: str = "", officer: str = "", kind: str = "", after: str = "", before: str = ""
) -> Page:
    """Return a page of who read, exported and downloaded what, newest first."""
    rows = AccessEntry.objects.select_related("officer")
    if reference:
        rows = rows.filter(subject_reference__istartswith=reference)
    if officer:
        rows = rows.filter(officer__name__icontains=officer)
    if kind:
        rows = rows.filter(kind=kind)
    return page_of(rows, ("pk",), after=after, before=before, falling=True)


def address_of_subject(kind: str, key: int) -> str:
    """Return the address of the page of whatever an entry is about, or nothing.

    The page behind it has its own door: an address is no permission.
    """
    try:
        model = apps.get_model(kind)
    except (LookupError, ValueError):
        return ""
    subject = model._default_manager.filter(pk=key).first()
    return subject.get_absolute_url() if hasattr(subject, "get_absolute_url") else ""
