"""A report answers what the framework itself asks of the duty."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0002_keep_the_watch")]

    operations = [
        migrations.AddField(
            model_name="monitoringreport",
            name="answers",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AlterField(
            model_name="monitoringreport",
            name="use",
            field=models.TextField(blank=True, verbose_name="how the help is used"),
        ),
        migrations.AlterField(
            model_name="monitoringreport",
            name="measures",
            field=models.TextField(blank=True, verbose_name="whether the measures work"),
        ),
    ]
