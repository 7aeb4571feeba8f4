"""The alarm asks who else must say yes, and which cases are watched: from indexes alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0006_keep_what_is_sealed")]

    operations = [
        migrations.AddIndex(
            model_name="applicability",
            index=models.Index(
                condition=models.Q(("outcome__in", ["in", "refer"])),
                fields=["framework_id", "assistance"],
                name="applicability_asking",
            ),
        ),
        migrations.AddIndex(
            model_name="applicability",
            index=models.Index(
                condition=models.Q(("outcome__in", ["in", "refer"]), _negated=True),
                fields=["screening"],
                name="applicability_let_off",
            ),
        ),
        migrations.AddIndex(
            model_name="assessment",
            index=models.Index(
                condition=models.Q(("state", "monitoring")),
                fields=["id"],
                name="assessment_watched",
            ),
        ),
    ]
