"""The database refuses every other road, and every move the ledger does not know of.

The roads are frozen here as they were; a test compares what is installed with `assessments.states.ROADS`.
"""

from django.conf import settings
from django.db import migrations

ROADS = (
    "authorised>closed",
    "authorised>expired",
    "authorised>monitoring",
    "authorised>superseded",
    "authorised>suspended",
    "authorised>withdrawn",
    "draft>abandoned",
    "draft>authorised",
    "draft>mitigation",
    "draft>out_of_scope",
    "escalation>abandoned",
    "escalation>draft",
    "escalation>mitigation",
    "escalation>refused",
    "escalation>sign_off",
    "mitigation>abandoned",
    "mitigation>draft",
    "mitigation>escalation",
    "mitigation>out_of_scope",
    "monitoring>closed",
    "monitoring>expired",
    "monitoring>superseded",
    "monitoring>suspended",
    "monitoring>withdrawn",
    "sign_off>abandoned",
    "sign_off>authorised",
    "sign_off>draft",
    "sign_off>escalation",
    "sign_off>mitigation",
    "sign_off>refused",
    "suspended>authorised",
    "suspended>closed",
    "suspended>expired",
    "suspended>superseded",
    "suspended>withdrawn",
)
ASSISTANCE_ROADS = (
    "permitted>ended",
    "permitted>stopped",
    "proposed>ended",
    "proposed>screened_out",
    "proposed>under_assessment",
    "screened_out>ended",
    "screened_out>under_assessment",
    "stopped>ended",
    "stopped>permitted",
    "stopped>under_assessment",
    "under_assessment>ended",
    "under_assessment>permitted",
    "under_assessment>screened_out",
    "under_assessment>stopped",
)
KEPT = (
    "assessments_assessment",
    "assessments_assistance",
    "assessments_screening",
    "assessments_contribution",
    "assessments_advice",
    "assessments_delivery",
)


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
        ("assessments", "0001_assistance_and_assessments"),
        ("casework", "0002_guard_the_road"),
    ]

    operations = [
        migrations.RunSQL(
            *guard("assessments_assessment", "assessments.assessment", "draft", ROADS)
        ),
        migrations.RunSQL(
            *guard("assessments_assistance", "assessments.assistance", "proposed", ASSISTANCE_ROADS)
        ),
        migrations.RunPython(keep, migrations.RunPython.noop),
    ]
