from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    name = "assessments"
    verbose_name = _("Assessments")

    def ready(self):
        from accounts.permissions import declare
        from assessments import casefile  # noqa: F401  its drawers are registered on import
        from assessments.models import Assessment, Assistance
        from assessments.permissions import Perm
        from casework import ledger

        declare(Perm)
        ledger.register_moves(Assessment)
        ledger.register_moves(Assistance)
