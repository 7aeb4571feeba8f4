from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MonitoringConfig(AppConfig):
    name = "monitoring"
    verbose_name = _("Monitoring")

    def ready(self):
        from accounts.permissions import declare
        from casework import ledger
        from monitoring import casefile, receivers  # noqa: F401  both register on import
        from monitoring.export import add_columns
        from monitoring.guards import add_guards
        from monitoring.pages import add_pages
        from monitoring.permissions import Perm
        from monitoring.signed_acts import add_recordings, add_verdicts

        declare(Perm)
        add_columns()
        add_guards()
        add_pages()
        add_verdicts()
        add_recordings()
        for verb, says in VERBS.items():
            ledger.register(f"monitoring.{verb}", says)


VERBS = {
    "plan_watch": _("given its plan of the watch"),
    "ratify_hold": _("had its hold ratified"),
    "report": _("reported what was seen"),
    "close_duty": _("relieved of a duty that was done"),
    "close_without_proof": _("relieved of a duty without proof"),
    "owe": _("given what its decision leaves to be told"),
    "letter_settled": _("relieved of a letter that was sent"),
    "await_answer": _("given an answer to wait for"),
    "ask_to_settle": _("asked to settle a suspended vetting"),
    "record_change": _("told of a change"),
    "open_trigger": _("given something to answer"),
    "weigh": _("told how something that happened bears on it"),
    "advice_ran_out": _("left without advice in time"),
    "hold_climbed": _("taken to the next rung with its hold unratified"),
}
