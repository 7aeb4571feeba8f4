"""What must be true before an assessment, or the assistance it judges, moves.

Guards read the case file and never query. What a lawyer could change stands in the
framework's file; these are the rules that hold under every framework.
"""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.permissions import Perm
from assessments.places import page_of, place_of_gap
from casework.guards import Asking, Guard, also, guard, may, on_proposal
from casework.refusals import Objection
from policy.findings import CheckFinding, Missing


def _page(asking: Asking, name: str, *args: object) -> str:
    return page_of(asking.case, name, *args)


def _known_by(stage: str, name: str, says: str) -> Guard:
    """Guard a move with the questions the framework wants answered by then."""

    def all_due_is_known(asking: Asking) -> Iterator[Objection]:
        for gap in asking.file.evaluation.missing_at(stage):
            if not _is_said_better(asking, gap):
                yield _unanswered(asking, gap)

    all_due_is_known.__name__ = name
    all_due_is_known.__doc__ = says
    return guard(all_due_is_known)


def _unanswered(asking: Asking, gap: Missing) -> Objection:
    """Say what is missing, what would mend it, which rule asks for it, and where it is written."""
    framework = asking.file.framework
    rule = framework.collections.get(gap.question) or framework.questions[gap.question]
    says, _stop, remedy = gap.says.rstrip(".").rpartition(". ")
    return Objection(
        "unanswered",
        f"{says}." if says else gap.says,
        f"{remedy}." if says else _("Answer it, or record a signed search that found nothing."),
        cites=rule.cite,
        basis=rule.basis,
        where=place_of_gap(asking.case, asking.file, gap),
    )


def _is_said_better(asking: Asking, gap: Missing) -> bool:
    """Say whether `every_live_risk_is_answered` names this lack already, on the same move."""
    if gap.question != "measures" or asking.move != "submit":
        return False
    bare = (each for each in asking.file.risks if not each.measure_rows and not each.none_possible)
    return any(str(risk.pk) == gap.row and risk.live for risk in bare)


all_due_in_draft_is_known = _known_by(
    "begin_mitigation",
    "all_due_in_draft_is_known",
    "What the framework wants known before risks are answered is known.",
)
all_due_at_submission_is_known = _known_by(
    "submit",
    "all_due_at_submission_is_known",
    "What the framework wants known at submission is known.",
)
all_due_before_decision_is_known = _known_by(
    "put_to_decision",
    "all_due_before_decision_is_known",
    "What the framework wants known before a decision is known.",
)
all_due_by_decision_is_known = _known_by(
    "authorise",
    "all_due_by_decision_is_known",
    "What the framework wants known by the decision is known.",
)


@guard
def scope_is_decided(asking: Asking) -> Iterator[Objection]:
    """Somebody found, by the framework's own rules, that it covers this assistance."""
    screening = asking.file.screening
    where = reverse("assessments:screen", args=[asking.case.assistance.reference])
    if screening is None:
        yield Objection(
            "scope-undecided",
            _("Nobody has screened whether this framework covers the assistance."),
            _("Answer the screening questions."),
            where=where,
        )
    elif screening.outcome != "in":
        yield Objection(
            "not-in-scope",
            _("The screening found: %(outcome)s.") % {"outcome": screening.get_outcome_display()},
            _("Screen it again, or find it out of scope with a second person."),
            where=where,
        )


@guard
def every_live_risk_is_answered(asking: Asking) -> Iterator[Objection]:
    """Each live risk has a measure, or somebody said why none is possible."""
    for risk in asking.file.risks:
        if not risk.live or risk.measure_rows or risk.none_possible:
            continue
        yield Objection(
            "risk-without-measure",
            _("Nothing is done about “%(risk)s”.") % {"risk": risk.label},
            _("Add a measure with an owner, a date and proof, or say why none is possible."),
            where=_page(asking, "risk", risk.pk) + "#measures",
        )


@guard
def every_finding_stands_on_its_measures(asking: Asking) -> Iterator[Objection]:
    """What the framework finds to contradict itself is changed, or somebody says why it stands."""
    justified = {
        row.subject.partition(":")[2]
        for row in asking.file.answers
        if row.question == "heed.check" and row.notes.strip() and not row.carried_over
    }
    for found in asking.file.evaluation.consistency:
        check = found.check
        if found.value is not True or check.only_warns:
            continue
        if check.require == "justification" and check.id in justified:
            continue
        yield Objection(
            f"check-{check.id.replace('_', '-')}",
            check.says or _("Two answers do not go together."),
            check.remedy or _("Change one of them, or say why both stand."),
            cites=check.cite,
            basis=check.basis,
            where=_where_it_is_mended(asking, found),
        )


def _where_it_is_mended(asking: Asking, found: CheckFinding) -> str:
    if found.check.require == "justification":
        return _page(asking, "checks") + f"#check-{found.id}"
    risks = {str(risk.pk) for risk in asking.file.risks}
    first = next((row for row in found.rows if row in risks), None)
    return _page(asking, "risk", first) if first else _page(asking, "risks")


@guard
def every_allegation_is_weighed(asking: Asking) -> Iterator[Objection]:
    """What is alleged of a recipient or its parent is cited, or somebody says how it bears."""
    weighed = {
        row.subject.partition(":")[2]
        for row in asking.file.answers
        if row.question == "heed.allegation" and row.notes.strip() and not row.carried_over
    }
    rows = (*asking.file.answers, *asking.file.risks)
    cited = {source.pk for row in rows for source in row.sources.all()}
    for allegation in asking.file.allegations:
        if str(allegation.pk) in weighed or cited & {s.pk for s in allegation.sources.all()}:
            continue
        yield Objection(
            "allegation-not-weighed",
            _("Nobody has weighed %(reference)s, which alleges something of %(recipient)s.")
            % {"reference": allegation.reference, "recipient": allegation.recipient},
            _("Say how it bears on this help, or why it does not."),
            where=_page(asking, "allegations") + f"#allegation-{allegation.pk}",
            readers="accounts.read_restricted_allegation" if allegation.restricted else "",
            ask=asking.file.whom_to_ask if allegation.restricted else "",
        )


@guard
def what_has_changed_is_said(asking: Asking) -> Iterator[Objection]:
    """A case like one refused, withdrawn or abandoned in the last year says what changed."""
    if asking.case.what_has_changed.strip():
        return
    for earlier in asking.file.earlier:
        yield Objection(
            "earlier-refusal-unanswered",
            _("%(reference)s, for the same purpose, was %(state)s on %(day)s.")
            % {
                "reference": earlier.reference,
                "state": str(earlier.get_state_display()).lower(),
                "day": timezone.localdate(earlier.state_since).isoformat(),
            },
            _("Say what has changed since. Another supplier is not a change."),
            where=_page(asking, "earlier") + "#id_text",
        )


@guard
def every_case_role_is_filled(asking: Asking) -> Iterator[Objection]:
    """Who writes, secures approval, pays, sends and watches is named before submission."""
    from assessments.models import CaseRole

    filled = {row.role for row in asking.file.roles if row.post_id}
    for role in CaseRole.Role.REQUIRED:
        if role not in filled:
            label = CaseRole.Role(role).label
            yield Objection(
                f"no-{role.replace('_', '-')}",
                _("Nobody is named as the post that %(does)s.") % {"does": label},
                _("Name the organisation and its post."),
                where=_page(asking, "roles"),
            )


@guard
def nobody_decides_on_their_own_work(asking: Asking) -> Iterator[Objection]:
    """Whoever wrote any of it, or acts for somebody who did, may not say yes to it."""
    wrote = asking.file.contributors
    for officer in (asking.by, asking.on_behalf_of):
        if officer is not None and officer.pk in wrote:
            yield Objection(
                "own-work",
                _("%(officer)s wrote part of this assessment, so cannot say yes to it.")
                % {"officer": officer},
                _("Somebody at this level who wrote none of it must decide."),
                where=_page(asking, "history"),
            )


@guard
def it_was_decided_before_heed(asking: Asking) -> Iterator[Objection]:
    """Only a case imported as decided before Heed is taken over as it stands."""
    if asking.case.kind != "before_heed":
        yield Objection(
            "not-decided-earlier",
            _("This assessment was not imported as decided before Heed."),
            _("Submit it, and have it decided."),
            where=asking.case.get_absolute_url(),
        )


@guard
def only_the_program_lets_time_run_out(asking: Asking) -> Iterator[Objection]:
    """Expiry is what the calendar does, not what a person does."""
    if not asking.by.is_program:
        yield Objection(
            "not-the-program",
            _("Nobody lets an authority expire: its last day does."),
            _("To end it sooner, suspend or withdraw it."),
        )


@guard
def its_validity_is_over(asking: Asking) -> Iterator[Objection]:
    """The last day it was valid has passed."""
    until = asking.case.valid_until
    if until is None or until >= asking.today:
        yield Objection(
            "still-valid",
            _("It is valid until %(day)s.") % {"day": until or _("an unset day")},
            _("Wait until that day has passed, or withdraw it."),
        )


@guard
def a_newer_assessment_takes_over(asking: Asking) -> Iterator[Objection]:
    """Only the reassessment that replaces it, at its own start of delivery, supersedes it."""
    newer = asking.proposal
    if getattr(newer, "previous_id", None) != asking.case.pk:
        yield Objection(
            "nothing-newer",
            _("No newer assessment of the same assistance takes over from this one."),
            _("Reassess it; when the new one starts, this one ends."),
        )


@guard
def a_second_person_agrees_on_scope(asking: Asking) -> Iterator[Objection]:
    """One officer records the finding and its precedents; another makes the move."""
    screening = asking.file.screening
    where = reverse("assessments:screen", args=[asking.case.assistance.reference])
    if screening is None or screening.outcome != "out":
        yield Objection(
            "no-finding-on-scope",
            _("Nobody has recorded a finding that the framework does not cover this."),
            _("Screen it again and record the finding with its reasons."),
            where=where,
        )
        return
    if not screening.reasons.strip():
        yield Objection(
            "no-reasons-on-scope",
            _("The finding that it is out of scope gives no reasons."),
            _("Record the finding with its reasons and precedents."),
            where=where,
        )
    if asking.by.pk == screening.recorded_by_id or asking.by.pk == asking.case.author_id:
        yield Objection(
            "second-person-needed",
            _("%(officer)s recorded the finding or wrote the case, so cannot also agree to it.")
            % {"officer": asking.by},
            _("Another officer who may agree on scope must make this move."),
            where=where,
        )


@guard
def its_assessments_say_so(asking: Asking) -> Iterator[Objection]:
    """What is permitted follows the assessments, in the act that decides one of them."""
    change = asking.proposal
    if change is None:
        yield Objection(
            "not-by-itself",
            _("What is permitted follows from decisions, and cannot be set by itself."),
            _("Decide the assessment."),
        )
    elif asking.move == "permit":
        for framework_id in asking.file.frameworks_without_a_yes - {change.framework_id}:
            yield Objection(
                "another-framework-undecided",
                _("%(framework)s covers this assistance too, and has not permitted it.")
                % {"framework": framework_id},
                _("Every framework that covers the assistance must permit it."),
                where=asking.case.get_absolute_url(),
            )


@on_proposal
def two_people_agree_on_scope(asking: Asking) -> Iterator[Objection]:
    """Assistance is screened out when somebody else agrees with whoever recorded the finding."""
    screening = asking.proposal.screening
    if screening is None:
        return  # an assessment of it is found out of scope, and that move asks the same
    where = reverse("assessments:screen", args=[asking.case.reference])
    if screening.outcome not in ("out", "covered"):
        yield Objection(
            "no-finding-on-scope",
            _("Nobody has recorded a finding that the framework does not cover this."),
            _("Screen it again and record the finding with its reasons."),
            where=where,
        )
    elif asking.by.pk in (screening.recorded_by_id, asking.case.author_id):
        yield Objection(
            "second-person-needed",
            _("%(officer)s planned this or recorded the finding, so cannot also agree to it.")
            % {"officer": asking.by},
            _("Another officer who may agree on scope must do so."),
            where=where,
        )


@on_proposal
def it_goes_higher(asking: Asking) -> Iterator[Objection]:
    """A case is raised only to a rung above the one it has, which the framework knows."""
    case, to_rank = asking.case, asking.proposal.to_rank
    now = max(case.rank, case.raised_to_rank, case.inherited_rank)
    if to_rank <= now or to_rank not in {level.rank for level in asking.file.framework.levels}:
        yield Objection(
            "not-higher",
            _("That level is not above the one the case has reached."),
            _("Choose a higher level, or leave it where it is."),
        )


@guard
def its_planner_or_its_assessment_ends_it(asking: Asking) -> Iterator[Objection]:
    """It ends with its assessment, or by somebody whose role lets them plan."""
    if asking.proposal is None:
        yield from may(Perm.PLAN).find(asking)


def add_guards() -> None:
    """Add to the moves what is asked of a proposal; called when the app is ready."""
    also("assessments.screen_out", two_people_agree_on_scope)
    also("assessments.raise_level", it_goes_higher)
