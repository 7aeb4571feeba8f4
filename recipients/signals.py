"""What others may hear of from this app; a sweep finds it too, if nobody listens."""

from django.dispatch import Signal

# Sent after commit with `allegation`: something is said against a recipient.
allegation_recorded = Signal()
