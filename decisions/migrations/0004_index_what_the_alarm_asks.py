"""The alarm asks what takes away from what is given, and of which case a decision is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("decisions", "0003_files_of_earlier_decisions_wait")]

    operations = [
        migrations.AddIndex(
            model_name="coverage",
            index=models.Index(
                condition=models.Q(
                    models.Q(("says", "yes"), _negated=True),
                    ("ended_on__isnull", False),
                    _connector="OR",
                ),
                fields=["assistance"],
                name="coverage_odd",
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["assessment", "id"], name="decision_key_of_assessment"),
        ),
    ]
