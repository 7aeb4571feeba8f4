"""The assessment: one framework's judgement of one piece of assistance, and its moves.

A move's body is a docstring: it says what the new state means to people. What else a move
saves, the action around it saves (`actions`); what must be true first, the guards say, here
and in the higher apps (`also("assessments.submit", …)`). The file is long because a machine is
read whole.
"""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Deferrable, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from accounts.models import Portfolio, Post
from assessments import guards
from assessments.models.assistance import Assistance
from assessments.permissions import Perm
from assessments.states import AssessmentState as S
from casework.cases import Case
from casework.guards import a_reason_is_given, may


def one_at_a_time(name: str, states: tuple[str, ...]) -> ExclusionConstraint:
    """Allow one assessment per assistance and framework in these states.

    Checked at commit: a reassessment takes over from the one before inside one transaction.
    """
    return ExclusionConstraint(
        name=name,
        expressions=[
            ("assistance", RangeOperators.EQUAL),
            ("framework_id", RangeOperators.EQUAL),
        ],
        condition=Q(state__in=states),
        deferrable=Deferrable.DEFERRED,
    )


class Assessment(Case):
    """A risk assessment under one framework, from draft to its end."""

    class Kind(models.TextChoices):
        FIRST = "first", _("first assessment")
        REASSESSMENT = "reassessment", _("reassessment")
        PRE_MANDATE = "pre_mandate", _("assessment before a mandate")
        ADOPTED = "adopted", _("adopted from another body")
        BEFORE_HEED = "before_heed", _("decided before Heed")

    reference = models.CharField(max_length=20, unique=True)
    assistance = models.ForeignKey(Assistance, on_delete=models.PROTECT, related_name="assessments")
    portfolio = models.ForeignKey(Portfolio, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.FIRST)
    framework_id = models.CharField(max_length=60)
    framework_version = models.CharField(max_length=40)
    framework_digest = models.CharField(max_length=64)
    previous = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    declared_none = models.JSONField(default=list, blank=True)
    what_has_changed = models.TextField(_("what has changed since"), blank=True)
    asked_back = models.TextField(_("why it came back"), blank=True)
    with_post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    level_id = models.CharField(max_length=60, blank=True)
    rank = models.PositiveSmallIntegerField(default=0)
    overall = models.CharField(max_length=20, blank=True)
    raised_to_rank = models.PositiveSmallIntegerField(default=0)
    raised_why = models.TextField(blank=True)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    inherited_rank = models.PositiveSmallIntegerField(default=0)
    content_root = models.CharField(max_length=64, blank=True)
    submission_root = models.CharField(max_length=64, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    deferred_until = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    next_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(_("how it ended"), blank=True)
    revision = models.PositiveIntegerField(default=0)
    state = FSMField(default=S.DRAFT, choices=S.choices, protected=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            one_at_a_time("one_assessment_in_preparation", S.PREPARATION),
            # A new yes stands beside the old one until delivery starts on it.
            one_at_a_time("one_assessment_given_at_a_time", (S.MONITORING.value,)),
        ]
        indexes = [
            models.Index(fields=["portfolio", "state", "-id"], name="assessment_list"),
            models.Index(fields=["assistance"], name="assessment_of_assistance"),
            models.Index(fields=["next_on"], name="assessment_next"),
        ]

    def get_absolute_url(self):
        return reverse("assessments:detail", args=[self.reference])

    def locking_order(self):
        """Writers of a case lock its assistance first, then its assessments by key."""
        return (self.assistance_id, self.pk)

    def locked(self):
        """Return this case read afresh, its assistance and itself locked."""
        Assistance.objects.select_for_update(of=("self",)).get(pk=self.assistance_id)
        return (
            Assessment.objects.select_for_update(of=("self",))
            .select_related("assistance", "portfolio")
            .get(pk=self.pk)
        )

    @transition(
        state,
        source=S.DRAFT,
        target=S.MITIGATION,
        permission=may(Perm.WRITE),
        conditions=[guards.all_due_in_draft_is_known],
        custom={"label": _("Begin mitigation"), "past": _("taken on to mitigation")},
    )
    def begin_mitigation(self):
        """What is proposed and what it risks is written; now every live risk is answered."""

    @transition(
        state,
        source=S.MITIGATION,
        target=S.DRAFT,
        permission=may(Perm.WRITE),
        custom={"label": _("Go back to the draft"), "past": _("taken back to draft")},
    )
    def reopen_draft(self):
        """What is proposed is being written again."""

    @transition(
        state,
        source=S.MITIGATION,
        target=S.ESCALATION,
        permission=may(Perm.SUBMIT),
        conditions=[
            guards.scope_is_decided,
            guards.all_due_at_submission_is_known,
            guards.every_live_risk_is_answered,
            guards.every_finding_stands_on_its_measures,
            guards.every_allegation_is_weighed,
            guards.what_has_changed_is_said,
            guards.every_case_role_is_filled,
        ],
        custom={"label": _("Submit"), "past": _("submitted")},
    )
    def submit(self):
        """The content is sealed; the route is computed, and advice and signatures gathered."""

    @transition(
        state,
        source=[S.ESCALATION, S.SIGN_OFF],
        target=S.DRAFT,
        permission=may(Perm.RETURN),
        conditions=[a_reason_is_given],
        custom={"label": _("Return to draft"), "past": _("returned to draft")},
    )
    def return_to_draft(self):
        """Somebody on the ladder asks for more; the signatures so far fall."""

    @transition(
        state,
        source=[S.ESCALATION, S.SIGN_OFF],
        target=S.MITIGATION,
        permission=may(Perm.RETURN),
        conditions=[a_reason_is_given],
        custom={"label": _("Return for mitigation"), "past": _("returned for mitigation")},
    )
    def return_to_mitigation(self):
        """Somebody on the ladder wants the risks answered better; the signatures fall."""

    @transition(
        state,
        source=[S.ESCALATION, S.SIGN_OFF],
        target=S.ESCALATION,
        permission=may(Perm.RAISE),
        conditions=[a_reason_is_given],
        custom={"label": _("Raise to a higher level"), "past": _("raised to a higher level")},
    )
    def raise_level(self):
        """A higher rung must decide; what is sealed and signed so far stays."""

    @transition(
        state,
        source=S.ESCALATION,
        target=S.SIGN_OFF,
        conditions=[guards.all_due_before_decision_is_known],
        custom={"label": _("Put to the decider"), "past": _("put to the decider")},
    )
    def put_to_decision(self):
        """Advice is in and the lower rungs have signed: it is with the person who decides."""

    @transition(
        state,
        source=S.SIGN_OFF,
        target=None,
        conditions=[a_reason_is_given],
        custom={"label": _("Defer"), "past": _("deferred")},
    )
    def defer(self):
        """The decider waits for something, until a day."""

    @transition(
        state,
        source=S.SIGN_OFF,
        target=S.AUTHORISED,
        permission=guards.nobody_decides_on_their_own_work,
        conditions=[a_reason_is_given, guards.all_due_by_decision_is_known],
        custom={"label": _("Authorise"), "past": _("authorised")},
    )
    def authorise(self):
        """A yes. What must come first is not all done yet."""

    @transition(
        state,
        source=[S.ESCALATION, S.SIGN_OFF],
        target=S.REFUSED,
        conditions=[a_reason_is_given],
        custom={"label": _("Refuse"), "past": _("refused")},
    )
    def refuse(self):
        """A no, with its reasons and what would have to change."""

    @transition(
        state,
        source=S.DRAFT,
        target=S.AUTHORISED,
        permission=guards.nobody_decides_on_their_own_work,
        conditions=[a_reason_is_given, guards.it_was_decided_before_heed],
        custom={"label": _("Take over a decision"), "past": _("taken over as decided earlier")},
    )
    def recognise(self):
        """A decision made before Heed is taken over as it stands, unsealed, by two people."""

    @transition(
        state,
        source=S.AUTHORISED,
        target=S.MONITORING,
        custom={"label": _("Record that delivery may start"), "past": _("cleared to start")},
    )
    def start_delivery(self):
        """Everything that had to come first is done: help may be given, and is watched."""

    @transition(
        state,
        source=S.MONITORING,
        target=None,
        permission=guards.nobody_decides_on_their_own_work,
        conditions=[a_reason_is_given],
        custom={"label": _("Continue"), "past": _("continued")},
    )
    def continue_on(self):
        """What happened was weighed, and the help goes on as it is."""

    @transition(
        state,
        source=S.MONITORING,
        target=None,
        permission=guards.nobody_decides_on_their_own_work,
        conditions=[a_reason_is_given],
        custom={"label": _("Adapt"), "past": _("adapted")},
    )
    def adapt(self):
        """What happened was weighed, and the help goes on under other conditions."""

    @transition(
        state,
        source=S.MONITORING,
        target=None,
        conditions=[a_reason_is_given],
        custom={"label": _("Suspend part"), "past": _("suspended in part")},
    )
    def suspend_part(self):
        """Named units, people, items or operations get nothing until this is resumed."""

    @transition(
        state,
        source=S.MONITORING,
        target=None,
        permission=guards.nobody_decides_on_their_own_work,
        conditions=[a_reason_is_given],
        custom={"label": _("Resume part"), "past": _("resumed in part")},
    )
    def resume_part(self):
        """What had been stopped in part may be given again."""

    @transition(
        state,
        source=[S.AUTHORISED, S.MONITORING],
        target=S.SUSPENDED,
        conditions=[a_reason_is_given],
        custom={"label": _("Suspend"), "past": _("suspended")},
    )
    def suspend(self):
        """The whole of it stops, for stated reasons, with a stated test for resuming."""

    @transition(
        state,
        source=S.SUSPENDED,
        target=S.AUTHORISED,
        permission=guards.nobody_decides_on_their_own_work,
        conditions=[a_reason_is_given],
        custom={"label": _("Resume"), "past": _("resumed")},
    )
    def resume(self):
        """Each condition for resuming is met; what must come first is checked again."""

    @transition(
        state,
        source=[S.AUTHORISED, S.MONITORING, S.SUSPENDED],
        target=S.WITHDRAWN,
        conditions=[a_reason_is_given],
        custom={"label": _("Withdraw"), "past": _("withdrawn")},
    )
    def withdraw(self):
        """The yes is taken back, for this recipient and purpose, whoever supplies it."""

    @transition(
        state,
        source=[S.AUTHORISED, S.MONITORING, S.SUSPENDED],
        target=S.EXPIRED,
        permission=guards.only_the_program_lets_time_run_out,
        conditions=[guards.its_validity_is_over],
        custom={"label": _("Let expire"), "past": _("expired")},
    )
    def expire(self):
        """Its time ran out undecided, and its authority with it. Nothing else is closed."""

    @transition(
        state,
        source=[S.AUTHORISED, S.MONITORING, S.SUSPENDED],
        target=S.SUPERSEDED,
        conditions=[guards.a_newer_assessment_takes_over],
        custom={"label": _("Supersede"), "past": _("superseded")},
    )
    def supersede(self):
        """A newer assessment of the same help is in force in its place."""

    @transition(
        state,
        source=[S.AUTHORISED, S.MONITORING, S.SUSPENDED],
        target=S.CLOSED,
        conditions=[a_reason_is_given],
        custom={"label": _("Complete"), "past": _("completed")},
    )
    def complete(self):
        """It is over, with its outcome and lessons; duties on what stays behind live on."""

    @transition(
        state,
        source=[S.DRAFT, S.MITIGATION, S.ESCALATION, S.SIGN_OFF],
        target=S.ABANDONED,
        permission=may(Perm.ABANDON),
        conditions=[a_reason_is_given],
        custom={"label": _("Abandon"), "past": _("abandoned")},
    )
    def abandon(self):
        """It is no longer pursued, for a reason that is counted."""

    @transition(
        state,
        source=[S.DRAFT, S.MITIGATION],
        target=S.OUT_OF_SCOPE,
        permission=may(Perm.CONFIRM_OUT_OF_SCOPE),
        conditions=[a_reason_is_given, guards.a_second_person_agrees_on_scope],
        custom={"label": _("Find out of scope"), "past": _("found out of scope")},
    )
    def find_out_of_scope(self):
        """Two people found that this framework does not cover it, on stated precedents."""

    @transition(
        state,
        source=list(S.LIVE),
        target=None,
        conditions=[a_reason_is_given],
        custom={"label": _("Hold now"), "past": _("held")},
    )
    def hold(self):
        """A duty officer stops everything at once; there is no authority while it stands."""

    @transition(
        state,
        source=list(S.LIVE),
        target=None,
        permission=guards.nobody_decides_on_their_own_work,
        conditions=[a_reason_is_given],
        custom={"label": _("Lift the hold"), "past": _("no longer held")},
    )
    def lift_hold(self):
        """The ratifying post found that it need not stand, and says why."""
