"""Proving again who one is, before something is signed."""

from datetime import UTC, datetime

from allauth.account.authentication import get_authentication_records


def proved_at(request) -> datetime | None:
    """Return when this officer last gave a password or second step, or None."""
    records = get_authentication_records(request, request.user)
    at = max((each["at"] for each in records), default=None)
    return datetime.fromtimestamp(at, UTC) if at else None
