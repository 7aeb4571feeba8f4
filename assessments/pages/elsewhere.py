"""What other frameworks would say, in words."""

from django.utils.translation import gettext as _

from assessments.elsewhere import elsewhere
from assessments.pages.scope import FOLLOWS
from assessments.wording import spoken


def others_in_words(case, officer) -> list[dict]:
    """Return each framework that does not apply: its scope, bars, rung, and what it would ask."""
    return [_one(each) for each in elsewhere(case, officer)]


def _one(found) -> dict:
    scope, level = found.evaluation.scope, found.evaluation.level
    known = scope.outcome is not None
    highest = found.framework.level(level.id) if level.id else None
    return {
        "title": spoken(found.framework.title),
        "version": found.framework.version,
        "draft": found.framework.is_draft,
        "scope": FOLLOWS[scope.outcome][0],
        "scope_says": spoken(scope.says) if known and scope.says else "",
        "cites": scope.cite if known else "",
        "bars": [_bar(each) for each in found.bars],
        "rung": spoken(highest.label) if highest else _("Nobody can say yet"),
        "provisional": level.provisional,
        "asks": [
            {"title": spoken(each.section.title), "left": each.left} for each in found.would_ask
        ],
    }


def _bar(found) -> dict:
    words = {True: _("Stands"), None: _("Not known"), False: _("Does not stand")}
    tones = {True: "stop", None: "needs", False: "plain"}
    return {
        "key": spoken(found.bar.message),
        "value": "",
        "badge": words[found.value],
        "badge_tone": tones[found.value],
    }
