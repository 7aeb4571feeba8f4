"""A text one policy manager proposes and another agrees to, and the overlays among them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_officers_posts_and_portfolios"),
        ("policy", "0002_say_from_when_each_organisation_applies_a_text"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="publishedframework",
            name="base_digest",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.CreateModel(
            name="ProposedText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("framework_id", models.CharField(max_length=60, verbose_name="framework")),
                ("version", models.CharField(max_length=60, verbose_name="version")),
                ("digest", models.CharField(max_length=64, verbose_name="digest")),
                ("text", models.TextField(verbose_name="text")),
                ("base_digest", models.CharField(blank=True, max_length=64)),
                ("why", models.TextField(verbose_name="what changes, and why")),
                ("from_day", models.DateField(null=True, verbose_name="from")),
                ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agreed", "agreed to and put in use"),
                            ("taken_back", "taken back"),
                        ],
                        max_length=20,
                    ),
                ),
                ("end_why", models.TextField(blank=True, verbose_name="why it was taken back")),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-proposed_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end", "agreed"), _negated=True),
                            models.Q(("proposed_by", models.F("ended_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="policy_another_officer_agrees",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("digest",),
                        name="policy_one_open_proposal_of_a_text",
                    ),
                ],
            },
        ),
    ]
