"""Typed readers of the environment that say plainly what is missing or wrong.

A thin coat over django-environ, which parses but answers in tracebacks. Any variable may be given
as NAME_FILE instead: the path of a file that holds the value, as container secrets do.
"""

import os
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

WHERE = "See .env.example for what it should look like."


_assumed: dict[str, str] = {}


def assume(**values: str) -> None:
    """Take these where neither the environment nor .env says otherwise."""
    _assumed.update(values)


def text(name: str, default: str | None = None) -> str:
    """Return NAME, or what the file named by NAME_FILE holds; refuse when there is neither."""
    if path := os.environ.get(f"{name}_FILE"):
        return _from_file(name, path)
    value = os.environ.get(name) or _assumed.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"{name} is not set. Set it in the environment or .env. {WHERE}")
    return value


def _from_file(name: str, path: str) -> str:
    if os.environ.get(name):
        raise ImproperlyConfigured(
            f"Both {name} and {name}_FILE are set. Keep one of them. {WHERE}"
        )
    try:
        value = Path(path).read_text().strip()
    except OSError as problem:
        raise ImproperlyConfigured(
            f"{name}_FILE names {path}, which cannot be read ({problem.strerror}). "
            f"Make the file, or set {name} itself. {WHERE}"
        ) from problem
    if not value:
        raise ImproperlyConfigured(f"{name}_FILE names {path}, which is empty. {WHERE}")
    return value


def secret(name: str) -> str:
    """Return a key that is long and mixed enough to sign with."""
    value = text(name)
    if len(value) < 50 or len(set(value)) < 5 or value.startswith("django-insecure-"):
        raise ImproperlyConfigured(
            f"{name} is too easy to guess. Make one of at least 50 random characters, for example "
            'with `python -c "import secrets; print(secrets.token_urlsafe(50))"`. ' + WHERE
        )
    return value


def flag(name: str, default: bool) -> bool:
    """Return a yes or no, written True or False and nothing like it."""
    value = text(name, str(default))
    if value not in ("True", "False"):
        raise ImproperlyConfigured(f"{name} is {value!r}. Use True or False. {WHERE}")
    return value == "True"


def words(name: str, default: str | None = None) -> list[str]:
    """Return a list written with commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def database(name: str) -> dict:
    """Return Django's settings for a postgres://role:password@host:port/database address."""
    address = text(name)
    if not address.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured(
            f"{name} must start with postgres://. Heed keeps its cases in PostgreSQL and in no "
            f"other database. {WHERE}"
        )
    try:
        parsed = environ.Env.db_url_config(address)
    except ValueError as problem:
        raise ImproperlyConfigured(f"{name} cannot be read: {problem}. {WHERE}") from problem
    if not parsed["NAME"] or not parsed["USER"]:
        raise ImproperlyConfigured(f"{name} must name a role and a database. {WHERE}")
    return parsed


def redis(name: str) -> str:
    """Return the address of a Redis or Valkey server."""
    address = text(name)
    if not address.startswith(("redis://", "rediss://", "unix://")):
        raise ImproperlyConfigured(f"{name} must start with redis:// or rediss://. {WHERE}")
    return address


def email(name: str, default: str | None = None) -> dict:
    """Return Django's e-mail settings for a smtp://user:password@host:port address."""
    address = text(name, default)
    try:
        return environ.Env.email_url_config(address)
    except (KeyError, ValueError, ImproperlyConfigured) as problem:
        raise ImproperlyConfigured(
            f"{name} must start with smtp://, smtp+tls:// or smtp+ssl://. {WHERE}"
        ) from problem


_written = os.environ.get("HEED_ENV_FILE") or Path(__file__).resolve().parents[1] / ".env"
if Path(_written).is_file():
    environ.Env.read_env(str(_written))  # the environment itself goes before it
