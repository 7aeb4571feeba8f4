"""The database refuses every other road, and every move the ledger does not know of.

The roads are frozen here as they were; a test compares what is installed with `recipients.states.ROADS`.
"""

from django.conf import settings
from django.db import migrations

ROADS = (
    "barred>dissolved",
    "barred>registered",
    "registered>dissolved",
    "registered>under_review",
    "under_review>barred",
    "under_review>dissolved",
    "under_review>registered",
)
KEPT = ("recipients_recipient", "recipients_allegation", "recipients_source")


def guard(table, kind, initial, roads):
    """Return the SQL that guards one table's states, and the SQL that undoes it."""
    return (
        f"""
        CREATE TRIGGER refuse_unknown_road BEFORE INSERT OR UPDATE ON public.{table}
            FOR EACH ROW EXECUTE FUNCTION
            public.casework_refuse_unknown_road('{initial}', '{",".join(roads)}');
        CREATE CONSTRAINT TRIGGER demand_entry AFTER UPDATE ON public.{table}
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            WHEN (OLD.state IS DISTINCT FROM NEW.state)
            EXECUTE FUNCTION public.casework_demand_entry('{kind}');
        """,
        f"""
        DROP TRIGGER demand_entry ON public.{table};
        DROP TRIGGER refuse_unknown_road ON public.{table};
        """,
    )


def keep(apps, schema_editor):
    """Let the application's role delete none of these rows."""
    role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
    for table in KEPT:
        schema_editor.execute(f"REVOKE DELETE, TRUNCATE ON public.{table} FROM {role}")


class Migration(migrations.Migration):
    dependencies = [
        ("recipients", "0001_countries_recipients_and_allegations"),
        ("casework", "0002_guard_the_road"),
    ]

    operations = [
        migrations.RunSQL(
            *guard("recipients_recipient", "recipients.recipient", "registered", ROADS)
        ),
        migrations.RunPython(keep, migrations.RunPython.noop),
    ]
