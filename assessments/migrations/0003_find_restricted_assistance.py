"""Restricted assistance is little and asked for by every list: it gets an index of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0002_guard_the_roads")]

    operations = [
        migrations.AddIndex(
            model_name="assistance",
            index=models.Index(
                fields=["portfolio"],
                condition=models.Q(restricted=True),
                name="assistance_restricted",
            ),
        )
    ]
