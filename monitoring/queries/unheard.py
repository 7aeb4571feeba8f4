"""What was alleged of those a live case names, or of their kin, and that case has not been told.

A case knows what was weighed before it was submitted, and of what came until its yes only what
its decider read and all may read. Nobody has yet said how a restricted one bears on it.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from assessments.states import AssessmentState as S
from decisions.models import Decision
from monitoring.models import Trigger
from recipients.models import Allegation

_UNHEARD = """
WITH RECURSIVE said AS (
    SELECT id, recipient_id, recorded_at, reference, restricted FROM recipients_allegation
    WHERE %s::timestamptz IS NULL OR recorded_at >= %s::timestamptz
    UNION  -- what came while a case that has its yes since then was with whoever decided
    SELECT a.id, a.recipient_id, a.recorded_at, a.reference, a.restricted
    FROM assessments_assessment fresh
    JOIN recipients_allegation a ON a.recorded_at > fresh.submitted_at
    WHERE fresh.state = ANY (%s) AND fresh.state_since >= %s::timestamptz
),
above (about, id) AS (  -- UNION, so that a family that turns in a circle ends
    SELECT recipient_id, recipient_id FROM said
    UNION SELECT above.about, low.parent_id FROM above
    JOIN recipients_recipient low ON low.id = above.id
    WHERE low.parent_id IS NOT NULL
),
below (about, id) AS (
    SELECT recipient_id, recipient_id FROM said
    UNION SELECT below.about, low.id FROM below
    JOIN recipients_recipient low ON low.parent_id = below.id
),
kin AS (SELECT about, id FROM above UNION SELECT about, id FROM below)
SELECT said.id FROM said
JOIN kin ON kin.about = said.recipient_id
JOIN assessments_assistancerecipient named ON named.recipient_id = kin.id
JOIN assessments_assessment live ON live.assistance_id = named.assistance_id
JOIN decisions_decision yes ON yes.assessment_id = live.id
WHERE live.state = ANY (%s) AND yes.kind = %s
    AND (yes.made_at <= said.recorded_at
        OR live.submitted_at < said.recorded_at
            AND (said.restricted OR NOT yes.seen_facts @> to_jsonb(said.reference::text)))
    AND NOT EXISTS (
        SELECT 1 FROM monitoring_trigger told
        WHERE told.assessment_id = live.id AND told.cause = %s
            AND told.key = 'allegation-' || said.id)
"""


def unheard(since: datetime | None) -> QuerySet[Allegation]:
    """Return the allegations recorded since then, or ever, that a live case has yet to answer.

    With them come those recorded before, while a case that has its yes since then was waiting.
    One statement however many there are; which cases, and by whom, is asked of each that is left.
    """
    in_force = [str(state) for state in S.IN_FORCE]
    asked = [
        since,
        since,
        in_force,
        since,
        in_force,
        Decision.Kind.AUTHORISE.value,
        Trigger.Cause.ALLEGATION.value,
    ]
    found = RawSQL(_UNHEARD, asked)  # noqa: S611  a constant, with parameters
    return Allegation.objects.filter(pk__in=found).select_related("recipient__country")
