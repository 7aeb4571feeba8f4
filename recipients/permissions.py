"""What officers may do with recipients and what is known of them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Perm(TextChoices):
    """What one may do, as the end of "You may …"."""

    READ_RECIPIENTS = "accounts.read_recipients", _("read the register of recipients")
    EDIT_RECIPIENTS = "accounts.edit_recipients", _("add recipients to the register and edit them")
    RECORD_ALLEGATION = "accounts.record_allegation", _("record an allegation and its sources")
    READ_RESTRICTED_ALLEGATION = (
        "accounts.read_restricted_allegation",
        _("read an allegation that is restricted"),
    )
    READ_PROTECTED_SOURCE = (
        "accounts.read_protected_source",
        _("read who a protected source is"),
    )
    BAR_RECIPIENT = "accounts.bar_recipient", _("bar a recipient, or lift its bar")


# What a sealed part, an objection or a page asks of whoever reads it.
READ_RESTRICTED = Perm.READ_RESTRICTED_ALLEGATION.value
READ_PROTECTED = Perm.READ_PROTECTED_SOURCE.value
