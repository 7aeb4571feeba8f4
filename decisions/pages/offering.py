"""What the form of a decision is filled in with before anybody touches it."""

from django.utils import timezone

from decisions.models import Condition
from decisions.pages.submission import conditions_proposed

BLANK = 1
MOST = 40


def dates_offered(file) -> dict:
    """Offer the framework's own validity, and a look half way."""
    today, rule = timezone.localdate(), file.framework.validity
    until = rule.default.after(today)
    return {"valid_until": until, "review_on": today + (until - today) / 2}


def first_conditions(file, officer) -> list[dict]:
    """Begin with the conditions advisers ask for, and one empty row."""
    asked = [
        {"says": each["says"], "kind": Condition.Kind.PRECEDENT.value}
        for each in conditions_proposed(file, officer)
    ]
    return [*asked, *({} for _row in range(BLANK))]


def conditions_from(post):
    """Return what was sent for the conditions, with one more row where that was asked for."""
    data = post.copy()
    total = post.get("conditions-TOTAL_FORMS", "0")
    number = min(int(total[:4]) if total.isdecimal() else 0, MOST)
    data["conditions-TOTAL_FORMS"] = str(number + (1 if "add" in post else 0))
    data["conditions-INITIAL_FORMS"] = "0"
    return data
