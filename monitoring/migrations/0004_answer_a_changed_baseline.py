"""A trigger may be a country baseline that changed significantly."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("monitoring", "0003_answer_the_frameworks_own_questions"),
    ]

    operations = [
        migrations.AlterField(
            model_name="trigger",
            name="cause",
            field=models.CharField(
                choices=[
                    ("allegation", "an allegation"),
                    ("condition_broken", "a condition was broken"),
                    ("measure_failed", "a measure failed"),
                    ("access_refused", "access was refused"),
                    ("change", "something about the help or the recipient changed"),
                    ("baseline_changed", "what is known of the country changed significantly"),
                ],
                max_length=20,
            ),
        ),
    ]
