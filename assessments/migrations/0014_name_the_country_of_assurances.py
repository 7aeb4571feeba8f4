"""An assurance says which of a programme's countries gave it; without one, it is the first."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0013_say_from_where_an_answer_was_adopted"),
        ("recipients", "0001_countries_recipients_and_allegations"),
    ]

    operations = [
        migrations.AddField(
            model_name="assurancerequest",
            name="country",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="recipients.country",
                verbose_name="which country",
            ),
        ),
    ]
