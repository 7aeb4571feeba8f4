"""What is known of countries and forces, cited by version; and facts that came from files."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_guard_signing_posts"),
        ("assessments", "0008_move_cases_to_newer_texts"),
        ("recipients", "0004_every_country"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CountryAssessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("framework_id", models.CharField(blank=True, max_length=60)),
                ("restricted", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recipients.country",
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recipients.recipient",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.post",
                    ),
                ),
                (
                    "portfolio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.portfolio",
                    ),
                ),
            ],
            options={
                "ordering": ["reference"],
            },
        ),
        migrations.CreateModel(
            name="BaselineVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("text", models.JSONField(default=list)),
                (
                    "cited",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("valid_until", models.DateField(null=True, verbose_name="valid until")),
                (
                    "significant",
                    models.BooleanField(default=False, verbose_name="a significant change"),
                ),
                ("what_changed", models.TextField(blank=True, verbose_name="what changed")),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "writers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("returned_why", models.TextField(blank=True, verbose_name="why it came back")),
                ("agreed_at", models.DateTimeField(null=True)),
                ("root", models.CharField(blank=True, max_length=64)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "baseline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="assessments.countryassessment",
                    ),
                ),
            ],
            options={
                "ordering": ["baseline", "-number"],
            },
        ),
        migrations.CreateModel(
            name="BaselineCitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cited_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "cited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assessments.baselineversion",
                    ),
                ),
                (
                    "baseline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assessments.countryassessment",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="IndicatorImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file_name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                ("as_of", models.DateField(verbose_name="as of")),
                ("imported_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "imported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="CountryFact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("indicator", models.CharField(max_length=60)),
                ("of_year", models.PositiveSmallIntegerField(null=True)),
                ("says", models.CharField(max_length=300)),
                ("source", models.CharField(max_length=300)),
                ("as_of", models.DateField()),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recipients.country",
                    ),
                ),
                (
                    "brought_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="assessments.indicatorimport",
                    ),
                ),
            ],
            options={
                "ordering": ["country", "indicator", "-as_of", "-of_year"],
            },
        ),
        migrations.AddConstraint(
            model_name="countryassessment",
            constraint=models.UniqueConstraint(
                fields=("portfolio", "country", "force", "framework_id"),
                name="one_baseline_of_each",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="baselineversion",
            constraint=models.UniqueConstraint(
                fields=("baseline", "number"), name="one_text_per_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="baselineversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("agreed_at", None)),
                fields=("baseline",),
                name="one_draft_of_a_baseline",
            ),
        ),
        migrations.AddConstraint(
            model_name="baselineversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agreed_by", None),
                    models.Q(("agreed_by", models.F("written_by")), _negated=True),
                    _connector="OR",
                ),
                name="another_officer_agrees_to_a_baseline",
            ),
        ),
        migrations.AddConstraint(
            model_name="baselineversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreed_at", None), ("agreed_by", None), ("root", "")),
                    models.Q(
                        ("agreed_at__isnull", False),
                        ("agreed_by__isnull", False),
                        ("valid_until__isnull", False),
                        models.Q(("root", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_published_version_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="baselineversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("significant", False),
                    models.Q(("what_changed", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_significant_change_says_what_changed",
            ),
        ),
        migrations.AddConstraint(
            model_name="baselinecitation",
            constraint=models.UniqueConstraint(
                fields=("assessment", "baseline"), name="a_case_cites_one_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="countryfact",
            constraint=models.UniqueConstraint(
                fields=("country", "indicator", "of_year", "source", "as_of"),
                name="each_fact_once",
                nulls_distinct=False,
            ),
        ),
    ]
