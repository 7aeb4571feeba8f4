"""What the decision page says of bars: what was taken past each, and who may still go past one."""

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.states import AssessmentState as S
from casework.templatetags.pages import day
from decisions.actions.passing import objections_to_going_past
from decisions.ways import level_name, name_of


def ways_past(case, file, officer) -> list[dict]:
    """Return each bar with ways past it: what was taken, by whom, and where to take one."""
    if case.state not in S.WITH_THE_DECIDER:
        return []
    bars = {each.id: each.bar for each in file.evaluation.bars_standing if each.bar.overrides}
    return [_bar(case, file, officer, bar) for bar in bars.values()]


def _bar(case, file, officer, bar) -> dict:
    row = next((each for each in file.ways_taken if each.bar_id == bar.id), None)
    open_to = not row and not list(objections_to_going_past(file, officer, bar))
    who = dict.fromkeys(level_name(file.framework, way.by) for way in bar.overrides)
    return {
        "message": bar.message,
        "who": ", ".join(who),
        "taken": _taken(bar, row) if row else "",
        "reasons": row.reasons if row else "",
        "url": reverse("decisions:take_way", args=[case.reference, bar.id]) if open_to else "",
    }


def _taken(bar, row) -> str:
    way = next((each for each in bar.overrides if each.id == row.way), None)
    return _("%(way)s, taken by %(who)s on %(day)s") % {
        "way": name_of(way) if way else row.way,
        "who": f"{row.officer_name}, {row.post_title}",
        "day": day(row.taken_at),
    }
