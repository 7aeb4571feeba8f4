"""The pages of a case: tabs, where each move is made, and what every page of it shows."""

from assessments.pages.bar import identity_of_assistance, identity_of_case, tone_of
from assessments.pages.cards import add_card, cards_of
from assessments.pages.context import assistance_context, case_context
from assessments.pages.picture import (
    heat_rows,
    instead_of_risks,
    level_steps,
    risks_at_a_glance,
)
from assessments.pages.register import ACTS, add_pages
from assessments.pages.summary import deliveries_of, planned_rows
from assessments.pages.timeline import timeline_of

__all__ = [
    "ACTS",
    "add_card",
    "add_pages",
    "assistance_context",
    "cards_of",
    "case_context",
    "deliveries_of",
    "heat_rows",
    "identity_of_assistance",
    "identity_of_case",
    "instead_of_risks",
    "level_steps",
    "planned_rows",
    "risks_at_a_glance",
    "timeline_of",
    "tone_of",
]
