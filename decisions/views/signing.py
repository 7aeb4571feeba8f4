"""Proving again who one is, before something is signed."""

from datetime import UTC, datetime

from allauth.account.authentication import get_authentication_records


def proved_at(request) -> datetime | None:
    """Return when this officer last gave a password or second step, or None."""
    at = max((each["at"] for each in get_authentication_records(request)), default=None)
    return datetime.fromtimestamp(at, UTC) if at else None
