"""Whether a decider concurred in what an adviser found, in words that stand in the record."""

from django.utils.translation import gettext as _

from assessments.findings import Reserved, findings_asked
from assessments.wording import spoken
from decisions.verdicts import ProposedFinding


def concurrence_in_words(file, findings: tuple[ProposedFinding, ...]) -> str:
    """Say of each finding who made it and whether the decider concurs; "" where none is asked."""
    made = {(each.question.id, each.row): each for each in findings_asked(file) if each.is_made}
    said = [(made.get((each.question, each.row)), each) for each in findings]
    return "\n\n".join(_one(found, each) for found, each in said if found is not None)


def _one(found: Reserved, said: ProposedFinding) -> str:
    about = {
        "question": found.text,
        "adviser": found.answer.answered_by,
        "finding": found.said,
        "why": found.reasons,
        "reasons": said.reasons,
    }
    if said.value == found.answer.value:
        text = _("%(question)s %(adviser)s found: %(finding)s (%(why)s). The decider concurs.")
        return text % about
    term = found.question.option(said.value)
    about["own"] = spoken(term.label) if term else said.value
    return (
        _(
            "%(question)s %(adviser)s found: %(finding)s (%(why)s). The decider differs: %(own)s."
            " %(reasons)s The stricter finding stands."
        )
        % about
    )
