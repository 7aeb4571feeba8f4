"""What one can ask about assistance and its assessments."""

from assessments.queries.needs import needs_of
from assessments.queries.precedents import Precedent, precedents_for

__all__ = ["Precedent", "needs_of", "precedents_for"]
