"""The doors to the ledger and to the log of who looked.

Both run through every portfolio in one chain, which cannot be shown in part and verified; who
may read either in one portfolio reads the whole. Neither holds what a case says.
"""

from __future__ import annotations

from django.http import Http404

from accounts.models import Officer
from accounts.queries import portfolios_where
from casework.models import LedgerEntry
from casework.permissions import Perm


def may_read_the_ledger(officer: Officer) -> bool:
    """Say whether this officer may read the ledger."""
    return portfolios_where(officer, Perm.READ_LEDGER.value).exists()


def for_whoever_reads_the_ledger(officer: Officer) -> None:
    """Answer 404 to whoever may not read the ledger."""
    if not may_read_the_ledger(officer):
        raise Http404("This officer does not read the ledger.")


def for_whoever_reads_the_access_log(officer: Officer) -> None:
    """Answer 404 to whoever may not see who looked."""
    if not portfolios_where(officer, Perm.READ_ACCESS_LOG.value).exists():
        raise Http404("This officer does not read the access log.")


def entry_for_reading(officer: Officer, sequence: int) -> LedgerEntry:
    """Return one entry for whoever may read the ledger, or answer 404."""
    for_whoever_reads_the_ledger(officer)
    entry = LedgerEntry.objects.filter(sequence=sequence).first()
    if entry is None:
        raise Http404("The ledger has no such entry.")
    return entry
