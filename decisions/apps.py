from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DecisionsConfig(AppConfig):
    name = "decisions"
    verbose_name = _("Decisions")

    def ready(self):
        from accounts.permissions import declare
        from casework import ledger
        from decisions import casefile  # noqa: F401  its drawers are registered on import
        from decisions.forms.elsewhere import add_recordings
        from decisions.guards import add_guards
        from decisions.pages import add_pages
        from decisions.permissions import Perm

        declare(Perm)
        add_guards()
        add_pages()
        add_recordings()
        for verb, says in VERBS.items():
            ledger.register(verb, says)


VERBS = {
    "decisions.sign": _("countersigned"),
    "decisions.take_way": _("went past a bar in"),
    "decisions.record_elsewhere": _("recorded a decision made elsewhere on"),
    "decisions.confirm_recorded": _("confirmed the reading of a decision on"),
    "decisions.discard_recorded": _("set aside a recorded decision on"),
    "decisions.evidence_condition": _("showed a condition to be met"),
    "decisions.record_communication": _("recorded who was told"),
    "decisions.rely_on_letter": _("relied on a letter sent in another case, for"),
    "decisions.grant_delegation": _("lent the authority of"),
    "decisions.end_delegation": _("took back the authority of"),
    "decisions.import_earlier": _("took over decisions made before Heed into"),
    "decisions.hold_import": _("uploaded a file of decisions made before Heed,"),
}
