"""Production settings refuse what must not be, and the demo's doors cannot exist under them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
GOOD = {
    "SECRET_KEY": "k3y-" + "0123456789abcdef" * 4,
    "DATABASE_URL": "postgres://heed_app:pw@localhost/heed",
    "REDIS_URL": "redis://localhost:6379/0",
    "ALLOWED_HOSTS": "heed.example.org",
    "EMAIL_URL": "smtp://localhost",
    "DEFAULT_FROM_EMAIL": "heed@example.org",
}
ASK = "from django.conf import settings as s; s.DEBUG; print({})"


def ask(question: str, *, settings: str = "prod", **environment) -> subprocess.CompletedProcess:
    """Read one thing from settings in a fresh Python with just these variables."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", ASK.format(question)],
        cwd=PROJECT,
        env={
            "PATH": os.environ["PATH"],
            "HEED_ENV_FILE": os.devnull,
            "DJANGO_SETTINGS_MODULE": f"config.settings.{settings}",
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_production_reads_settings_that_are_whole():
    assert ask("s.ALLOWED_HOSTS", **GOOD).stdout == "['heed.example.org']\n"


@pytest.mark.parametrize("name", sorted(GOOD))
def test_production_names_each_setting_that_is_missing(name):
    without = {key: value for key, value in GOOD.items() if key != name}

    assert f"ImproperlyConfigured: {name} is not set." in ask("s.DEBUG", **without).stderr


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SECRET_KEY", "secret", "SECRET_KEY is too easy to guess."),
        ("DEBUG", "True", "DEBUG is True, which would show the contents of cases"),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS must name each host that Heed answers to"),
        ("DATABASE_URL", "mysql://localhost/heed", "DATABASE_URL must start with postgres://"),
    ],
)
def test_production_refuses_what_is_unsafe(name, value, sentence):
    assert sentence in ask("s.DEBUG", **GOOD | {name: value}).stderr


@pytest.mark.parametrize("wish", ["True", "False", "1"])
def test_the_demos_sign_in_buttons_cannot_exist_in_production(wish):
    assert ask("s.DEMO_SIGN_IN", HEED_DEMO=wish, **GOOD).stdout == "False\n"


def test_the_demos_sign_in_buttons_exist_on_a_developers_machine_that_wants_them():
    assert ask("s.DEMO_SIGN_IN", settings="dev", HEED_DEMO="True").stdout == "True\n"
    assert ask("s.DEMO_SIGN_IN", settings="dev").stdout == "False\n"


def test_a_developers_machine_needs_no_setting_at_all():
    assert ask("s.DATABASES['default']['USER']", settings="dev").stdout == "heed_app\n"


def test_cookies_in_production_travel_over_tls_alone():
    asked = "[s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT]"

    assert ask(asked, **GOOD).stdout == "[True, True, True]\n"


def test_a_wrong_setting_ends_a_command_with_a_sentence_and_no_traceback():
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=PROJECT,
        env={
            "PATH": os.environ["PATH"],
            "HEED_ENV_FILE": os.devnull,
            "DJANGO_SETTINGS_MODULE": "config.settings.prod",
        },
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert (done.returncode, done.stderr) == (
        1,
        "SECRET_KEY is not set. Set it in the environment or .env. "
        "See .env.example for what it should look like.\n",
    )


def test_a_file_of_settings_is_read_but_the_environment_goes_before_it(tmp_path):
    (tmp_path / "settings").write_text("MARKING_CEILING=OFFICIAL\nHEED_DEMO=True\n")
    given = {"HEED_ENV_FILE": str(tmp_path / "settings"), "HEED_DEMO": "False"}

    said = ask("[s.MARKING_CEILING, s.DEMO_SIGN_IN]", settings="dev", **given)

    assert said.stdout == "['OFFICIAL', False]\n"


def test_letters_without_a_mail_server_land_in_var():
    assert ask("s.EMAIL_FILE_PATH", settings="dev").stdout == f"{PROJECT / 'var' / 'mail'}\n"


def test_the_settings_stay_readable_in_one_sitting():
    files = (PROJECT / "config" / "settings").glob("*.py")

    assert sum(len(file.read_text().splitlines()) for file in files) <= 255


def test_every_variable_the_settings_read_is_in_the_example():
    import re

    sources = [*(PROJECT / "config" / "settings").glob("*.py")]
    read = {
        name
        for source in sources
        for name in re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source.read_text())
    }

    named = set(re.findall(r"^#? ?([A-Z_]+)=", (PROJECT / ".env.example").read_text(), re.M))

    assert read - {"DEBUG"} - named == set()
