"""Which violations the frameworks list, and how long an answer to an intercession may take."""

from datetime import date, timedelta

from policy.registry import available

VIOLATIONS = "violation_types"
TOLD_ON = "allegation_reaches_grounds_believe"
TWO_WEEKS = timedelta(days=14)  # what one mission gave; the policies themselves set no time


def kinds_of_violation() -> dict[str, str]:
    """Return every kind of violation any framework lists, by its code."""
    found: dict[str, str] = {}
    for framework in available().values():
        for term in framework.terms(VIOLATIONS):
            found.setdefault(term.id, str(term.label))
    return dict(sorted(found.items(), key=lambda each: each[1]))


def answer_wanted_by(on: date) -> date:
    """Return the day an answer is asked for by default: the soonest any framework wants it."""
    letters = (each for framework in available().values() for each in framework.communications)
    days = [
        each.response_due.after(on)
        for each in letters
        if each.trigger == TOLD_ON and each.response_due
    ]
    return min(days, default=on + TWO_WEEKS)
