"""A letter says to which authority it went, and a case may rely on one that went before."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0010_ways_past_bars_taken_by_another"),
        ("recipients", "0005_what_authorities_were_told"),
    ]

    operations = [
        migrations.AddField(
            model_name="communication",
            name="recipient",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="recipients.recipient",
            ),
        ),
        migrations.AddField(
            model_name="communication",
            name="stands_on",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="relied_on_by",
                to="decisions.communication",
            ),
        ),
        migrations.AddConstraint(
            model_name="communication",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stands_on", None), ("recipient__isnull", False), _connector="OR"
                ),
                name="what_is_relied_on_names_its_authority",
            ),
        ),
        migrations.AddConstraint(
            model_name="communication",
            constraint=models.UniqueConstraint(
                fields=("assessment", "stands_on"), name="a_letter_is_relied_on_once"
            ),
        ),
    ]
