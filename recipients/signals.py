"""What others may hear of from this app; a sweep finds it too, if nobody listens."""

from django.dispatch import Signal

# Sent after commit with `allegation`: something is said against a recipient.
allegation_recorded = Signal()
# Sent after commit with `intercession`: grounds were brought to the authorities, or they answered.
intercession_changed = Signal()
