"""What an evaluation before a mandate says, as text to be put into a report or a briefing.

It holds what may be told to whoever adopts the mandate: nothing that the framework restricts,
no source, no allegation, and no adviser's words.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.kinds import report_before_a_mandate
from assessments.rated import rated
from assessments.wording import say, spoken
from policy.facts import known
from policy.framework import Question, Report
from policy.restricted import is_restricted


@dataclass(frozen=True, slots=True)
class Briefed:
    """One part of the account: what it is about, and what is said."""

    heading: str
    says: tuple[str, ...]


def briefing_of(case, file) -> list[Briefed]:
    """Return the parts of the account that the framework wants, in its order; empty parts too."""
    report = report_before_a_mandate(file.framework)
    if report is None:
        return []
    first = Briefed(_("What those who adopt it should be told"), tuple(_told(file, report)))
    return [first, *(_part(case, file, each) for each in report.contents if each in PARTS)]


def as_text(case, parts: list[Briefed]) -> str:
    """Return the account as plain text, to be pasted."""
    lines = [f"{case.assistance.title} ({case.reference})", ""]
    for part in parts:
        lines += [part.heading, *(part.says or (_("Nothing is said of this yet."),)), ""]
    return "\n".join(lines)


def _part(case, file, name: str) -> Briefed:
    heading, says = PARTS[name]
    said = dict.fromkeys(each for each in says(case, file) if each)  # one measure may answer two
    return Briefed(str(heading), tuple(said))


def _open(file) -> Iterator[tuple[Question, Any]]:
    """Yield each answer of the case that anybody who reads it may read, with its question."""
    for answer in file.answers:
        asked = file.framework.questions.get(answer.question)
        if asked is None or answer.subject or answer.carried_over or known(answer.value) is None:
            continue
        if not is_restricted(file.framework, asked):
            yield asked, answer


def _told(file, report: Report) -> Iterator[str]:
    """Yield what is answered on the authority of the very paragraph that wants the account."""
    for asked, answer in _open(file):
        if asked.cite == report.cite:
            yield say(asked, answer.value)


def _purpose(case, file) -> Iterator[str]:
    yield from (case.assistance.summary, case.assistance.purpose)
    yield _("In %(country)s, for: %(recipients)s.") % {
        "country": case.assistance.country,
        "recipients": ", ".join(map(str, file.recipients)) or _("nobody named yet"),
    }


def _risk(case, file) -> Iterator[str]:
    about = file.framework.sections_per("risks")
    closed = any(is_restricted(file.framework, each) for part in about for each in part.questions)
    for risk in file.risks:
        place = rated(file.framework, risk.row)
        said = {
            "risk": risk.label,
            "before": place.before_says or _("not known yet"),
            "after": place.after_says or _("not known yet"),
        }
        if closed:
            yield risk.label
        elif risk.live:
            yield _("%(risk)s: %(before)s; with measures: %(after)s.") % said
        else:
            yield _("%(risk)s: %(before)s.") % said


def _measures(case, file) -> Iterator[str]:
    for risk in file.risks:
        for measure in risk.measure_rows:
            yield _("%(measure)s (%(owner)s)") % {"measure": measure.says, "owner": measure.owner}


def _finding(case, file) -> Iterator[str]:
    for asked, answer in _open(file):
        if asked.type == "finding":
            yield f"{spoken(asked.text)} {say(asked, answer.value)}"
    for found in file.evaluation.bars_standing:
        yield f"{spoken(found.bar.message)} {spoken(found.bar.lifts_when)}"


def _not_known(case, file) -> Iterator[str]:
    if not file.evaluation.missing:
        yield _("Every question that is asked has been answered.")
    for gap in file.evaluation.missing:
        yield gap.says


PARTS: dict[str, tuple[Any, Callable]] = {
    "purpose": (gettext_lazy("What is proposed, and for what"), _purpose),
    "risk": (gettext_lazy("The risks"), _risk),
    "measures": (gettext_lazy("What would be done about them"), _measures),
    "finding": (gettext_lazy("What was found"), _finding),
    "what_is_not_known": (gettext_lazy("What is not known"), _not_known),
}
