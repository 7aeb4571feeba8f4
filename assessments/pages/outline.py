"""What of a restricted case may be seen by those who must know of it and no more."""

from django.utils.translation import gettext as _

from casework.templatetags.pages import day


def outline_rows(case):
    """Return reference, state, level and dates: nothing of what the case is about."""
    rows = [
        {"key": _("Reference"), "value": case.reference},
        {"key": _("State"), "value": case.get_state_display()},
        {"key": _("In this state since"), "value": day(case.state_since)},
        {"key": _("Opened"), "value": day(case.made_at)},
    ]
    if getattr(case, "rank", 0):
        rows.append({"key": _("Level"), "value": case.level_id or str(case.rank)})
    if valid_until := getattr(case, "valid_until", None):
        rows.append({"key": _("Valid until"), "value": day(valid_until)})
    return rows
