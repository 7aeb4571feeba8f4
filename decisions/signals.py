"""What higher apps may hear of, sooner than by asking; nothing is lost but time without it."""

from django.dispatch import Signal

# Sent after the commit, with `decision`.
decided = Signal()
