"""The database refuses a yes to a case sealed with a bar that its framework lets nobody pass.

What was sealed names such bars (`absolute_bars` of the evaluation); the latest content counts.
"""

from django.db import migrations

REFUSE = """
CREATE FUNCTION public.decisions_absolute_bars(asked bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT string_agg(named.bar, ', ')
    FROM public.casework_sealedpart AS part,
        jsonb_array_elements_text(
            convert_from(part.canonical, 'UTF8')::jsonb -> 'absolute_bars') AS named(bar)
    WHERE part.path = 'evaluation' AND part.canonical IS NOT NULL
        AND part.seal_id = (
            SELECT max(seal.id) FROM public.casework_seal AS seal
            WHERE seal.kind = 'content' AND seal.subject_kind = 'assessments.assessment'
                AND seal.subject_id = asked)
$$;

CREATE FUNCTION public.decisions_refuse_past_a_bar() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    judged bigint;
    bars text;
BEGIN
    IF TG_TABLE_NAME = 'decisions_decision' THEN
        judged := NEW.assessment_id;
    ELSE
        judged := NEW.id;
    END IF;
    bars := public.decisions_absolute_bars(judged);
    IF bars IS NOT NULL THEN
        RAISE EXCEPTION 'Nobody may say yes past %, which its framework lets nobody pass.', bars
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER refuse_past_a_bar BEFORE INSERT ON public.decisions_decision
    FOR EACH ROW WHEN (NEW.permits AND NEW.assessment_id IS NOT NULL)
    EXECUTE FUNCTION public.decisions_refuse_past_a_bar();
CREATE TRIGGER refuse_past_a_bar BEFORE UPDATE OF state ON public.assessments_assessment
    FOR EACH ROW WHEN (
        NEW.state IN ('authorised', 'monitoring') AND OLD.state IS DISTINCT FROM NEW.state)
    EXECUTE FUNCTION public.decisions_refuse_past_a_bar();
"""

UNDO = """
DROP TRIGGER refuse_past_a_bar ON public.assessments_assessment;
DROP TRIGGER refuse_past_a_bar ON public.decisions_decision;
DROP FUNCTION public.decisions_refuse_past_a_bar();
DROP FUNCTION public.decisions_absolute_bars(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0006_keep_what_is_sealed"),
        ("casework", "0002_guard_the_road"),
        ("decisions", "0006_say_which_way_past_a_bar"),
    ]

    operations = [migrations.RunSQL(REFUSE, UNDO)]
