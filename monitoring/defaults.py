"""The clocks no policy sets. They are ours, and every page that shows one says so."""

from datetime import timedelta

BASIS = "operator_default"

BEFORE = (14, 3)  # days before a due date on which its owner is reminded
LATE_EVERY = 7  # days between reminders of what is late
WEIGH_WITHIN = 10  # working days to say what an incident means for a case
SILENCE_AFTER = 10  # working days a case may lie with a decider before somebody is told
CLIMB_EVERY = timedelta(days=2)  # how long an unratified hold waits at each rung
HOLD_WITHIN = timedelta(days=5)  # to ratify a hold, where the framework sets no other period
