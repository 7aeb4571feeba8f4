"""How Heed answers allauth: nobody signs up, and second factors are kept encrypted."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest

from accounts.models import Officer


class ClosedDoor(DefaultAccountAdapter):
    """Officers are entered by an administrator. There is no other way in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: an account is given, never taken."""
        return False

    def format_email_subject(self, subject: str) -> str:
        """Leave a subject as it is written: every letter of ours names Heed itself."""
        return str(subject)

    def send_password_reset_mail(self, user: Officer, email: str, context: dict[str, Any]) -> None:
        """Send an officer who never had a password their invitation; others, the usual letter."""
        letter = "password_reset_key" if user.has_usable_password() else "invitation"
        self.send_mail(f"account/email/{letter}", email, context)


class SecondFactor(DefaultMFAAdapter):
    """The secrets of second factors, unreadable to whoever has only a copy of the database."""

    def encrypt(self, text: str) -> str:
        """Return the secret as it is stored."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret as it was given out."""
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> Fernet:
    key = hashlib.sha256(b"heed second factor" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
