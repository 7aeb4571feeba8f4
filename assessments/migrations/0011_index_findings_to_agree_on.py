"""Everybody who may agree on scope asks at every visit what waits for it: from an index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0010_keep_baselines")]

    operations = [
        migrations.AddIndex(
            model_name="screening",
            index=models.Index(
                condition=models.Q(("agreed_by", None), ("outcome__in", ["out", "covered"])),
                fields=["id"],
                name="screening_to_agree_on",
            ),
        ),
    ]
