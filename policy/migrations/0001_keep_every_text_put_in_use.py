"""The texts of frameworks put in use, which nobody can change or delete afterwards."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

ATTACH = """
CREATE TRIGGER policy_publishedframework_stays
    BEFORE UPDATE OR DELETE ON policy_publishedframework
    FOR EACH ROW EXECUTE FUNCTION casework_refuse_change();
"""
DETACH = "DROP TRIGGER policy_publishedframework_stays ON policy_publishedframework;"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("casework", "0002_guard_the_road"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedFramework",
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
                ("state", models.CharField(max_length=20, verbose_name="state")),
                ("put_in_use_at", models.DateTimeField(verbose_name="put in use at")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "put_in_use_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ["put_in_use_at", "pk"]},
        ),
        migrations.AddConstraint(
            model_name="publishedframework",
            constraint=models.CheckConstraint(
                condition=~Q(put_in_use_by=F("confirmed_by")),
                name="policy_two_officers_put_it_in_use",
                violation_error_message=(
                    "One officer cannot put a framework in use alone. Ask a second policy manager."
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedframework",
            constraint=models.UniqueConstraint(
                fields=("framework_id", "version"),
                name="policy_one_text_per_version",
                violation_error_message=(
                    "This version is already in use with another text. Give the new text a new"
                    " version."
                ),
            ),
        ),
        migrations.RunSQL(ATTACH, DETACH),
    ]
