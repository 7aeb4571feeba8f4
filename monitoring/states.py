"""What the states of assessments and recipients mean for the watch; it has none of its own."""

from assessments.states import AssessmentState as S
from recipients.states import RecipientState

CLEARED = (S.MONITORING,)  # help may be given, as far as it is covered
STOPPED = (S.SUSPENDED,)  # the whole of it
CLOSED_TO = (RecipientState.BARRED,)  # recipients to whom nothing may go
