"""What was told of an authority on the watch of the cases about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db import connection

from assessments.models import Assessment
from monitoring.models import Trigger

_TOLD = """
WITH RECURSIVE below (about, id) AS (  -- UNION, so that a family that turns in a circle ends
    SELECT id, id FROM recipients_recipient WHERE id = ANY (%s)
    UNION SELECT below.about, low.id FROM below
    JOIN recipients_recipient low ON low.parent_id = below.id
)
SELECT DISTINCT below.about, change.key, change.opened_at FROM below
JOIN assessments_assistancerecipient named ON named.recipient_id = below.id
JOIN assessments_assessment about ON about.assistance_id = named.assistance_id
JOIN accounts_portfolio held ON held.id = about.portfolio_id
JOIN monitoring_trigger change ON change.assessment_id = about.id AND change.cause = %s
WHERE about.framework_id = %s AND held.organisation_id = %s
ORDER BY change.opened_at
"""


def changes_told(
    case: Assessment, authorities: Collection[int]
) -> dict[int, list[tuple[str, datetime]]]:
    """Return which kinds of change were told of these authorities and when, by their key.

    They may have been told on any case about what stands beneath an authority, under the same
    framework and in the same organisation; on which is not said, since it may be hidden.
    """
    organisation = case.portfolio.organisation_id
    asked = [list(authorities), Trigger.Cause.CHANGE.value, case.framework_id, organisation]
    found = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_TOLD, asked)
        for about, key, at in cursor.fetchall():
            # The key of a change begins with what its framework calls it.
            found[about].append((key.rpartition("-")[0], at))
    return dict(found)
