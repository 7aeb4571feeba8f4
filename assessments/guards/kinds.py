"""What a kind of assessment asks of itself: before a mandate, or adopted from another body."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from assessments.kinds import ADOPTED, PRE_MANDATE, report_before_a_mandate, stages_asked
from assessments.places import page_of
from casework.guards import Asking, guard
from casework.refusals import Objection
from policy.facts import known


@guard
def it_is_of_the_kind_it_says(asking: Asking) -> Iterator[Objection]:
    """A case says that it comes before a mandate if it was opened so, and only then."""
    before = asking.case.kind == PRE_MANDATE
    said = {each.question: known(each.value) for each in asking.file.answers}
    for question in stages_asked(asking.file.framework):
        answer = said.get(question.id)
        if answer is None or (answer == PRE_MANDATE) == before:
            continue
        yield Objection(
            "another-kind",
            _("It was opened as “%(kind)s”, and the answer to “%(question)s” says otherwise.")
            % {"kind": asking.case.get_kind_display(), "question": question.text},
            _("Take the mandate up, if there is one now; else answer as it was opened.")
            if before
            else _("Answer at which stage it is, or open an assessment before a mandate."),
            cites=question.cite,
            where=page_of(asking.case, "section", question.section),
        )


@guard
def what_is_adopted_says_whence(asking: Asking) -> Iterator[Objection]:
    """A case opened as adopted from another body says of some answer where that body gives it."""
    if asking.case.kind == ADOPTED and not any(a.adopted_from_id for a in asking.file.answers):
        yield Objection(
            "nothing-adopted",
            _("It was opened as adopted from another body, and no answer is taken from one."),
            _("Take the answers from its document, page by page, and confirm each."),
            where=page_of(asking.case, "tasks"),
        )


@guard
def nothing_is_delivered_before_a_mandate(asking: Asking) -> Iterator[Objection]:
    """What is evaluated before a mandate has no first delivery yet."""
    first = asking.case.assistance.first_delivery_on
    if asking.case.kind == PRE_MANDATE and first:
        yield Objection(
            "delivery-before-a-mandate",
            _("A first delivery is planned, and no mandate for it stands yet."),
            _("Take its day out of what is planned, or take the mandate up if there is one now."),
            where=asking.case.assistance.get_absolute_url(),
        )


@guard
def a_mandate_stands(asking: Asking) -> Iterator[Objection]:
    """An evaluation made before a mandate informs whoever adopts it; nobody says yes on it."""
    if asking.case.kind != PRE_MANDATE:
        return
    report = report_before_a_mandate(asking.file.framework)
    yield Objection(
        "before-a-mandate",
        _("It was made before a mandate, so there is nothing yet to say yes to."),
        _("Take its text for the briefing. When the mandate stands, return it and take that up."),
        cites=report.cite if report else "",
        where=page_of(asking.case, "briefing"),
    )
