"""A sum below nothing would leave an umbrella more to give than it ever had."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0014_name_the_country_of_assurances")]

    operations = [
        migrations.AlterField(
            model_name="assistance",
            name="amount",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=14,
                null=True,
                validators=[django.core.validators.MinValueValidator(0)],
                verbose_name="amount",
            ),
        ),
        migrations.AddConstraint(
            model_name="assistance",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__isnull", True), ("amount__gte", 0), _connector="OR"),
                name="assistance_costs_nothing_or_more",
            ),
        ),
    ]
