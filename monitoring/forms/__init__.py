"""What one fills in while help is given."""

from monitoring.forms.reports import (
    ChangeForm,
    CloseForm,
    DutyFilterForm,
    FindRecipientForm,
    ReportForm,
    WeighForm,
)
from monitoring.forms.stopping import (
    AdaptForm,
    CompleteForm,
    ContinueForm,
    HoldForm,
    LiftForm,
    ResumeForm,
    ResumePartForm,
    StartForm,
    StopForm,
    StopPartForm,
    WithdrawForm,
)

__all__ = [
    "AdaptForm",
    "ChangeForm",
    "CloseForm",
    "CompleteForm",
    "ContinueForm",
    "DutyFilterForm",
    "FindRecipientForm",
    "HoldForm",
    "LiftForm",
    "ReportForm",
    "ResumeForm",
    "ResumePartForm",
    "StartForm",
    "StopForm",
    "StopPartForm",
    "WeighForm",
    "WithdrawForm",
]
