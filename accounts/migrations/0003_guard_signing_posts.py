"""The database gives no signing post that two administrators have not given.

A post signs where it stands above the first rung of any ladder. Plain SQL, qualified names, a
pinned search path: as in the guards of the road.
"""

from django.db import migrations

FUNCTIONS = r"""
CREATE FUNCTION public.accounts_may_arrange(administrator bigint, post bigint) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM public.accounts_officer AS officer
        WHERE officer.id = administrator AND officer.is_active
    ) AND EXISTS (
        SELECT 1
        FROM public.accounts_officer_groups AS member
        JOIN public.accounts_portfoliogroupobjectpermission AS carried
            ON carried.group_id = member.group_id
        JOIN public.auth_permission AS permission ON permission.id = carried.permission_id
        JOIN public.accounts_post AS seat ON seat.portfolio_id = carried.content_object_id
        WHERE member.officer_id = administrator
            AND permission.codename = 'arrange_posts' AND seat.id = post
    )
$$;

CREATE FUNCTION public.accounts_guard_appointment() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'An appointment is dropped, and never deleted.'
            USING ERRCODE = 'integrity_constraint_violation';
    ELSIF TG_OP = 'INSERT' THEN
        IF NEW.closed_at IS NOT NULL THEN
            RAISE EXCEPTION 'An appointment begins unconfirmed.'
                USING ERRCODE = 'integrity_constraint_violation';
        ELSIF NOT public.accounts_may_arrange(NEW.given_by_id, NEW.post_id) THEN
            RAISE EXCEPTION 'A signing post is given by an administrator of its portfolio.'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    ELSIF OLD.closed_at IS NOT NULL OR NEW.held_from < OLD.held_from
        OR (OLD.post_id, OLD.officer_id, OLD.given_by_id)
        IS DISTINCT FROM (NEW.post_id, NEW.officer_id, NEW.given_by_id)
    THEN
        RAISE EXCEPTION 'An appointment is confirmed or dropped, once, and nothing else of it changes.'
            USING ERRCODE = 'integrity_constraint_violation';
    ELSIF NEW.confirmed_by_id IS NOT NULL
        AND NOT public.accounts_may_arrange(NEW.confirmed_by_id, NEW.post_id)
    THEN
        RAISE EXCEPTION 'A signing post is confirmed by an administrator of its portfolio.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.accounts_guard_holding() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.held_from > current_date THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'Who held a post is never deleted.'
            USING ERRCODE = 'integrity_constraint_violation',
                  HINT = 'Give the holding a last day.';
    END IF;
    PERFORM 1 FROM public.accounts_post WHERE id = NEW.post_id FOR NO KEY UPDATE;
    IF NOT EXISTS (
        SELECT 1 FROM public.accounts_postrung AS rung
        WHERE rung.post_id = NEW.post_id AND rung.rank > 1
    ) THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF (OLD.post_id, OLD.officer_id, OLD.held_from)
            IS DISTINCT FROM (NEW.post_id, NEW.officer_id, NEW.held_from)
            OR coalesce(NEW.held_to, 'infinity') > coalesce(OLD.held_to, 'infinity')
        THEN
            RAISE EXCEPTION 'A signing post is given anew; a holding of one is only ever ended.'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    ELSIF NOT EXISTS (
        SELECT 1 FROM public.accounts_appointment AS given
        WHERE given.post_id = NEW.post_id AND given.officer_id = NEW.officer_id
            AND given.held_from = NEW.held_from AND given.confirmed_by_id IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'A signing post is given by one administrator and confirmed by another.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.accounts_guard_rung() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM public.accounts_post WHERE id = NEW.post_id FOR NO KEY UPDATE;
    IF NEW.rank > 1 AND EXISTS (
        SELECT 1 FROM public.accounts_postholding AS held
        WHERE held.post_id = NEW.post_id
            AND coalesce(held.held_to, 'infinity') >= current_date
            AND NOT EXISTS (
                SELECT 1 FROM public.accounts_appointment AS given
                WHERE given.post_id = held.post_id AND given.officer_id = held.officer_id
                    AND given.held_from = held.held_from AND given.confirmed_by_id IS NOT NULL
            )
    ) THEN
        RAISE EXCEPTION 'A post somebody sits in is not raised to a signing rung under them.'
            USING ERRCODE = 'integrity_constraint_violation',
                  HINT = 'End the holding, and give the post anew.';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.accounts_guard_post() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF OLD.portfolio_id IS DISTINCT FROM NEW.portfolio_id AND EXISTS (
        SELECT 1 FROM public.accounts_postrung AS rung WHERE rung.post_id = OLD.id
    ) THEN
        RAISE EXCEPTION 'A post on a ladder stays in its portfolio.'
            USING ERRCODE = 'integrity_constraint_violation',
                  HINT = 'Create a post in the other portfolio.';
    END IF;
    RETURN NEW;
END $$;
"""

TRIGGERS = """
CREATE TRIGGER guard_appointment BEFORE INSERT OR UPDATE OR DELETE
    ON public.accounts_appointment
    FOR EACH ROW EXECUTE FUNCTION public.accounts_guard_appointment();
CREATE TRIGGER guard_holding BEFORE INSERT OR UPDATE OR DELETE ON public.accounts_postholding
    FOR EACH ROW EXECUTE FUNCTION public.accounts_guard_holding();
CREATE TRIGGER guard_rung BEFORE INSERT OR UPDATE ON public.accounts_postrung
    FOR EACH ROW EXECUTE FUNCTION public.accounts_guard_rung();
CREATE TRIGGER guard_post BEFORE UPDATE ON public.accounts_post
    FOR EACH ROW EXECUTE FUNCTION public.accounts_guard_post();
"""

UNDO = """
DROP TRIGGER guard_post ON public.accounts_post;
DROP TRIGGER guard_rung ON public.accounts_postrung;
DROP TRIGGER guard_holding ON public.accounts_postholding;
DROP TRIGGER guard_appointment ON public.accounts_appointment;
DROP FUNCTION public.accounts_guard_post();
DROP FUNCTION public.accounts_guard_rung();
DROP FUNCTION public.accounts_guard_holding();
DROP FUNCTION public.accounts_guard_appointment();
DROP FUNCTION public.accounts_may_arrange(bigint, bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_signing_posts_take_two_administrators")]

    operations = [migrations.RunSQL(FUNCTIONS + TRIGGERS, UNDO)]
