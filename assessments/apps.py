from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# What is done to a case besides its moves, in the past tense.
VERBS = {
    "plan": _("planned"),
    "revise": _("changed what is planned"),
    "name_recipients": _("named who receives it"),
    "name_role": _("named who answers for it"),
    "join_team": _("let somebody into the case"),
    "record_delivery": _("recorded what is happening"),
    "screen": _("screened"),
    "open": _("opened an assessment"),
    "declare_none": _("signed that nothing was found"),
    "ask_advice": _("asked for advice"),
    "give_advice": _("gave advice"),
    "record_finding": _("made a finding that no author makes"),
    "move_to_newer_text": _("moved the case to a newer text of its framework"),
    "ask_rerouting": _("had the live cases weighed under a proposed text"),
    "begin_baseline": _("began a country baseline"),
    "write_baseline": _("wrote in a country baseline"),
    "agree_baseline": _("agreed to a country baseline"),
    "return_baseline": _("sent a country baseline back to its writers"),
    "hand_baseline": _("gave a country baseline to another post"),
    "adopt": _("adopted answers of another body"),
    "take_up_mandate": _("took a mandate up that was evaluated before"),
    "cite_baseline": _("cited a country baseline"),
    "drop_baseline": _("cites a country baseline no longer"),
    "start_from_baseline": _("began answers from a country baseline"),
    "import_indicators": _("brought in facts about countries"),
}


class AssessmentsConfig(AppConfig):
    name = "assessments"
    verbose_name = _("Assessments")

    def ready(self):
        from accounts.permissions import declare
        from assessments import casefile, guards, pages  # noqa: F401  drawers register on import
        from assessments.models import Assessment, Assistance
        from assessments.pages.baselines import card_of
        from assessments.permissions import Perm
        from assessments.queries.deeds import deeds_with
        from casework import ledger
        from policy.links import add_link
        from recipients.pages import add_history

        declare(Perm)
        ledger.register_moves(Assessment)
        ledger.register_moves(Assistance)
        for verb, past in VERBS.items():
            ledger.register(f"assessments.{verb}", past)
        guards.add_guards()
        pages.add_pages()
        pages.add_card(Assessment._meta.label_lower, "baseline", 25, "baselines/card.html", card_of)
        add_link("framework", _("Its form, as it is asked"), "assessments:preview")
        add_link("proposal", _("Which live cases would go elsewhere?"), "assessments:rerouted")
        add_history(deeds_with)
