"""What one can ask of decisions: the route, what is covered, and what waits for whom."""

from decisions.queries.coverage import coverage_on, has_coverage, standing
from decisions.queries.lists import (
    colleagues_of,
    deciders_on,
    decisions_seen_by,
    delegations_seen_by,
    loans_on,
    page_after,
    posts_in,
    rungs_held_by,
    waiting_imports,
)
from decisions.queries.needs import needs_of
from decisions.queries.route import Route, Rung, route_of

__all__ = [
    "Route",
    "Rung",
    "colleagues_of",
    "coverage_on",
    "deciders_on",
    "decisions_seen_by",
    "delegations_seen_by",
    "has_coverage",
    "loans_on",
    "needs_of",
    "page_after",
    "posts_in",
    "route_of",
    "rungs_held_by",
    "standing",
    "waiting_imports",
]
