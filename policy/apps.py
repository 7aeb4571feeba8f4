from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PolicyConfig(AppConfig):
    name = "policy"
    verbose_name = _("Policy frameworks")

    def ready(self) -> None:
        from django.utils.translation import gettext

        from accounts.permissions import declare
        from casework.ledger import register
        from casework.tongue import language_read
        from policy import checks  # noqa: F401 - registers the start-up check
        from policy.permissions import Perm
        from policy.text import read_in
        from policy.words import speak_with

        declare(Perm)
        register("policy.put_in_use", _("put a framework’s text in use"))
        register("policy.propose", _("proposed a framework’s text"))
        register("policy.agree", _("agreed to a framework’s text"))
        register("policy.take_back", _("took a proposed text back"))
        register("policy.apply_from", _("set from when an organisation applies a framework"))
        speak_with(gettext)
        read_in(language_read)
