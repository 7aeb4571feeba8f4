"""What a yes says of the findings an adviser made: concurred in, or not a yes."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from assessments.findings import Reserved, document_with, findings_asked
from casework.guards import Asking, on_proposal
from casework.refusals import Objection
from decisions.guards.who import page
from decisions.verdicts import ProposedFinding
from policy.evaluate import evaluate


@on_proposal
def the_decider_concurs_in_each_finding(asking: Asking) -> Iterator[Objection]:
    """Whoever says yes concurs in every finding an adviser made; if they differ, the stricter
    stands here, or the case goes up.
    """
    said = {(each.question, each.row): each for each in getattr(asking.proposal, "findings", ())}
    for found in findings_asked(asking.file):
        if found.is_made:
            yield from _of_one(asking, found, said.get((found.question.id, found.row)))


def _of_one(asking: Asking, found: Reserved, said: ProposedFinding | None) -> Iterator[Objection]:
    if said is None or found.question.option(said.value) is None:
        yield _objection(
            asking,
            found,
            "finding-unanswered",
            _("You have not said whether you concur in the finding: %(finding)s")
            % {"finding": found.said},
            _("Say by its button that you concur, or that you differ and why."),
        )
        return
    if said.value == found.answer.value:
        return
    if not said.reasons.strip():
        yield _objection(
            asking,
            found,
            "differs-without-reasons",
            _("You differ from the adviser's finding and have not said why."),
            _("Give your reasons: they are sealed beside the adviser's."),
        )
    yield from _the_stricter_stands(asking, found, said)


def _the_stricter_stands(asking: Asking, found: Reserved, said: ProposedFinding):
    """Say which bar the decider's own finding raises; where it would lift one, that it may not."""
    own = evaluate(asking.file.framework, document_with(asking.file, found, said.value))
    raised = _hitting_more(own, asking.file.evaluation)
    for each in raised:
        yield Objection(
            f"found-{each.id}",
            _("You find what the adviser did not, and the stricter finding stands: %(message)s")
            % {"message": each.bar.message},
            each.bar.lifts_when,
            cites=each.bar.cite,
            basis=each.bar.basis,
            where=page(asking, "decision"),
        )
    if not raised or _hitting_more(asking.file.evaluation, own):
        yield _objection(
            asking,
            found,
            "finding-differs",
            _("%(adviser)s found otherwise than you, and the stricter finding stands: %(finding)s")
            % {"adviser": found.answer.answered_by, "finding": found.said},
            _("Send the case up, refuse it, or return it for a fresh finding."),
        )


def _hitting_more(one, other) -> list:
    """Return the bars that hold in one evaluation and not in the other, or hit further rows."""
    known = {each.id: set(each.rows) for each in other.bars_standing if each.value}
    return [
        each
        for each in one.bars_standing
        if each.value and (each.id not in known or set(each.rows) - known[each.id])
    ]


def _objection(asking: Asking, found: Reserved, code: str, says: str, remedy: str) -> Objection:
    cites, basis = found.question.cite, found.question.basis
    where = page(asking, "decision") + "#decide"
    return Objection(code, says, remedy, cites=cites, basis=basis, where=where)
