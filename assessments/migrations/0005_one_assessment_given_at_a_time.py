"""A new yes stands beside the old one until delivery starts on it and supersedes the old."""

import django.contrib.postgres.constraints
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0004_count_revisions_of_assurances")]

    operations = [
        migrations.RemoveConstraint(model_name="assessment", name="one_assessment_in_force"),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("state__in", ("monitoring",))),
                deferrable=models.Deferrable["DEFERRED"],
                expressions=[("assistance", "="), ("framework_id", "=")],
                name="one_assessment_given_at_a_time",
            ),
        ),
    ]
