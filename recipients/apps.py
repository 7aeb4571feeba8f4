from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecipientsConfig(AppConfig):
    name = "recipients"
    verbose_name = _("Recipients")

    def ready(self):
        from accounts.permissions import declare
        from casework import ledger
        from casework.pages import add_move_page
        from recipients.models import Recipient
        from recipients.permissions import Perm

        declare(Perm)
        ledger.register_moves(Recipient)
        ledger.register("recipients.register", _("entered in the register"))
        ledger.register("recipients.revise", _("corrected in the register"))
        ledger.register("recipients.add_alias", _("given another name in the register"))
        ledger.register("recipients.add_source", _("kept as a source"))
        ledger.register("recipients.record_allegation", _("recorded as an allegation"))
        ledger.register("recipients.dispose", _("dealt with as an allegation"))
        ledger.register("recipients.intercede", _("recorded as brought to the authorities"))
        ledger.register("recipients.record_answer", _("answered by the authorities"))
        for move, style in [
            ("open_review", "secondary"),
            ("close_review", "secondary"),
            ("bar", "warning"),
            ("lift_bar", "warning"),
            ("dissolve", "secondary"),
        ]:
            add_move_page("recipients.recipient", move, f"recipients:{move}", style)
