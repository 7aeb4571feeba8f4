from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0003_find_restricted_assistance")]

    operations = [
        migrations.AddField(
            model_name="assurancerequest",
            name="revision",
            field=models.PositiveIntegerField(default=0),
        )
    ]
