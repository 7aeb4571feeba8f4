"""What was held, suspended, triggered and reported is never deleted by the application."""

from django.conf import settings
from django.db import migrations

KEPT = (
    "monitoring_hold",
    "monitoring_suspension",
    "monitoring_trigger",
    "monitoring_obligation",
    "monitoring_monitoringreport",
)


def keep(apps, schema_editor):
    """Let the application's role delete none of these rows."""
    role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
    for table in KEPT:
        schema_editor.execute(f"REVOKE DELETE, TRUNCATE ON public.{table} FROM {role}")


class Migration(migrations.Migration):
    dependencies = [
        ("monitoring", "0001_the_watch"),
        ("casework", "0002_guard_the_road"),
    ]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
