"""Inviting an officer: the sign-in library's own letter to set a password, in our words.

The letter says who may do what with it and for how long, and nothing of any case.
"""

from smtplib import SMTPException

from allauth.account.forms import ResetPasswordForm, default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from accounts.models import Officer
from casework.road import journey
from casework.tongue import speaking_to


def invite(request, officer: Officer, *, by: Officer) -> bool:
    """Send an officer the letter by which they set a password; say whether it could be sent."""
    with journey() as act:
        act.record("accounts.invite_officer", officer, by=by, officer=str(officer.public_id))
    form = ResetPasswordForm({"email": officer.email})
    try:
        with speaking_to(officer.language):
            if form.is_valid():
                form.save(request)
    except (OSError, SMTPException):
        return False
    return form.is_valid()


def link_for(officer: Officer) -> str:
    """Return the address at which an officer sets a password, once, within three days."""
    words = {
        "uidb36": user_pk_to_url_str(officer),
        "key": default_token_generator.make_token(officer),
    }
    path = reverse("account_reset_password_from_key", kwargs=words)
    return f"{settings.SITE_ADDRESS.rstrip('/')}{path}"
