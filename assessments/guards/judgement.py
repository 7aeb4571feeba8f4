"""What is judged is answered for: risks, contradictions, allegations, refusals, roles."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.places import page_of
from casework.guards import Asking, guard
from casework.refusals import Objection
from policy.findings import CheckFinding
from recipients.permissions import READ_RESTRICTED


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
            where=page_of(asking.case, "risk", risk.pk) + "#measures",
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
        return page_of(asking.case, "checks") + f"#check-{found.id}"
    risks = {str(risk.pk) for risk in asking.file.risks}
    first = next((row for row in found.rows if row in risks), None)
    return page_of(asking.case, "risk", first) if first else page_of(asking.case, "risks")


@guard
def every_allegation_is_weighed(asking: Asking) -> Iterator[Objection]:
    """What is alleged of a recipient or its parent is cited, or somebody says how it bears."""
    weighed = {
        row.subject.partition(":")[2]
        for row in asking.file.answers
        if row.question == "heed.allegation" and row.notes.strip() and not row.carried_over
    }
    rows = (*asking.file.answers, *asking.file.risks)
    cited = {key for row in rows for key in row.cited}
    for allegation in asking.file.allegations:
        if str(allegation.pk) in weighed or cited & set(allegation.cited):
            continue
        yield Objection(
            "allegation-not-weighed",
            _("Nobody has weighed %(reference)s, which alleges something of %(recipient)s.")
            % {"reference": allegation.reference, "recipient": allegation.recipient},
            _("Say how it bears on this help, or why it does not."),
            where=page_of(asking.case, "allegations") + f"#allegation-{allegation.pk}",
            readers=READ_RESTRICTED if allegation.restricted else "",
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
                "day": date_format(timezone.localdate(earlier.state_since), "j F Y"),
            },
            _("Say what has changed since. Another supplier is not a change."),
            where=page_of(asking.case, "earlier") + "#id_text",
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
                where=page_of(asking.case, "roles"),
            )
