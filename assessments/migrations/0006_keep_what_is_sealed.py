"""The database keeps a case's content as it was sealed: nobody writes in it once submitted.

Guards compare seals with one another; this keeps the live rows equal to what was sealed, whoever
asks. What becomes of a measure afterwards (done, proven, worked or not) is not content.
"""

from django.db import migrations

KEEP = """
CREATE FUNCTION public.assessments_refuse_writing_in_sealed() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    wanted bigint;
    found text;
    touched jsonb;
BEGIN
    touched := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    IF TG_TABLE_NAME = 'assessments_mitigation' THEN
        IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - ARRAY['done_on', 'done_proof', 'worked']
            = to_jsonb(OLD) - ARRAY['done_on', 'done_proof', 'worked']
        THEN
            RETURN NEW;
        END IF;
        SELECT assessment_id INTO wanted FROM public.assessments_risk
            WHERE id = (touched->>'risk_id')::bigint;
    ELSE
        wanted := (touched->>'assessment_id')::bigint;
    END IF;
    SELECT state INTO found FROM public.assessments_assessment WHERE id = wanted;
    IF found NOT IN ('draft', 'mitigation') THEN
        RAISE EXCEPTION 'What an assessment says is not written in the state %.', found
            USING ERRCODE = 'integrity_constraint_violation',
                  HINT = 'Return the assessment first.';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER refuse_writing_in_sealed BEFORE INSERT OR UPDATE OR DELETE
    ON public.assessments_answer FOR EACH ROW
    EXECUTE FUNCTION public.assessments_refuse_writing_in_sealed();
CREATE TRIGGER refuse_writing_in_sealed BEFORE INSERT OR UPDATE OR DELETE
    ON public.assessments_risk FOR EACH ROW
    EXECUTE FUNCTION public.assessments_refuse_writing_in_sealed();
CREATE TRIGGER refuse_writing_in_sealed BEFORE INSERT OR UPDATE OR DELETE
    ON public.assessments_mitigation FOR EACH ROW
    EXECUTE FUNCTION public.assessments_refuse_writing_in_sealed();
CREATE TRIGGER refuse_writing_in_sealed BEFORE INSERT OR UPDATE OR DELETE
    ON public.assessments_consultation FOR EACH ROW
    EXECUTE FUNCTION public.assessments_refuse_writing_in_sealed();
CREATE TRIGGER refuse_writing_in_sealed BEFORE INSERT OR UPDATE OR DELETE
    ON public.assessments_assurancerequest FOR EACH ROW
    EXECUTE FUNCTION public.assessments_refuse_writing_in_sealed();
"""

UNDO = """
DROP TRIGGER refuse_writing_in_sealed ON public.assessments_assurancerequest;
DROP TRIGGER refuse_writing_in_sealed ON public.assessments_consultation;
DROP TRIGGER refuse_writing_in_sealed ON public.assessments_mitigation;
DROP TRIGGER refuse_writing_in_sealed ON public.assessments_risk;
DROP TRIGGER refuse_writing_in_sealed ON public.assessments_answer;
DROP FUNCTION public.assessments_refuse_writing_in_sealed();
"""


class Migration(migrations.Migration):
    dependencies = [("assessments", "0005_one_assessment_given_at_a_time")]

    operations = [migrations.RunSQL(KEEP, UNDO)]
