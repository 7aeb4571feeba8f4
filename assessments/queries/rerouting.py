"""What one can ask about the live cases weighed under a proposed text."""

from django.db.models import Count

from assessments.models import Rerouting
from policy import registry
from policy.framework import loads

MOST = 200


def latest_rerouting(proposal):
    """Return the last time the live cases were weighed under a proposal, or None."""
    found = Rerouting.objects.filter(proposal=proposal).select_related("proposal", "asked_by")
    return found.first()


def rerouted_rows(rerouting, visible):
    """Return the cases found, those that climb first: their number, and those one may see."""
    found = rerouting.cases.all()
    seen = found.filter(assessment__in=visible).select_related("assessment__assistance")
    labels = _labels(rerouting)
    by_level = found.values("level_before", "level_after").annotate(n=Count("pk")).order_by("-n")
    return {
        "found": found.count(),
        "moves": [
            {
                "before": labels.get(each["level_before"], each["level_before"]),
                "after": labels.get(each["level_after"], each["level_after"]),
                "n": each["n"],
            }
            for each in by_level
        ],
        "rows": [_row(each, labels) for each in seen[:MOST]],
        "most": MOST,
    }


def _labels(rerouting):
    proposal = rerouting.proposal
    proposed = loads(proposal.text, f"{proposal.framework_id}.yaml")
    try:
        levels = [*registry.in_force(proposal.framework_id).levels, *proposed.levels]
    except registry.UnknownFramework:
        levels = proposed.levels
    return {level.id: str(level.label) for level in levels}


def _row(found, labels):
    return {
        "case": found.assessment,
        "before": labels.get(found.level_before, found.level_before),
        "after": labels.get(found.level_after, found.level_after),
        "bars_new": found.bars_new,
        "bars_gone": found.bars_gone,
        "newly_asked": found.newly_asked,
    }
