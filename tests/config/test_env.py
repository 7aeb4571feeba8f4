"""A setting that is missing or wrong says so in a sentence that names it."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env


def refusal(reader, *arguments) -> str:
    with pytest.raises(ImproperlyConfigured) as refused:
        reader(*arguments)
    return str(refused.value)


@pytest.fixture(autouse=True)
def nothing_is_assumed(monkeypatch):
    monkeypatch.setattr(env, "_assumed", {})


def test_a_missing_setting_is_named_with_where_to_put_it(monkeypatch):
    monkeypatch.delenv("DEFAULT_FROM_EMAIL", raising=False)

    assert refusal(env.text, "DEFAULT_FROM_EMAIL") == (
        "DEFAULT_FROM_EMAIL is not set. Set it in the environment or .env. "
        "See .env.example for what it should look like."
    )


def test_a_setting_may_stand_in_a_file_of_its_own(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("from a file\n")
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "key"))

    assert env.text("SECRET_KEY") == "from a file"


def test_a_file_that_is_not_there_is_named(monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setenv("SECRET_KEY_FILE", "/nowhere/key")

    assert refusal(env.text, "SECRET_KEY") == (
        "SECRET_KEY_FILE names /nowhere/key, which cannot be read (No such file or directory). "
        "Make the file, or set SECRET_KEY itself. See .env.example for what it should look like."
    )


def test_a_setting_given_twice_is_refused_rather_than_guessed(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "one")
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path))

    assert refusal(env.text, "SECRET_KEY") == (
        "Both SECRET_KEY and SECRET_KEY_FILE are set. Keep one of them. "
        "See .env.example for what it should look like."
    )


def test_a_flag_is_true_or_false_and_nothing_like_it(monkeypatch):
    monkeypatch.setenv("DEBUG", "yes")

    assert refusal(env.flag, "DEBUG", False) == (
        "DEBUG is 'yes'. Use True or False. See .env.example for what it should look like."
    )


@pytest.mark.parametrize("easy", ["short", "a" * 60, "django-insecure-" + "abcdefgh" * 8])
def test_a_key_that_is_easy_to_guess_is_refused(monkeypatch, easy):
    monkeypatch.setenv("SECRET_KEY", easy)

    assert refusal(env.secret, "SECRET_KEY").startswith("SECRET_KEY is too easy to guess. Make one")


def test_no_database_but_postgresql_is_taken(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "sqlite:///heed.sqlite3")

    assert refusal(env.database, "DATABASE_URL") == (
        "DATABASE_URL must start with postgres://. Heed keeps its cases in PostgreSQL and in no "
        "other database. See .env.example for what it should look like."
    )


def test_a_password_may_hold_any_character(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://heed_app:p%40ss%2Fw@db:5433/heed")

    read = env.database("DATABASE_URL")

    assert [read[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "heed_app",
        "p@ss/w",
        "db",
        5433,
        "heed",
    ]


def test_a_broker_that_is_not_redis_is_refused(monkeypatch):
    monkeypatch.setenv("REDIS_URL", "amqp://localhost")

    assert refusal(env.redis, "REDIS_URL").startswith("REDIS_URL must start with redis://")


def test_a_mail_server_of_an_unknown_kind_is_refused(monkeypatch):
    monkeypatch.setenv("EMAIL_URL", "pigeon://loft")

    assert refusal(env.email, "EMAIL_URL").startswith("EMAIL_URL must start with smtp://")


def test_a_list_is_written_with_commas(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "heed.example.org, heed.example.com,")

    assert env.words("ALLOWED_HOSTS") == ["heed.example.org", "heed.example.com"]
