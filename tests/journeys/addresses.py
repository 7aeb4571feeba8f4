"""Which pages there are, who opens each, and what with: every name the resolver knows stands here.

A page is `name: (who, one, another…)`: the words of the world each address needs, by their path
from it ("draft.reference", "authorised.reference condition.pk"); none for a page that needs none.
"""

from django.urls import get_resolver, reverse

STATES = """draft mitigation restricted escalation advised signed sign_off on_paper authorised
refused monitoring held suspended in_part withdrawn reassessed"""
EVERY_STATE = [f"{each}.reference" for each in STATES.split()]
ON_THE_WATCH = ["monitoring.reference", "held.reference", "suspended.reference"]

PAGES = {
    "home": ("amina", ""),
    "registers": ("kim", ""),
    "without_authority": ("kim", ""),
    "account_login": ("", ""),
    "account_logout": ("amina", ""),
    "account_reauthenticate": ("amina", ""),
    "account_change_password": ("amina", ""),
    "mfa_index": ("amina", ""),
    "mfa_activate_totp": ("amina", ""),
    "account_reset_password": ("", ""),
    "account_reset_password_done": ("", ""),
    "accounts:yours": ("okafor", ""),
    "posts:list": ("lou", ""),
    "posts:on_its_way": ("lou", ""),
    "posts:create": ("lou", ""),
    "posts:post": ("lou", "post.pk", "given.post.pk"),
    "posts:give": ("lou", "post.pk"),
    "posts:end_holding": ("lou", "held.pk"),
    "posts:confirm_holder": ("nora", "given.pk"),
    "posts:drop_holder": ("lou", "given.pk"),
    "posts:people": ("lou", ""),
    "posts:enter": ("lou", ""),
    "posts:person": ("lou", "cast.amina.public_id", "cast.lou.public_id"),
    "posts:give_role": ("lou", "cast.amina.public_id"),
    "posts:take_role": ("lou", "cast.amina.public_id cast.portfolio.pk 'official"),
    "posts:disable": ("lou", "cast.amina.public_id"),
    "posts:enable": ("lou", "cast.amina.public_id"),
    "casework:ledger": ("kim", ""),
    "casework:entry": ("kim", "sequence"),
    "casework:access_log": ("kim", ""),
    "policy:list": ("lou", ""),
    "policy:detail": ("lou", "framework"),
    "recipients:register": ("amina", ""),
    "recipients:enter": ("amina", ""),
    "recipients:source": ("amina", "source.pk"),
    "recipients:allegation": ("mona", "allegation.reference"),
    "recipients:dispose": ("mona", "allegation.reference"),
    "recipients:cite": ("mona", "allegation.reference"),
    "recipients:detail": ("amina", "force.reference"),
    "recipients:revise": ("amina", "force.reference"),
    "recipients:add_alias": ("amina", "force.reference"),
    "recipients:allege": ("mona", "force.reference"),
    "recipients:open_review": ("amina", "force.reference"),
    "recipients:close_review": ("amina", "force.reference"),
    "recipients:bar": ("osei", "force.reference"),
    "recipients:lift_bar": ("osei", "force.reference"),
    "recipients:dissolve": ("amina", "force.reference"),
    "assessments:assistance_list": ("amina", ""),
    "assessments:start": ("amina", ""),
    "assessments:assistance": (
        "amina",
        "planned.reference",
        "flowing.reference",
        "monitoring.assistance.reference",
    ),
    "assessments:revise": ("amina", "planned.reference"),
    "assessments:recipients": ("amina", "planned.reference"),
    "assessments:record_delivery": ("amina", "planned.reference"),
    "assessments:team": ("amina", "restricted.assistance.reference"),
    "assessments:screen": ("amina", "flowing.reference"),
    "assessments:agree_on_scope": ("sam", "planned.reference"),
    "assessments:outline": ("kim", "restricted.reference"),
    "assessments:cases": ("amina", ""),
    "assessments:detail": ("amina", *EVERY_STATE),
    "assessments:history": ("amina", "withdrawn.reference"),
    "assessments:roles": ("amina", "draft.reference", "monitoring.reference"),
    "assessments:reassess": ("amina", "monitoring.reference"),
    "assessments:act_begin_mitigation": ("amina", "draft.reference"),
    "assessments:act_reopen_draft": ("amina", "mitigation.reference"),
    "assessments:act_return_to_draft": ("sam", "escalation.reference"),
    "assessments:act_return_to_mitigation": ("okafor", "sign_off.reference"),
    "assessments:act_raise_level": ("tom", "escalation.reference"),
    "assessments:act_abandon": ("amina", "draft.reference"),
    "assessments:act_find_out_of_scope": ("amina", "draft.reference"),
    "assessments:tasks": ("amina", "draft.reference", "reassessed.reference"),
    "assessments:check_answers": ("amina", "mitigation.reference"),
    "assessments:section": (
        "amina",
        "draft.reference 'stage1",
        "mitigation.reference 'stage2",
        "reassessed.reference 'stage1",
        "mitigation.reference 'assurances",
        "sign_off.reference 'stage4",
    ),
    "assessments:row": ("amina", "mitigation.reference 'assurances 'new"),
    "assessments:declare_none": ("amina", "mitigation.reference 'individuals"),
    "assessments:consultations": ("amina", "mitigation.reference"),
    "assessments:earlier": ("amina", "mitigation.reference"),
    "assessments:checks": ("amina", "mitigation.reference"),
    "assessments:allegations": ("hugo", "mitigation.reference"),
    "assessments:risks": ("amina", "draft.reference", "mitigation.reference", "sign_off.reference"),
    "assessments:first_look": ("amina", "mitigation.reference"),
    "assessments:risk": ("amina", "mitigation.reference risk.pk"),
    "assessments:none_possible": ("amina", "mitigation.reference risk.pk"),
    "assessments:add_measure": ("amina", "mitigation.reference risk.pk"),
    "assessments:measure": ("amina", "mitigation.reference measure.pk"),
    "assessments:drop_measure": ("amina", "mitigation.reference measure.pk"),
    "assessments:submit": ("amina", "draft.reference", "mitigation.reference"),
    "assessments:advice": ("amina", "escalation.reference", "advised.reference"),
    "assessments:ask_advice": ("amina", "escalation.reference"),
    "assessments:give_advice": ("lena", "escalation.reference asked.pk"),
    "assessments:advice_asked": ("lena", ""),
    "decisions:decision": (
        "okafor",
        "escalation.reference",
        "sign_off.reference",
        "authorised.reference",
        "in_part.reference",
    ),
    "decisions:refuse": ("tom", "escalation.reference"),
    "decisions:put": ("amina", "signed.reference", "advised.reference"),
    "decisions:countersign": ("tom", "advised.reference"),
    "decisions:ladder": ("amina", "sign_off.reference"),
    "decisions:record": ("paul", "sign_off.reference", "monitoring.reference"),
    "decisions:record_kind": (
        "paul",
        "sign_off.reference 'verdict",
        "monitoring.reference 'suspend",
        "held.reference 'lift_hold",
        "in_part.reference 'resume_part",
    ),
    "decisions:confirm": ("paul", "on_paper.reference pending.pk"),
    "decisions:conditions": ("mona", "authorised.reference", "monitoring.reference"),
    "decisions:condition": ("mona", "authorised.reference condition.pk"),
    "decisions:letters": ("mona", "authorised.reference"),
    "decisions:letter": ("mona", "authorised.reference 'conditions_to_recipient"),
    "decisions:list": ("kim", ""),
    "decisions:delegations": ("okafor", ""),
    "decisions:delegate": ("okafor", ""),
    "decisions:end_delegation": ("okafor", "loan.pk"),
    "decisions:import": ("sam", ""),
    "decisions:confirm_import": ("sam", "file.pk"),
    "decisions:export": ("kim", ""),
    "decisions:part": ("okafor", "decision.reference 'content/case"),
    "decisions:sealed": ("okafor", "decision.reference"),
    "monitoring:watch": ("mona", ""),
    "monitoring:incident": ("mona", ""),
    "monitoring:alleged": ("mona", "force.reference"),
    "monitoring:reached": ("mona", "allegation.reference"),
    "monitoring:case": ("okafor", *ON_THE_WATCH, "in_part.reference", "withdrawn.reference"),
    "monitoring:report": ("mona", "monitoring.reference"),
    "monitoring:duty": ("mona", "monitoring.reference duty.pk"),
    "monitoring:duty_report": ("mona", "monitoring.reference duty.pk"),
    "monitoring:trigger": ("okafor", "monitoring.reference trigger.pk"),
    "monitoring:hold": ("dana", "monitoring.reference", "held.reference"),
    "monitoring:ratify_hold": ("osei", "held.reference"),
    "monitoring:lift_hold": ("osei", "held.reference"),
    "monitoring:suspend": ("okafor", "monitoring.reference"),
    "monitoring:suspend_part": ("okafor", "monitoring.reference"),
    "monitoring:resume": ("osei", "suspended.reference"),
    "monitoring:resume_part": ("osei", "in_part.reference"),
    "monitoring:continue_on": ("osei", "monitoring.reference"),
    "monitoring:adapt": ("osei", "monitoring.reference"),
    "monitoring:withdraw": ("osei", "monitoring.reference"),
    "monitoring:complete": ("amina", "monitoring.reference"),
    "monitoring:start_delivery": ("mona", "authorised.reference"),
}
NO_PAGES = {
    "account_confirm_email": "Addresses are entered by an administrator, and never confirmed.",
    "account_confirm_login_code": "Nobody signs in by a code in a letter.",
    "account_email": "An administrator changes addresses.",
    "account_email_verification_sent": "Addresses are never confirmed.",
    "account_inactive": "Who is disabled is told so where they sign in.",
    "account_reset_password_from_key": "Opens with a letter alone; tests/accounts walks it.",
    "account_reset_password_from_key_done": "Follows the page a letter opens.",
    "account_set_password": "Everybody has a password.",
    "account_signup": "An account is given, never taken.",
    "accounts:demo_sign_in": "Only in the demo.",
    "assessments:open_assessment": "A button, not a page.",
    "casework:verify": "A button; its answer is looked at by itself.",
    "decisions:paper": "A file.",
    "decisions:parts": "A file.",
    "decisions:scan": "A file.",
    "health_live": "For programs.",
    "health_ready": "For programs.",
    "home_read": "A button, not a page.",
    "mfa_add_webauthn": "Asks for a key nobody has at hand here.",
    "mfa_authenticate": "Asks for a second step of who has one.",
    "mfa_deactivate_totp": "Only for who has a second step.",
    "mfa_download_recovery_codes": "A file.",
    "mfa_edit_webauthn": "Only for who has a key.",
    "mfa_generate_recovery_codes": "Only for who has a second step.",
    "mfa_list_webauthn": "Only for who has a key.",
    "mfa_reauthenticate": "Only for who has a second step.",
    "mfa_reauthenticate_webauthn": "Only for who has a key.",
    "mfa_remove_webauthn": "Only for who has a key.",
    "mfa_view_recovery_codes": "Only for who has a second step.",
    "posts:invite": "A button, not a page.",
}


def every_name(patterns=None, space=""):
    """Yield the name of every address the resolver knows."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if hasattr(each, "url_patterns"):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from every_name(each.url_patterns, inner)
        else:
            yield space + each.name


def address_of(world, name, words):
    """Return the address of one example of a page."""
    return reverse(name, args=[_found(world, word) for word in words.split()])


def _found(world, word):
    if word.startswith("'"):
        return word[1:]
    found = world
    for part in word.split("."):
        found = getattr(found, part)
    return found
