"""What one can ask about assistance and its assessments."""

from assessments.queries.assistance import (
    assessments_of,
    children_of,
    in_preparation,
    latest_screening,
    officer_at,
    recipients_of,
    roles_of,
    screening_to_agree_on,
    searched_recipients,
    team_of,
    umbrella_named,
)
from assessments.queries.likes import like_cases
from assessments.queries.lists import (
    assistance_wanted,
    cases_wanted,
    page_of_assistance,
    page_of_cases,
    reached,
)
from assessments.queries.needs import needs_of
from assessments.queries.precedents import Precedent, precedents_for

__all__ = [
    "Precedent",
    "assessments_of",
    "assistance_wanted",
    "cases_wanted",
    "children_of",
    "in_preparation",
    "latest_screening",
    "like_cases",
    "needs_of",
    "officer_at",
    "page_of_assistance",
    "page_of_cases",
    "precedents_for",
    "reached",
    "recipients_of",
    "roles_of",
    "screening_to_agree_on",
    "searched_recipients",
    "team_of",
    "umbrella_named",
]
