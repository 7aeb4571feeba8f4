"""The few addresses the gallery's pages lead to, so that it stands without the rest of Heed."""

from django.http import HttpResponse
from django.urls import include, path


def nowhere(_request):
    """Answer with an empty page."""
    return HttpResponse()


NAMES = [
    "account_login",
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_authenticate",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_generate_recovery_codes",
]

accounts = ([path("demo-sign-in/", nowhere, name="demo_sign_in")], "accounts")

urlpatterns = [
    path("accounts/", include(accounts)),
    *[path(f"{name}/", nowhere, name=name) for name in NAMES],
]
