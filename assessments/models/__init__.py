"""The judgement: assistance, its assessments, and what they rest on."""

from assessments.models.assessment import Assessment
from assessments.models.assistance import (
    Assistance,
    AssistanceRecipient,
    CaseRole,
    CaseTeam,
    Delivery,
)
from assessments.models.baseline import (
    BaselineCitation,
    BaselineVersion,
    CountryAssessment,
    CountryFact,
    IndicatorImport,
)
from assessments.models.content import (
    Advice,
    Answer,
    AssuranceRequest,
    Consultation,
    Contribution,
    Mitigation,
    Risk,
)
from assessments.models.scope import Applicability, Screening
from assessments.models.text import Rerouted, Rerouting, TextChange

__all__ = [
    "Advice",
    "Answer",
    "Applicability",
    "Assessment",
    "Assistance",
    "AssistanceRecipient",
    "AssuranceRequest",
    "BaselineCitation",
    "BaselineVersion",
    "CaseRole",
    "CaseTeam",
    "Consultation",
    "Contribution",
    "CountryAssessment",
    "CountryFact",
    "Delivery",
    "IndicatorImport",
    "Mitigation",
    "Rerouted",
    "Rerouting",
    "Risk",
    "Screening",
    "TextChange",
]
