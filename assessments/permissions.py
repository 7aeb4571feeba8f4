"""What officers may do with assistance and its assessments."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Perm(TextChoices):
    """What one may do, as the end of "You may …"."""

    PLAN = "accounts.plan_assistance", _("plan assistance and screen it")
    WRITE = "accounts.write_assessment", _("write an assessment")
    SUBMIT = "accounts.submit_assessment", _("submit an assessment")
    ASK_ADVICE = "accounts.ask_advice", _("ask advisers for advice")
    ADVISE = "accounts.advise", _("give advice on an assessment")
    ADVISE_LEGAL = "accounts.advise_legal", _("give legal advice")
    ADVISE_HUMAN_RIGHTS = "accounts.advise_human_rights", _("give human rights advice")
    ADVISE_IHL = (
        "accounts.advise_ihl",
        _("give advice on international humanitarian law"),
    )
    ADVISE_POST = "accounts.advise_post", _("give the overseas post's advice")
    ADVISE_ASSURANCE = "accounts.advise_assurance", _("give the assurance lead's advice")
    READ_ADVICE = "accounts.read_advice", _("read the advice on a case")
    READ_LEGAL_ADVICE = "accounts.read_legal_advice", _("read legal advice")
    RETURN = "accounts.return_assessment", _("return an assessment with questions")
    RAISE = "accounts.raise_level", _("raise a case to a higher level")
    ABANDON = "accounts.abandon_assessment", _("abandon an assessment")
    CONFIRM_OUT_OF_SCOPE = (
        "accounts.confirm_out_of_scope",
        _("agree that assistance is out of scope"),
    )
    RECORD_DELIVERY = "accounts.record_delivery", _("record what is being delivered")
    REASSESS = "accounts.reassess", _("begin a reassessment")
    SEE_UNASSESSED = (
        "accounts.see_unassessed",
        _("see help that flows without authority in this portfolio"),
    )
    WRITE_BASELINE = "accounts.write_baseline", _("write the baseline of a country or a force")
    AGREE_BASELINE = (
        "accounts.agree_baseline",
        _("agree to a baseline that others wrote"),
    )
    READ_RESTRICTED_BASELINE = (
        "accounts.read_restricted_baseline",
        _("read the restricted baselines of this portfolio"),
    )
