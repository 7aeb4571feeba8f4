"""The database keeps what is known of countries: a published version never changes.

A version begins as a draft; whoever wrote any of it does not agree to it; its publication stands
in the ledger of the same transaction; what a submitted case cites stays as it was sealed; facts
from files are added and never altered.
"""

from django.conf import settings
from django.db import migrations

KEEP = """
CREATE FUNCTION public.assessments_keep_baseline_version() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.agreed_at IS NOT NULL THEN
            RAISE EXCEPTION 'A version of a baseline begins as a draft.'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NOT NEW.written_by_id = ANY (NEW.writers) THEN
            RAISE EXCEPTION 'Whoever writes a baseline is one of its writers.'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.agreed_at IS NOT NULL OR TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'A version of a baseline that was agreed to is never changed, and none is '
            'deleted.' USING ERRCODE = 'integrity_constraint_violation',
            HINT = 'Write the next version.';
    END IF;
    IF NEW.baseline_id <> OLD.baseline_id OR NEW.number <> OLD.number
        OR NEW.written_by_id <> OLD.written_by_id OR NOT OLD.writers <@ NEW.writers
    THEN
        RAISE EXCEPTION 'A draft stays the same version, and keeps everybody who wrote it.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.agreed_at IS NOT NULL THEN
        IF NEW.agreed_by_id = ANY (NEW.writers) THEN
            RAISE EXCEPTION 'Nobody agrees to a baseline they wrote in.'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NEW.text <> OLD.text OR NEW.cited <> OLD.cited THEN
            RAISE EXCEPTION 'What is agreed to is what was written.'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.assessments_demand_entry_of_baseline() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM public.casework_ledgerentry
        WHERE transaction_id = pg_current_xact_id()::text::bigint
            AND subject_kind = 'assessments.baselineversion' AND subject_id = NEW.id
            AND verb = 'assessments.agree_baseline' AND outcome = 'done'
    ) THEN
        RAISE EXCEPTION 'A baseline was agreed to, and the ledger does not say so.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION public.assessments_keep_baseline() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' OR to_jsonb(NEW) - 'owner_id' <> to_jsonb(OLD) - 'owner_id' THEN
        RAISE EXCEPTION 'What a baseline is of never changes; only the post that owns it does.'
            USING ERRCODE = 'integrity_constraint_violation', HINT = 'Begin another baseline.';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER keep_baseline_version BEFORE INSERT OR UPDATE OR DELETE
    ON public.assessments_baselineversion FOR EACH ROW
    EXECUTE FUNCTION public.assessments_keep_baseline_version();
CREATE CONSTRAINT TRIGGER demand_entry AFTER UPDATE ON public.assessments_baselineversion
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.agreed_at IS NULL AND NEW.agreed_at IS NOT NULL)
    EXECUTE FUNCTION public.assessments_demand_entry_of_baseline();
CREATE TRIGGER keep_baseline BEFORE UPDATE OR DELETE
    ON public.assessments_countryassessment FOR EACH ROW
    EXECUTE FUNCTION public.assessments_keep_baseline();
CREATE TRIGGER refuse_writing_in_sealed BEFORE INSERT OR UPDATE OR DELETE
    ON public.assessments_baselinecitation FOR EACH ROW
    EXECUTE FUNCTION public.assessments_refuse_writing_in_sealed();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON public.assessments_countryfact
    FOR EACH ROW EXECUTE FUNCTION public.casework_refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON public.assessments_indicatorimport
    FOR EACH ROW EXECUTE FUNCTION public.casework_refuse_change();
"""

UNDO = """
DROP TRIGGER refuse_change ON public.assessments_indicatorimport;
DROP TRIGGER refuse_change ON public.assessments_countryfact;
DROP TRIGGER refuse_writing_in_sealed ON public.assessments_baselinecitation;
DROP TRIGGER keep_baseline ON public.assessments_countryassessment;
DROP TRIGGER demand_entry ON public.assessments_baselineversion;
DROP TRIGGER keep_baseline_version ON public.assessments_baselineversion;
DROP FUNCTION public.assessments_keep_baseline();
DROP FUNCTION public.assessments_demand_entry_of_baseline();
DROP FUNCTION public.assessments_keep_baseline_version();
"""
ADDED_TO = ("assessments_countryfact", "assessments_indicatorimport")
KEPT = ("assessments_countryassessment", "assessments_baselineversion")


def keep(apps, schema_editor):
    """Let the application's role delete no baseline and alter no fact."""
    role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
    for table in KEPT:
        schema_editor.execute(f"REVOKE DELETE, TRUNCATE ON public.{table} FROM {role}")
    for table in ADDED_TO:
        schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON public.{table} FROM {role}")


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0009_baselines_of_countries"),
        ("casework", "0003_seal_baselines"),
    ]

    operations = [
        migrations.RunSQL(KEEP, UNDO),
        migrations.RunPython(keep, migrations.RunPython.noop),
    ]
