"""What the database itself refuses, whoever asks.

Plain SQL, because a trigger that a session setting can switch off guards nothing. Every name
is qualified and every function pins its search path: a temporary table of the same name must
not be able to stand in for the ledger. Later migrations attach these functions to their
tables; the lists of roads they pass are frozen there, and a test compares them with `ROADS`.
"""

from django.conf import settings
from django.db import migrations

FUNCTIONS = r"""
CREATE FUNCTION public.casework_chain_entry() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    before record;
    said jsonb := convert_from(NEW.canonical, 'UTF8')::jsonb;
BEGIN
    IF said->>'verb' IS DISTINCT FROM NEW.verb
        OR said->>'kind' IS DISTINCT FROM NEW.subject_kind
        OR said->>'id' IS DISTINCT FROM NEW.subject_id::text
        OR said->>'outcome' IS DISTINCT FROM NEW.outcome
        OR said->>'from' IS DISTINCT FROM NEW.state_from
        OR said->>'to' IS DISTINCT FROM NEW.state_to
        OR said->>'by_name' IS DISTINCT FROM NEW.officer_name
    THEN
        RAISE EXCEPTION 'A ledger entry must say what its columns show.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    PERFORM pg_advisory_xact_lock(7230014);
    SELECT sequence, hash INTO before
        FROM public.casework_ledgerentry ORDER BY sequence DESC LIMIT 1;
    NEW.sequence := coalesce(before.sequence, 0) + 1;
    NEW.previous_hash := coalesce(before.hash, ''::bytea);
    NEW.transaction_id := pg_current_xact_id()::text::bigint;
    NEW.hash := sha256(NEW.previous_hash || int8send(NEW.sequence) || NEW.canonical);
    RETURN NEW;
END $$;

CREATE FUNCTION public.casework_refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'What stands in % is never changed or deleted.', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation',
              HINT = 'Write a new row that says what is different, and why.';
END $$;

CREATE FUNCTION public.casework_refuse_unknown_road() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    -- TG_ARGV[0]: the initial states; TG_ARGV[1]: the roads, as from>to; both comma-separated.
    IF TG_OP = 'INSERT' THEN
        IF NOT NEW.state = ANY (string_to_array(TG_ARGV[0], ',')) THEN
            RAISE EXCEPTION 'A new row of % may not begin in the state %.', TG_TABLE_NAME, NEW.state
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    ELSIF NEW.state IS DISTINCT FROM OLD.state
        AND NOT (OLD.state || '>' || NEW.state) = ANY (string_to_array(TG_ARGV[1], ','))
    THEN
        RAISE EXCEPTION 'No road leads from % to % in %.', OLD.state, NEW.state, TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.casework_demand_entry() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    -- TG_ARGV[0]: the kind of subject, as the ledger names it.
    IF NOT EXISTS (
        SELECT 1 FROM public.casework_ledgerentry AS entry
        WHERE entry.transaction_id = pg_current_xact_id()::text::bigint
            AND entry.subject_kind = TG_ARGV[0]
            AND entry.subject_id = NEW.id
            AND entry.state_from = OLD.state
            AND entry.state_to = NEW.state
            AND entry.outcome = 'done'
    ) THEN
        RAISE EXCEPTION 'Row % of % went from % to % and the ledger does not say so.',
            NEW.id, TG_TABLE_NAME, OLD.state, NEW.state
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
"""

TRIGGERS = """
CREATE TRIGGER chain_entry BEFORE INSERT ON public.casework_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION public.casework_chain_entry();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON public.casework_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION public.casework_refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON public.casework_seal
    FOR EACH ROW EXECUTE FUNCTION public.casework_refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON public.casework_sealedpart
    FOR EACH ROW EXECUTE FUNCTION public.casework_refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON public.casework_accessentry
    FOR EACH ROW EXECUTE FUNCTION public.casework_refuse_change();
"""

UNDO = """
DROP TRIGGER refuse_change ON public.casework_accessentry;
DROP TRIGGER refuse_change ON public.casework_sealedpart;
DROP TRIGGER refuse_change ON public.casework_seal;
DROP TRIGGER refuse_change ON public.casework_ledgerentry;
DROP TRIGGER chain_entry ON public.casework_ledgerentry;
DROP FUNCTION public.casework_demand_entry();
DROP FUNCTION public.casework_refuse_unknown_road();
DROP FUNCTION public.casework_refuse_change();
DROP FUNCTION public.casework_chain_entry();
"""

NEVER_CHANGED = (
    "casework_ledgerentry",
    "casework_seal",
    "casework_sealedpart",
    "casework_accessentry",
)


def grant(apps, schema_editor):
    """Give the application's role the use of every table, and of these only to add and read."""
    role = schema_editor.quote_name(settings.DATABASE_APP_ROLE)
    schema_editor.execute(
        f"""
        GRANT USAGE ON SCHEMA public TO {role};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
        GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
        ALTER DEFAULT PRIVILEGES IN SCHEMA public
            GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role};
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role};
        """
    )
    for table in NEVER_CHANGED:
        schema_editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON public.{table} FROM {role}")


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_keep_ledger_notices_and_seals")]

    operations = [
        migrations.RunSQL(FUNCTIONS + TRIGGERS, UNDO),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
