"""How high a case must go: kept on the case so that lists need not work it out."""

from casework.files import CaseFile


def cache_route(case, file=None):
    """Work out the rung and the overall rating afresh, and keep them on the case.

    The rung is the highest the rules, a hand-raise or an earlier refusal demand.
    """
    file = file or CaseFile(case)
    level = rung_of(case, file)
    case.rank = level.rank if level else 0
    case.level_id = level.id if level else ""
    case.overall = file.evaluation.derived.get("d.overall") or ""
    case.save(update_fields=["rank", "level_id", "overall", "inherited_rank"])
    return level


def rung_of(case, file):
    """Return the level that must decide as things stand, or None where none can be said."""
    computed = file.evaluation.level.rank or 0
    rank = max(computed, case.raised_to_rank, case.inherited_rank)
    return next(file.framework.levels_at_or_above(rank), None) if rank else None


def inherited_rank(file):
    """Return the rung a case takes over from the ones like it that were stopped."""
    return max((each.rank for each in file.earlier), default=0)
