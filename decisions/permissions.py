"""What officers may do about decisions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Perm(TextChoices):
    """What one may do, as the end of "You may …"."""

    PUT_TO_DECISION = "accounts.put_to_decision", _("put a case to the person who decides")
    SIGN_RUNG = "accounts.sign_rung", _("countersign a case on its way up")
    DECIDE = "accounts.decide", _("decide a case")
    RECORD_DECISION = (
        "accounts.record_decision",
        _("record a decision that somebody made on paper, orally or in a body"),
    )
    CONFIRM_RECORDED = (
        "accounts.confirm_recorded_decision",
        _("confirm the reading of a recorded decision"),
    )
    EVIDENCE_CONDITION = "accounts.evidence_condition", _("show that a condition is met")
    START_DELIVERY = "accounts.start_delivery", _("record that delivery may start")
    EXPORT_DECISIONS = "accounts.export_decisions", _("export decision records")
    IMPORT_DECISIONS = "accounts.import_decisions", _("import decisions made before Heed")
