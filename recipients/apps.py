from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecipientsConfig(AppConfig):
    name = "recipients"
    verbose_name = _("Recipients")

    def ready(self):
        from accounts.permissions import declare
        from casework import ledger
        from recipients.models import Recipient
        from recipients.permissions import Perm

        declare(Perm)
        ledger.register_moves(Recipient)
