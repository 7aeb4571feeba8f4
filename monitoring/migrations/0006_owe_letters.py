"""A letter that a decision leaves owed is a duty like any other."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0005_wait_for_answers")]

    operations = [
        migrations.AlterField(
            model_name="obligation",
            name="comes_from",
            field=models.CharField(
                choices=[
                    ("framework", "the framework"),
                    ("condition", "a condition of the decision"),
                    ("measure", "a measure against a risk"),
                    ("override", "the override of a bar"),
                    ("review", "the review date"),
                    ("intercession", "what the authorities were asked"),
                    ("letter", "a letter that wants an answer"),
                    ("owed", "a letter that is owed"),
                ],
                max_length=12,
            ),
        ),
    ]
