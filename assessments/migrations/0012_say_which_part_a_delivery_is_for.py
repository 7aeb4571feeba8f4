"""A delivery may say for which operation, people or items it is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0011_index_findings_to_agree_on")]

    operations = [
        migrations.AddField(
            model_name="delivery",
            name="part",
            field=models.CharField(
                blank=True, default="", max_length=300, verbose_name="which part it is for"
            ),
        ),
    ]
