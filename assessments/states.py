"""What an assessment and a piece of assistance can be, and every road between.

`ROADS` is what the database trigger was made from, what the table test compares, and what the
picture in the docs is drawn from: nothing else says which state may follow which.
"""

from enum import nonmember

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AssessmentState(TextChoices):
    """What each state means in the world."""

    DRAFT = "draft", _("Draft")  # being written: what is proposed, to whom, where
    MITIGATION = "mitigation", _("Mitigation")  # every live risk is being answered
    ESCALATION = "escalation", _("Escalation")  # read-only; advice and signatures gathered
    SIGN_OFF = "sign_off", _("Sign-off")  # with the person or body who must decide
    AUTHORISED = "authorised", _("Authorised")  # a yes whose conditions are not all met
    MONITORING = "monitoring", _("Monitoring")  # help may be given, and is watched
    SUSPENDED = "suspended", _("Suspended")  # the whole of it is stopped
    REFUSED = "refused", _("Refused")
    OUT_OF_SCOPE = "out_of_scope", _("Out of scope")
    ABANDONED = "abandoned", _("Abandoned")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Expired")
    SUPERSEDED = "superseded", _("Superseded")
    CLOSED = "closed", _("Closed")

    INITIAL = nonmember(("draft",))
    WRITABLE = nonmember(("draft", "mitigation"))
    PREPARATION = nonmember(("draft", "mitigation", "escalation", "sign_off"))
    AWAITING_DECISION = nonmember(("escalation", "sign_off"))
    GATHERING = nonmember(("escalation",))  # advice and signatures
    WITH_THE_DECIDER = nonmember(("sign_off",))
    NOT_STARTED = nonmember(("authorised",))
    IN_FORCE = nonmember(("authorised", "monitoring", "suspended"))
    PERMITTING = nonmember(("authorised", "monitoring"))
    LIVE = nonmember(
        (
            "draft",
            "mitigation",
            "escalation",
            "sign_off",
            "authorised",
            "monitoring",
            "suspended",
        )
    )
    # A new case like one that ended so must say what has changed.
    ADVERSE = nonmember(("refused", "withdrawn", "abandoned"))


class AssistanceState(TextChoices):
    """What is permitted; what happens are facts, kept as deliveries."""

    PROPOSED = "proposed", _("Proposed")
    SCREENED_OUT = "screened_out", _("Screened out")
    UNDER_ASSESSMENT = "under_assessment", _("Under assessment")
    PERMITTED = "permitted", _("Permitted")
    STOPPED = "stopped", _("Stopped")
    ENDED = "ended", _("Ended")

    INITIAL = nonmember(("proposed",))
    MAY_BE_GIVEN = nonmember(("permitted",))
    OVER = nonmember(("ended",))


S, A = AssessmentState, AssistanceState


def _roads(move: str, sources: tuple[str, ...], target: str | None) -> list[tuple[str, str, str]]:
    """Return one road per source; without a target the state is kept."""
    return [(move, str(source), str(target or source)) for source in sources]


ROADS = tuple(
    sorted(
        [
            *_roads("begin_mitigation", ("draft",), "mitigation"),
            *_roads("reopen_draft", ("mitigation",), "draft"),
            *_roads("submit", ("mitigation",), "escalation"),
            *_roads("return_to_draft", S.AWAITING_DECISION, "draft"),
            *_roads("return_to_mitigation", S.AWAITING_DECISION, "mitigation"),
            *_roads("raise_level", S.AWAITING_DECISION, "escalation"),
            *_roads("put_to_decision", ("escalation",), "sign_off"),
            *_roads("defer", ("sign_off",), "sign_off"),
            *_roads("authorise", ("sign_off",), "authorised"),
            *_roads("refuse", S.AWAITING_DECISION, "refused"),
            *_roads("recognise", ("draft",), "authorised"),
            *_roads("start_delivery", ("authorised",), "monitoring"),
            *_roads("continue_on", ("monitoring",), "monitoring"),
            *_roads("adapt", ("monitoring",), "monitoring"),
            *_roads("suspend_part", ("monitoring",), "monitoring"),
            *_roads("resume_part", ("monitoring",), "monitoring"),
            *_roads("suspend", S.PERMITTING, "suspended"),
            *_roads("resume", ("suspended",), "authorised"),
            *_roads("withdraw", S.IN_FORCE, "withdrawn"),
            *_roads("expire", S.IN_FORCE, "expired"),
            *_roads("supersede", S.IN_FORCE, "superseded"),
            *_roads("complete", S.IN_FORCE, "closed"),
            *_roads("abandon", S.PREPARATION, "abandoned"),
            *_roads("find_out_of_scope", S.WRITABLE, "out_of_scope"),
            *_roads("hold", S.LIVE, None),
            *_roads("lift_hold", S.LIVE, None),
        ]
    )
)

ASSISTANCE_ROADS = tuple(
    sorted(
        [
            *_roads(
                "take_under_assessment", ("proposed", "screened_out", "stopped"), "under_assessment"
            ),
            *_roads("screen_out", ("proposed", "under_assessment"), "screened_out"),
            *_roads("permit", ("under_assessment", "stopped"), "permitted"),
            *_roads("stop", ("under_assessment", "permitted"), "stopped"),
            *_roads(
                "end",
                ("proposed", "screened_out", "under_assessment", "permitted", "stopped"),
                "ended",
            ),
        ]
    )
)
