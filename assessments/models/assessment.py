"""The assessment's states and the moves between them, to be read whole."""

from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from assessments import guards
from assessments.models.judgement import Judgement
from assessments.permissions import Perm
from assessments.states import AssessmentState as S
from casework.guards import a_reason_is_given, may


class Assessment(Judgement):
    """One framework's judgement, draft to end; a move's docstring says what it means to people."""

    state = FSMField(default=S.DRAFT, choices=S.choices, protected=True)

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
            guards.it_is_of_the_kind_it_says,
            guards.nothing_is_delivered_before_a_mandate,
            guards.what_is_adopted_says_whence,
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
        conditions=[
            a_reason_is_given,
            guards.all_due_by_decision_is_known,
            guards.a_mandate_stands,
        ],
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
