"""What one can ask of decisions: the route, what is covered, and what waits for whom."""

from decisions.queries.coverage import coverage_on, has_coverage, standing
from decisions.queries.route import Route, Rung, Why, route_of

__all__ = [
    "Route",
    "Rung",
    "Why",
    "coverage_on",
    "has_coverage",
    "route_of",
    "standing",
]
