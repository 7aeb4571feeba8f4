"""The roles people hold in a portfolio, and what each carries.

One table, read aloud like a law: whoever wants to know who may do what reads this page.
The codenames are declared by the apps that ask for them (`permissions.py` of each app); a
test keeps the two lists equal. `sync_roles` makes the database's groups match.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What an officer is in a portfolio, as the end of "You are …"."""

    OFFICIAL = "official", _("an official who plans assistance and writes assessments")
    LEGAL_ADVISER = "legal_adviser", _("a legal adviser")
    HUMAN_RIGHTS_ADVISER = "human_rights_adviser", _("a human rights adviser")
    IHL_ADVISER = "ihl_adviser", _("an adviser on international humanitarian law")
    POST_ADVISER = "post_adviser", _("an adviser at the overseas post")
    ASSURANCE_LEAD = "assurance_lead", _("the assurance lead of an organisation")
    APPROVER = "approver", _("a senior official who signs and decides")
    MINISTER = "minister", _("a minister")
    PRIVATE_OFFICE = "private_office", _("a private office or secretariat")
    DUTY_OFFICER = "duty_officer", _("a duty officer who may hold assistance at once")
    MONITORING_OFFICER = "monitoring_officer", _("a monitoring officer")
    INTAKE_OFFICER = "intake_officer", _("an intake officer who receives concerns")
    AUDITOR = "auditor", _("an auditor")
    POLICY_LEAD = "policy_lead", _("a policy manager who puts frameworks in use")
    ADMINISTRATOR = "administrator", _("an administrator of people, posts and roles")


_READ = ("see_cases", "read_recipients")
_ADVISE = (*_READ, "advise", "read_advice")

CARRIES: dict[str, tuple[str, ...]] = {
    Role.OFFICIAL: (
        *_READ,
        "plan_assistance",
        "write_assessment",
        "submit_assessment",
        "ask_advice",
        "abandon_assessment",
        "record_delivery",
        "edit_recipients",
        "record_allegation",
        "read_advice",
        "confirm_out_of_scope",
        "put_to_decision",
        "start_delivery",
        "evidence_condition",
        "report_monitoring",
        "reassess",
        "complete_assistance",
        "hold_assistance",
        "write_baseline",
        "read_restricted_baseline",
    ),
    Role.LEGAL_ADVISER: (*_ADVISE, "advise_legal", "read_legal_advice"),
    Role.HUMAN_RIGHTS_ADVISER: (
        *_ADVISE,
        "advise_human_rights",
        "read_restricted_allegation",
        "record_allegation",
        "write_baseline",
        "agree_baseline",
        "read_restricted_baseline",
    ),
    Role.IHL_ADVISER: (
        *_ADVISE,
        "advise_ihl",
        "write_baseline",
        "read_restricted_baseline",
    ),
    Role.POST_ADVISER: (
        *_ADVISE,
        "advise_post",
        "edit_recipients",
        "record_allegation",
        "read_restricted_allegation",
        "read_protected_source",
        "record_delivery",
        "write_baseline",
        "agree_baseline",
        "read_restricted_baseline",
    ),
    Role.ASSURANCE_LEAD: (
        *_READ,
        "read_advice",
        "advise",
        "advise_assurance",
        "return_assessment",
        "raise_level",
        "confirm_out_of_scope",
        "see_unassessed",
        "read_restricted_allegation",
        "import_decisions",
        "export_decisions",
        "hold_assistance",
        "write_baseline",
        "agree_baseline",
        "read_restricted_baseline",
    ),
    Role.APPROVER: (
        *_READ,
        "read_advice",
        "read_legal_advice",
        "read_restricted_allegation",
        "return_assessment",
        "raise_level",
        "sign_rung",
        "decide",
        "hold_assistance",
        "ratify_hold",
        "stop_assistance",
        "weigh_trigger",
        "bar_recipient",
        "see_unassessed",
        "agree_baseline",
        "read_restricted_baseline",
    ),
    Role.MINISTER: (
        *_READ,
        "read_advice",
        "read_legal_advice",
        "read_restricted_allegation",
        "return_assessment",
        "raise_level",
        "sign_rung",
        "decide",
        "ratify_hold",
        "stop_assistance",
        "weigh_trigger",
        "see_unassessed",
        "read_restricted_baseline",
    ),
    Role.PRIVATE_OFFICE: (
        *_READ,
        "read_advice",
        "read_legal_advice",
        "record_decision",
        "confirm_recorded_decision",
    ),
    Role.DUTY_OFFICER: (*_READ, "hold_assistance", "see_restricted_outline"),
    Role.MONITORING_OFFICER: (
        *_READ,
        "report_monitoring",
        "record_allegation",
        "edit_recipients",
        "record_delivery",
        "evidence_condition",
        "start_delivery",
        "hold_assistance",
        "complete_assistance",
        "see_unassessed",
    ),
    Role.INTAKE_OFFICER: ("read_recipients", "record_allegation", "read_protected_source"),
    Role.AUDITOR: (
        *_READ,
        "read_advice",
        "read_ledger",
        "read_access_log",
        "export_decisions",
        "see_restricted_outline",
        "see_unassessed",
    ),
    Role.POLICY_LEAD: ("see_cases", "publish_framework"),
    Role.ADMINISTRATOR: ("arrange_posts", "grant_roles"),
}
