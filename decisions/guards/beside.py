"""Where two levels stand equally high: a yes is for the one to whom the rules send the case."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from casework.guards import Asking, guard
from casework.refusals import Objection
from decisions.guards.who import authority_of, decider_of, needed_rank, page
from decisions.queries.route import route_of
from decisions.ways import level_name


@guard
def the_decider_is_whom_the_rules_name(asking: Asking) -> Iterator[Objection]:
    """Of two levels that stand equally high, one to whom a rule sends the case says yes to it."""
    framework, authority = asking.file.framework, authority_of(asking)
    if authority is None or not _has_another_beside(framework, authority.rank):
        return
    route, rank = route_of(asking.file), authority.rank
    named = route.named
    if named and rank == route.rank == needed_rank(asking) and authority.level_id not in named:
        yield Objection(
            "beside-the-rung",
            _("This is for: %(needed)s. %(officer)s signs as: %(own)s.")
            % {
                "needed": ", ".join(level_name(framework, each) for each in named),
                "officer": decider_of(asking),
                "own": level_name(framework, authority.level_id),
            },
            _("Leave the yes to them, or refuse it from where you stand."),
            where=page(asking, "ladder"),
        )


def _has_another_beside(framework, rank: int) -> bool:
    """Say whether two levels stand at this height; of one alone, nobody need look at the route."""
    return sum(each.rank == rank for each in framework.levels) > 1
