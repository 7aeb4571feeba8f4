"""What the pages of decisions show, and where they stand among the pages of a case."""

from decisions.pages.ladder import ladder_steps, rung_rows
from decisions.pages.options import facts_for, refusals_for
from decisions.pages.register import add_pages
from decisions.pages.submission import submission_of

__all__ = [
    "add_pages",
    "facts_for",
    "ladder_steps",
    "refusals_for",
    "rung_rows",
    "submission_of",
]
