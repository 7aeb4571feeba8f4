"""What was found to be shown less well than it was, and whether a higher rung has weighed that."""

from assessments.alleged import weighed_in
from decisions.guards.who import authorising_rank
from decisions.models import Decision

GOES_ON = (
    Decision.Kind.CONTINUE,
    Decision.Kind.ADAPT,
    Decision.Kind.RESUME,
    Decision.Kind.RESUME_PART,
    Decision.Kind.LIFT_HOLD,
)


def rung_above(file) -> int:
    """Return the rung above the one that said yes; at the top of the ladder, the top."""
    return min(authorising_rank(file) + 1, max(level.rank for level in file.framework.levels))


def unweighed_reappraisals(file) -> list:
    """Return each second thought since the yes, on what was interceded about, still unweighed.

    Only where the framework says that help must be suspended at all.
    """
    if all(bar.effect != "must_suspend" for bar in file.framework.bars):
        return []
    interceded = {key for said in file.intercessions for key in said.about}
    known = {each.pk for each in file.allegations if not each.restricted}
    known |= {int(key) for key in weighed_in(file) | file.weighed_since}
    yes = next((each for each in file.decisions if each.kind == Decision.Kind.AUTHORISE), None)
    found = [
        each
        for each in (file.reappraisals if interceded & known else ())
        if each.allegation_id in interceded & known and (yes is None or each.at > yes.made_at)
    ]
    if not found:
        return []
    needed = rung_above(file)
    weighed = [d.made_at for d in file.decisions if d.kind in GOES_ON and d.rank >= needed]
    latest = max(weighed, default=None)
    return [each for each in found if latest is None or each.at > latest]
