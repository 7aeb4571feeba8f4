"""What the ledger says of each act on people and posts."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "accounts.create_post": _("created the post"),
    "accounts.give_post": _("gave somebody the post"),
    "accounts.propose_holder": _("gave somebody, for a second to confirm, the post"),
    "accounts.confirm_holder": _("confirmed who is given the post"),
    "accounts.drop_holder": _("dropped an unconfirmed appointment to the post"),
    "accounts.end_holding": _("ended somebody’s holding of the post"),
    "accounts.enter_officer": _("entered the officer"),
    "accounts.give_role": _("gave a role to"),
    "accounts.take_role": _("took a role away from"),
    "accounts.disable_officer": _("let sign in no longer"),
    "accounts.enable_officer": _("let sign in again"),
    "accounts.invite_officer": _("sent an invitation to"),
    "accounts.make_administrator": _("made, from the command line, an administrator of"),
}
