"""A recorded decision as rows, for the second person who compares it with the paper."""

from django.utils.translation import gettext as _

from casework.templatetags.pages import day, day_time
from decisions.models import Decision


def recorded_rows(pending, verdict) -> list[dict]:
    """Return everything the recorder entered, in the order of the form."""
    made = dict(Decision.Made.choices).get(verdict.made, verdict.made)
    said = dict(Decision.Kind.choices).get(pending.move, pending.move)
    conditions = [f"{each.says} ({each.owner})" for each in verdict.conditions]
    rows = [
        (_("How it was made"), made),
        (_("Who decided"), verdict.decider),
        (_("When"), day_time(verdict.made_at)),
        (_("What was decided"), said),
        (_("The exact words"), verdict.words),
        (_("The reasons given"), pending.proposal.get("reason")),
        (_("Conditions"), "\n".join(conditions) or _("None")),
        (_("What would have to change"), verdict.what_would_change_it),
        (_("Valid until"), day(verdict.valid_until)),
        (_("Look at it again on"), day(verdict.review_on)),
        (_("Where the paper or minute is"), _held(verdict.evidence)),
        (_("Recorded by"), f"{pending.recorder}, {day_time(pending.recorded_at)}"),
    ]
    return [{"key": key, "value": str(value)} for key, value in rows if value]


def _held(source) -> str:
    if source is None:
        return ""
    return f"{source.custodian}, {source.custodian_reference}"
