"""The database refuses a yes from whoever wrote the case, and any change to what was decided."""

from django.conf import settings
from django.db import migrations

REFUSE = """
CREATE FUNCTION public.decisions_refuse_own_work() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.assessment_id IS NULL THEN
        RETURN NEW;
    END IF;
    IF NEW.permits AND EXISTS (
        SELECT 1 FROM public.assessments_contribution AS wrote
        WHERE wrote.assessment_id = NEW.assessment_id
            AND wrote.officer_id IN (NEW.decider_id, NEW.on_behalf_of_id)
        UNION ALL
        SELECT 1 FROM public.assessments_assessment AS judged
        WHERE judged.id = NEW.assessment_id
            AND judged.author_id IN (NEW.decider_id, NEW.on_behalf_of_id)
    ) THEN
        RAISE EXCEPTION 'Nobody who wrote any of a case may say yes to it, or for one who did.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.made <> 'before_heed' AND EXISTS (
        SELECT 1 FROM public.assessments_assessment AS judged
        WHERE judged.id = NEW.assessment_id AND judged.author_id = NEW.recorder_id
    ) THEN
        RAISE EXCEPTION 'The author of a case may not record a decision on it.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER refuse_own_work BEFORE INSERT ON public.decisions_decision
    FOR EACH ROW EXECUTE FUNCTION public.decisions_refuse_own_work();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON public.decisions_decision
    FOR EACH ROW EXECUTE FUNCTION public.casework_refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON public.decisions_signature
    FOR EACH ROW EXECUTE FUNCTION public.casework_refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON public.decisions_baroverride
    FOR EACH ROW EXECUTE FUNCTION public.casework_refuse_change();
"""

UNDO = """
DROP TRIGGER refuse_change ON public.decisions_baroverride;
DROP TRIGGER refuse_change ON public.decisions_signature;
DROP TRIGGER refuse_change ON public.decisions_decision;
DROP TRIGGER refuse_own_work ON public.decisions_decision;
DROP FUNCTION public.decisions_refuse_own_work();
"""

NEVER_CHANGED = ("decisions_decision", "decisions_signature", "decisions_baroverride")
KEPT = ("decisions_condition", "decisions_coverage", "decisions_communication")


def keep(apps, schema_editor):
    """Let the application's role add and read decisions, and nothing else."""
    role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
    for table in NEVER_CHANGED:
        schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON public.{table} FROM {role}")
    for table in KEPT:
        schema_editor.execute(f"REVOKE DELETE, TRUNCATE ON public.{table} FROM {role}")


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0001_decisions_and_signatures"),
        ("assessments", "0002_guard_the_roads"),
    ]

    operations = [
        migrations.RunSQL(REFUSE, UNDO),
        migrations.RunPython(keep, migrations.RunPython.noop),
    ]
