"""A way past a bar is taken by whom its law names, though another decides; four eyes on both.

The database refuses one taken by whoever wrote any of the case, or for one who did; a decision
that rests on one of another case, submission, bar or way; and any change to what was taken.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

REFUSE = """
CREATE FUNCTION public.decisions_refuse_own_way() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM public.assessments_contribution AS wrote
        WHERE wrote.assessment_id = NEW.assessment_id
            AND wrote.officer_id IN (NEW.officer_id, NEW.on_behalf_of_id)
        UNION ALL
        SELECT 1 FROM public.assessments_assessment AS judged
        WHERE judged.id = NEW.assessment_id
            AND judged.author_id IN (NEW.officer_id, NEW.on_behalf_of_id)
    ) THEN
        RAISE EXCEPTION 'Nobody who wrote any of a case may go past a bar in it, or for one who did.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.decisions_refuse_another_way() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM public.decisions_waytaken AS way
        JOIN public.decisions_decision AS made ON made.id = NEW.decision_id
        JOIN public.assessments_assessment AS judged ON judged.id = made.assessment_id
        WHERE way.id = NEW.taken_id AND way.assessment_id = judged.id
            AND way.root = judged.submission_root
            AND way.bar_id = NEW.bar_id AND way.way = NEW.way
    ) THEN
        RAISE EXCEPTION 'A decision rests only on a way taken past this bar on this submission.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER refuse_own_work BEFORE INSERT ON public.decisions_waytaken
    FOR EACH ROW EXECUTE FUNCTION public.decisions_refuse_own_way();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON public.decisions_waytaken
    FOR EACH ROW EXECUTE FUNCTION public.casework_refuse_change();
CREATE TRIGGER refuse_another_way BEFORE INSERT ON public.decisions_baroverride
    FOR EACH ROW WHEN (NEW.taken_id IS NOT NULL)
    EXECUTE FUNCTION public.decisions_refuse_another_way();
"""

UNDO = """
DROP TRIGGER refuse_another_way ON public.decisions_baroverride;
DROP TRIGGER refuse_change ON public.decisions_waytaken;
DROP TRIGGER refuse_own_work ON public.decisions_waytaken;
DROP FUNCTION public.decisions_refuse_another_way();
DROP FUNCTION public.decisions_refuse_own_way();
"""


def keep(apps, schema_editor):
    """Let the application's role add and read what was taken, and nothing else."""
    role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
    schema_editor.execute(
        f"REVOKE UPDATE, DELETE, TRUNCATE ON public.decisions_waytaken FROM {role}"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_guard_signing_posts"),
        ("assessments", "0010_keep_baselines"),
        ("decisions", "0009_seal_content_when_it_is_submitted"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WayTaken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("root", models.CharField(max_length=64)),
                ("bar_id", models.CharField(max_length=60)),
                ("way", models.CharField(max_length=60)),
                ("reasons", models.TextField()),
                ("shown", models.JSONField(default=dict)),
                ("consulted", models.JSONField(default=dict)),
                ("reported_on", models.DateField(null=True)),
                ("officer_name", models.CharField(max_length=200)),
                ("post_title", models.CharField(max_length=200)),
                ("level_id", models.CharField(max_length=60)),
                ("rank", models.PositiveSmallIntegerField()),
                ("taken_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("reauthenticated_at", models.DateTimeField(null=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "delegation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.delegation",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.post",
                    ),
                ),
            ],
            options={
                "ordering": ["taken_at", "pk"],
            },
        ),
        migrations.AddField(
            model_name="baroverride",
            name="taken",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="decisions.waytaken",
            ),
        ),
        migrations.AddConstraint(
            model_name="waytaken",
            constraint=models.UniqueConstraint(
                fields=("assessment", "root", "bar_id"),
                name="one_way_past_each_bar_of_a_submission",
            ),
        ),
        migrations.RunSQL(REFUSE, UNDO),
        migrations.RunPython(keep, migrations.RunPython.noop),
    ]
