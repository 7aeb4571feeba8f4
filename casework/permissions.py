"""What officers may be allowed to do with any case, and with the record of what was done."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Perm(TextChoices):
    """What one may see, as the end of "You may …"."""

    SEE_CASES = "accounts.see_cases", _("see the cases of this portfolio")
    SEE_RESTRICTED_OUTLINE = (
        "accounts.see_restricted_outline",
        _("see the reference, state, level and dates of a restricted case"),
    )
    READ_LEDGER = "accounts.read_ledger", _("read the ledger of what was done and refused")
    READ_ACCESS_LOG = "accounts.read_access_log", _("see who read, exported and downloaded what")
