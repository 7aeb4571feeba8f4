"""A way past a bar is known by its own id, with what it demanded and who was consulted."""

from django.db import migrations, models

# What was taken before is not rewritten by the application: only the owner may, and only here.
SAY_WHICH = """
ALTER TABLE public.decisions_baroverride DISABLE TRIGGER refuse_change;
UPDATE public.decisions_baroverride SET way = kind WHERE way = '';
ALTER TABLE public.decisions_baroverride ENABLE TRIGGER refuse_change;
"""


class Migration(migrations.Migration):
    dependencies = [("decisions", "0005_keep_scans_of_what_was_signed")]

    operations = [
        migrations.AddField(
            model_name="baroverride",
            name="way",
            field=models.CharField(default="", max_length=60),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="baroverride", name="shown", field=models.JSONField(default=dict)
        ),
        migrations.AddField(
            model_name="baroverride", name="consulted", field=models.JSONField(default=dict)
        ),
        migrations.AddField(
            model_name="baroverride", name="reported_on", field=models.DateField(null=True)
        ),
        migrations.RunSQL(SAY_WHICH, migrations.RunSQL.noop),
    ]
