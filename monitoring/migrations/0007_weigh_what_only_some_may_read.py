"""What is alleged after a yes, and only some may read, is weighed on the watch by one of them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("monitoring", "0006_owe_letters"),
    ]

    operations = [
        migrations.AddField(
            model_name="trigger",
            name="weighed",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="trigger",
            name="weighed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="trigger",
            name="weighed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
