"""What an adviser does about a finding that no author may make."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.actions.content import Given, store_finding
from assessments.findings import findings_asked, may_find
from assessments.models import Answer
from assessments.states import AssessmentState as S
from casework.files import CaseFile
from casework.refusals import Objection, Refused
from casework.road import journey


def record_finding(
    assessment, *, by, question, value, notes="", sources=(), row="", revision=None
) -> Answer:
    """Record what an adviser finds, with reasons, before the case is submitted.

    It leaves no contribution: whoever finds may decide later, and then concurs or differs.
    """
    with journey() as act:
        case = assessment.locked()
        file = CaseFile(case)
        asked = {(each.question.id, each.row): each for each in findings_asked(file)}
        found = asked.get((question, row))
        objections = [*objections_to_finding(case, file, by), *_to_words(found, value, notes)]
        if objections:
            raise Refused("record_finding", objections)
        given = Given(value, notes, tuple(sources), revision)
        saved = store_finding(case, by, question, found.subject, given)
        act.record(
            "assessments.record_finding", case, by=by, question=question, row=row, found=value
        )
    return saved


def objections_to_finding(case, file, by) -> Iterator[Objection]:
    """Return every reason why this officer may not make findings on this case now."""
    if not may_find(by, case):
        yield Objection(
            "not-permitted",
            _("Your role does not let you make this finding."),
            _("A legal, human rights or IHL adviser, or the assurance lead, makes it."),
        )
    if by.pk in file.contributors:
        yield Objection(
            "own-work",
            _("%(officer)s wrote part of this assessment, so cannot make this finding.")
            % {"officer": by},
            _("An adviser who wrote none of it makes it."),
            where=reverse("assessments:history", args=[case.reference]),
        )
    if case.state not in S.WRITABLE:
        yield Objection(
            "not-writable",
            _("%(case)s is in the state “%(state)s”: what was found is sealed with it.")
            % {"case": case, "state": case.get_state_display()},
            _("To find otherwise, have it returned to its author; the decider may also differ."),
            where=case.get_absolute_url(),
        )


def _to_words(found, value, notes) -> Iterator[Objection]:
    if found is None:
        yield Objection(
            "not-asked",
            _("The framework does not ask this finding of this case."),
            _("Look at which findings it asks."),
        )
    elif found.question.option(value) is None:
        yield Objection(
            "not-an-option", _("You have not said what you find."), _("Choose one that is offered.")
        )
    if not notes.strip():
        yield Objection(
            "no-reason",
            _("You have not said why you find so."),
            _("Give your reasons: a finding either way has them."),
        )
