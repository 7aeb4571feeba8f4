"""Signing in: by e-mail, never without being given an account, by buttons only in the demo."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import override_settings
from django.urls import reverse

from accounts.models import Officer
from config.adapters import SecondFactor

BUTTONS = "These buttons exist only in the demonstration."


@pytest.fixture
def officer(db) -> Officer:
    return Officer.objects.create_user(
        "amina@heed.example", "a long passphrase", name="Amina Okafor", time_zone="Asia/Colombo"
    )


def sign_in(client, password: str):
    return client.post(
        reverse("account_login"), {"login": "Amina@heed.example", "password": password}
    )


def test_an_officer_signs_in_by_e_mail(client, officer):
    answer = sign_in(client, "a long passphrase")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_a_wrong_password_does_not_say_whether_the_account_exists(client, officer):
    known = sign_in(client, "wrong").content
    officer.delete()

    unknown = sign_in(client, "wrong").content

    assert _sentences(known) == _sentences(unknown)


def _sentences(page: bytes) -> list[bytes]:
    return [line for line in page.splitlines() if b"csrf" not in line]


def test_nobody_signs_up(client, db):
    answer = client.post(
        reverse("account_signup"), {"email": "eve@heed.example", "password1": "a long passphrase"}
    )

    assert answer.status_code == 200
    assert Officer.objects.filter(email="eve@heed.example").count() == 0


def test_the_sign_in_page_offers_the_demos_people_only_in_the_demo(client, officer):
    with override_settings(DEMO_SIGN_IN=True):
        shown = client.get(reverse("account_login")).content.decode()
    with override_settings(DEMO_SIGN_IN=False):
        not_shown = client.get(reverse("account_login")).content.decode()

    assert [page.count("Amina Okafor") for page in (shown, not_shown)] == [1, 0]
    assert [BUTTONS in page for page in (shown, not_shown)] == [True, False]


def test_a_real_officers_address_is_never_a_button(client, officer):
    Officer.objects.create_user("real@department.gov.uk", "a long passphrase", name="Real Person")

    with override_settings(DEMO_SIGN_IN=True):
        page = client.get(reverse("account_login")).content.decode()

    assert page.count("Real Person") == 0


def test_pages_are_in_the_officers_zone_and_language(client, officer, rf):
    from django.http import HttpResponse
    from django.utils import timezone, translation

    from casework.tongue import language_read
    from config.middleware import in_the_officers_terms

    officer.language = "fr"
    request = rf.get("/")
    request.user = officer
    seen = []

    def page(request):
        seen.append(timezone.get_current_timezone_name())
        seen.extend([translation.get_language(), language_read()])
        return HttpResponse()

    answer = in_the_officers_terms(page)(request)

    assert seen == ["Asia/Colombo", "en", "fr"]  # Heed itself speaks no French yet; policies do
    assert answer.headers["Content-Language"] == "en"
    assert timezone.get_current_timezone_name() == "UTC"


def test_second_factors_are_unreadable_in_the_database(officer):
    secret = SecondFactor().encrypt("JBSWY3DPEHPK3PXP")

    Authenticator.objects.create(
        user=officer, type=Authenticator.Type.TOTP, data={"secret": secret}
    )

    assert "JBSWY3DPEHPK3PXP" not in str(Authenticator.objects.get().data)
    assert SecondFactor().decrypt(secret) == "JBSWY3DPEHPK3PXP"


def test_pages_may_run_nothing_inline_and_load_nothing_from_elsewhere(client, db):
    policy = client.get(reverse("account_login")).headers["Content-Security-Policy"]

    assert sorted(policy.split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "script-src 'self'",
        "style-src 'self'",
    ]
