"""A seal may be of a version of a country baseline."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0002_guard_the_road"),
    ]

    operations = [
        migrations.AlterField(
            model_name="seal",
            name="kind",
            field=models.CharField(
                choices=[
                    ("content", "the content, as submitted"),
                    ("submission", "the submission, as put to the decider"),
                    ("record", "the record of the decision"),
                    ("baseline", "a version of a country baseline, as agreed"),
                ],
                max_length=12,
            ),
        ),
    ]
