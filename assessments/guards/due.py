"""What a framework wants known by each stage is known."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from assessments.countries import subject_in
from assessments.places import place_of_gap
from casework.guards import Asking, Guard, guard
from casework.refusals import Objection
from policy.casefacts import uncovered
from policy.findings import Missing


def _known_by(stage: str, name: str, says: str) -> Guard:
    """Guard a move with the questions the framework wants answered by then."""

    def all_due_is_known(asking: Asking) -> Iterator[Objection]:
        untouched: list[str] = []
        for gap in asking.file.evaluation.missing_at(stage):
            if _lacks_whole_rows(asking, gap):
                if gap.question not in untouched:
                    untouched.append(gap.question)
                    yield _untouched(asking, gap)
            elif not _is_said_better(asking, gap):
                yield _unanswered(asking, gap)

    all_due_is_known.__name__ = name
    all_due_is_known.__doc__ = says
    return guard(all_due_is_known)


def _lacks_whole_rows(asking: Asking, gap: Missing) -> bool:
    """Say whether a list that must cover a code list leaves some of it out."""
    collection = asking.file.framework.collections.get(gap.question)
    return bool(collection and collection.must_cover and gap.row is None)


def _untouched(asking: Asking, gap: Missing) -> Objection:
    """Name everything a list leaves out in one sentence: it is mended in one place."""
    framework = asking.file.framework
    collection = framework.collections[gap.question]
    rows = asking.file.document["collections"].get(collection.name, ())
    left_out = uncovered(framework, collection, rows)
    labels = {term.id: str(term.label) for term in framework.terms(collection.must_cover)}
    return Objection(
        "not-looked-at",
        _("Nobody has looked at: %(names)s.")
        % {"names": "; ".join(labels[code] for code in left_out)},
        _("Take each up, even to find that there is none."),
        cites=collection.cite,
        basis=collection.basis,
        where=place_of_gap(asking.case, asking.file, gap),
    )


def _unanswered(asking: Asking, gap: Missing) -> Objection:
    """Say what is missing, what would mend it, which rule asks for it, and where it is written."""
    framework = asking.file.framework
    rule = framework.collections.get(gap.question) or framework.questions[gap.question]
    says, _stop, remedy = gap.says.rstrip(".").rpartition(". ")
    remedy = f"{remedy}." if says else _("Answer it, or record a signed search that found nothing.")
    if getattr(rule, "answered_by", "author") != "author":
        remedy = _("Ask an adviser, who wrote none of the case, to find and give reasons.")
    elif _is_carried_over(asking, gap):
        remedy = _("It was answered in the last assessment: confirm that, or change it.")
    return Objection(
        "unanswered",
        f"{says}." if says else gap.says,
        remedy,
        cites=rule.cite,
        basis=rule.basis,
        where=place_of_gap(asking.case, asking.file, gap),
    )


def _is_carried_over(asking: Asking, gap: Missing) -> bool:
    """Say whether the last assessment's answer is there and nobody has confirmed it."""
    asked = asking.file.framework.questions.get(gap.question)
    if asked is None:
        return False
    subject = subject_in(asking.file, asked.per, gap.row) if gap.row is not None else ""
    return any(
        each.carried_over and each.question == gap.question and each.subject == subject
        for each in asking.file.answers
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
