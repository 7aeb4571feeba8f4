"""What a recipient can be, and the roads between."""

from enum import nonmember

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RecipientState(TextChoices):
    REGISTERED = "registered", _("Registered")  # may be named in new assistance
    UNDER_REVIEW = "under_review", _("Under review")  # something is being looked into
    BARRED = "barred", _("Barred")  # a decision says that nothing may be given
    DISSOLVED = "dissolved", _("Dissolved")  # it exists no more; its successor inherits

    INITIAL = nonmember(("registered",))
    OPEN_TO_NEW = nonmember(("registered", "under_review"))


R = RecipientState

ROADS = (
    ("bar", R.UNDER_REVIEW.value, R.BARRED.value),
    ("close_review", R.UNDER_REVIEW.value, R.REGISTERED.value),
    ("dissolve", R.BARRED.value, R.DISSOLVED.value),
    ("dissolve", R.REGISTERED.value, R.DISSOLVED.value),
    ("dissolve", R.UNDER_REVIEW.value, R.DISSOLVED.value),
    ("lift_bar", R.BARRED.value, R.REGISTERED.value),
    ("open_review", R.REGISTERED.value, R.UNDER_REVIEW.value),
)
