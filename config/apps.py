"""The wiring as an app: it owns the heartbeats and the deployment checks."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConfigConfig(AppConfig):
    """The only app that knows all the others."""

    name = "config"
    verbose_name = _("Wiring")

    def ready(self) -> None:
        """Register the checks and the administrators' verbs; share Celery with the worker."""
        from casework import ledger
        from config import celery, checks  # noqa: F401  both need the apps to be loaded
        from config.posts.verbs import VERBS

        for verb, says in VERBS.items():
            ledger.register(verb, says)
