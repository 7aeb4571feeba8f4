"""The heartbeats, and the table in which Django keeps the limits on signing in."""

from django.db import migrations, models

CACHE = """
CREATE TABLE cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX cache_expires ON cache (expires);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "program",
                    models.CharField(
                        choices=[("beat", "Celery beat"), ("worker", "Celery worker")],
                        max_length=10,
                        unique=True,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={"default_permissions": ()},
        ),
        migrations.RunSQL(CACHE, "DROP TABLE cache"),
    ]
