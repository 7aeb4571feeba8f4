"""A case's content is sealed by being submitted, and in no other way.

The guard of absolute bars (0007) reads the latest content sealed. So that nobody can seal a
milder one beside the road, the ledger must say in the same transaction that the case was
submitted with exactly this content, from where it stood, and that it came to where it stands.
"""

from django.db import migrations

DEMAND = """
CREATE FUNCTION public.decisions_demand_submission() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    submitted bigint;
    stood text;
    came_to text;
    stands text;
BEGIN
    SELECT entry.sequence INTO submitted FROM public.casework_ledgerentry AS entry
        WHERE entry.transaction_id = pg_current_xact_id()::text::bigint
            AND entry.subject_kind = NEW.subject_kind AND entry.subject_id = NEW.subject_id
            AND entry.verb = 'assessments.submit' AND entry.outcome = 'done'
            AND entry.state_from = 'mitigation' AND entry.state_to = 'escalation'
            AND convert_from(entry.canonical, 'UTF8')::jsonb #>> '{details,content}' = NEW.root;
    SELECT entry.state_to INTO stood FROM public.casework_ledgerentry AS entry
        WHERE entry.subject_kind = NEW.subject_kind AND entry.subject_id = NEW.subject_id
            AND entry.outcome = 'done' AND entry.state_to <> '' AND entry.sequence < submitted
        ORDER BY entry.sequence DESC LIMIT 1;
    SELECT entry.state_to INTO came_to FROM public.casework_ledgerentry AS entry
        WHERE entry.subject_kind = NEW.subject_kind AND entry.subject_id = NEW.subject_id
            AND entry.outcome = 'done' AND entry.state_to <> ''
        ORDER BY entry.sequence DESC LIMIT 1;
    SELECT judged.state INTO stands FROM public.assessments_assessment AS judged
        WHERE judged.id = NEW.subject_id;
    IF submitted IS NULL OR stood IS DISTINCT FROM 'mitigation'
        OR came_to IS DISTINCT FROM stands
        OR NOT EXISTS (
            SELECT 1 FROM public.casework_sealedpart AS part
            WHERE part.seal_id = NEW.id AND part.path = 'evaluation')
    THEN
        RAISE EXCEPTION 'Content is sealed by being submitted: the ledger does not say so of %.',
            NEW.subject_reference USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER demand_submission AFTER INSERT ON public.casework_seal
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.kind = 'content' AND NEW.subject_kind = 'assessments.assessment')
    EXECUTE FUNCTION public.decisions_demand_submission();
"""

UNDO = """
DROP TRIGGER demand_submission ON public.casework_seal;
DROP FUNCTION public.decisions_demand_submission();
"""


class Migration(migrations.Migration):
    dependencies = [("decisions", "0008_cover_a_part_by_its_name")]

    operations = [migrations.RunSQL(DEMAND, UNDO)]
