"""An answer may be adopted from another body's document, at the page its source names."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0012_say_which_part_a_delivery_is_for"),
        ("recipients", "0004_every_country"),
    ]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="adopted_from",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="recipients.source",
            ),
        ),
    ]
