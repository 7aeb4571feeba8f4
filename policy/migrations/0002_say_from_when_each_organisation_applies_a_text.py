"""From which day each organisation applies which text of a framework."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import accounts.models

ATTACH = """
CREATE FUNCTION policy_only_the_end_is_set() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'to_day' = to_jsonb(OLD) - 'to_day'
        AND OLD.to_day IS NULL THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'What an organisation applied, and from when, stays: only its end is set.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER policy_inforce_stays
    BEFORE UPDATE OR DELETE ON policy_inforce
    FOR EACH ROW EXECUTE FUNCTION policy_only_the_end_is_set();
"""
DETACH = """
DROP TRIGGER policy_inforce_stays ON policy_inforce;
DROP FUNCTION policy_only_the_end_is_set();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_officers_posts_and_portfolios"),
        ("policy", "0001_keep_every_text_put_in_use"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="InForce",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("framework_id", models.CharField(max_length=60, verbose_name="framework")),
                ("from_day", models.DateField(verbose_name="from")),
                ("to_day", models.DateField(null=True, verbose_name="to")),
                ("said_at", models.DateTimeField(verbose_name="said at")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="policy.publishedframework",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation", "framework_id", "from_day"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("said_by", models.F("confirmed_by")), _negated=True),
                        name="policy_two_officers_set_a_date",
                        violation_error_message="One officer cannot set the date alone. Ask a second policy manager.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_day__isnull", True),
                            ("to_day__gte", models.F("from_day")),
                            _connector="OR",
                        ),
                        name="policy_a_text_ends_after_it_begins",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("organisation", "="),
                            ("framework_id", "="),
                            (
                                accounts.models.DaySpan(
                                    "from_day",
                                    "to_day",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(
                                        inclusive_upper=True
                                    ),
                                ),
                                "&&",
                            ),
                        ],
                        name="policy_one_text_at_a_time",
                    ),
                ],
            },
        ),
        migrations.RunSQL(ATTACH, DETACH),
    ]
