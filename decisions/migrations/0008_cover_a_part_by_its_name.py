"""What a decision covers may be said of a part: an operation, certain people or items."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("decisions", "0007_refuse_a_yes_past_an_absolute_bar")]

    operations = [
        migrations.AddField(
            model_name="coverage",
            name="part",
            field=models.CharField(blank=True, default="", max_length=300),
        ),
    ]
