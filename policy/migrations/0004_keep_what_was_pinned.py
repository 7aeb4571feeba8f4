"""The texts cases are pinned to before anybody puts them in use, which nobody changes either."""

from django.db import migrations, models

ATTACH = """
CREATE TRIGGER policy_kepttext_stays
    BEFORE UPDATE OR DELETE ON policy_kepttext
    FOR EACH ROW EXECUTE FUNCTION casework_refuse_change();
"""
DETACH = "DROP TRIGGER policy_kepttext_stays ON policy_kepttext;"


class Migration(migrations.Migration):
    dependencies = [("policy", "0003_let_one_propose_and_another_agree")]

    operations = [
        migrations.CreateModel(
            name="KeptText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("framework_id", models.CharField(max_length=60, verbose_name="framework")),
                ("version", models.CharField(max_length=60, verbose_name="version")),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="digest")),
                ("text", models.TextField(verbose_name="text")),
                ("kept_at", models.DateTimeField(verbose_name="kept at")),
            ],
        ),
        migrations.RunSQL(ATTACH, DETACH),
    ]
