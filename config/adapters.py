"""How Heed answers allauth: nobody signs up, and second factors are kept encrypted."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest


class ClosedDoor(DefaultAccountAdapter):
    """Officers are entered by an administrator. There is no other way in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: an account is given, never taken."""
        return False


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
