"""Who may lay hands on accounts."""

import uuid

from django.http import Http404

from accounts.models import Officer


def demo_officer(public_id: str) -> Officer:
    """Return one of the demo's people by public id, or 404.

    Callers ask `settings.DEMO_SIGN_IN` first; people of the demo have addresses under
    `.example`, which nobody can own, so no real account is reached this way.
    """
    try:
        return Officer.objects.get(
            public_id=uuid.UUID(public_id), is_active=True, email__endswith=".example"
        )
    except (ValueError, Officer.DoesNotExist):
        raise Http404("No such person in the demo.") from None
