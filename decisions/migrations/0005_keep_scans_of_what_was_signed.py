"""The scan of a signed paper is kept as it came, and changed by nobody."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

REFUSE = """
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON public.decisions_scan
    FOR EACH ROW EXECUTE FUNCTION public.casework_refuse_change();
"""
UNDO = "DROP TRIGGER refuse_change ON public.decisions_scan;"


def keep(apps, schema_editor):
    """Let the application's role add and read scans, and nothing else."""
    role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
    schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON public.decisions_scan FROM {role}")


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0007_index_what_the_alarm_asks"),
        ("decisions", "0004_index_what_the_alarm_asks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Scan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("application/pdf", "PDF"),
                            ("image/png", "PNG"),
                            ("image/jpeg", "JPEG"),
                        ],
                        max_length=20,
                    ),
                ),
                ("content", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.RunSQL(REFUSE, UNDO),
        migrations.RunPython(keep, migrations.RunPython.noop),
    ]
