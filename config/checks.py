"""Mistakes of deployment, each with an id and what to do about it (`manage.py check --deploy`)."""

from pathlib import Path

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.db import DatabaseError, connection


@register(Tags.security, deploy=True)
def the_demo_is_not_here(app_configs, **kwargs) -> list:
    """Buttons that sign anybody in as anybody belong to the demo alone."""
    if not settings.DEMO_SIGN_IN:
        return []
    return [
        Error(
            "Anybody can sign in as anybody: the demo's buttons are on.",
            hint="Use config.settings.prod, which never shows them.",
            id="heed.E001",
        )
    ]


@register(Tags.staticfiles, deploy=True)
def the_front_end_is_built(app_configs, **kwargs) -> list:
    """Pages without their styles cannot be worked with."""
    built = Path(settings.BASE_DIR, "static", "dist")
    if built.is_dir() and any(built.iterdir()):
        return []
    return [
        Error(
            "The front end is not built: static/dist is empty.",
            hint="Run `npm ci && npm run build`, then `manage.py collectstatic`.",
            id="heed.E002",
        )
    ]


@register(Tags.database, deploy=True)
def the_application_owns_nothing(app_configs, databases=None, **kwargs) -> list:
    """The role that web and worker use must be unable to undo the guards of the database."""
    if not databases:
        return []
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT rolsuper, (SELECT count(*) FROM pg_tables WHERE tableowner = current_user)"
                " FROM pg_roles WHERE rolname = current_user"
            )
            is_superuser, owned = cursor.fetchone()
    except DatabaseError:
        return [
            Warning(
                "The database does not answer, so its roles were not checked.",
                hint="Start it, or check DATABASE_URL.",
                id="heed.W001",
            )
        ]
    return about_the_role(is_superuser, owned)


def about_the_role(is_superuser: bool, owned: int) -> list:
    """Say what a role that can do too much can do."""
    hint = "Let DATABASE_URL name heed_app, and migrate with OWNER_DATABASE_URL."
    found = []
    if is_superuser:
        found.append(Error("The application signs in as a superuser.", hint=hint, id="heed.E003"))
    if owned:
        found.append(
            Error(f"The application's role owns {owned} tables.", hint=hint, id="heed.E004")
        )
    return found
