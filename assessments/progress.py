"""How far an assessment is written: what each section still wants, honestly."""

from dataclasses import dataclass

from assessments.document import OURS
from policy.facts import Facts
from policy.framework import Section
from policy.logic import holds

MINUTES = {"longtext": 4, "table": 4, "consultation_log": 5}
OTHERWISE = 1  # minutes for a choice, a date, a line


@dataclass(frozen=True, slots=True)
class Progress:
    """One section: how many questions it wants answered, how many are, what else to say of it."""

    section: Section
    wanted: int
    left: int
    optional: int
    answered_optional: int
    carried_over: int
    rows: int
    lacks_rows: bool
    needed: bool | None
    minutes: int

    @property
    def done(self) -> int:
        """How many of the wanted questions are answered."""
        return self.wanted - self.left


def progress_of(file) -> list[Progress]:
    """Return the progress of every section, in the framework's order."""
    gaps: dict[str, list] = {}
    for gap in file.evaluation.missing_at(None):
        gaps.setdefault(gap.section, []).append(gap)
    return [
        _of_section(file, section, gaps.get(section.id, [])) for section in file.framework.sections
    ]


def _of_section(file, section: Section, gaps) -> Progress:
    facts = file.evaluation.facts
    about = (
        [facts]
        if section.per == "case"
        else [facts.about(r) for r in facts.rows(section.per).items]
    )
    shown = [each for each in about if is_shown(section, each)]
    wanted = sum(is_wanted(q, each) for each in shown for q in section.questions)
    asked = {q.id for q in section.questions}
    lacking = [gap for gap in gaps if gap.question == section.per]
    mine = [a for a in file.answers if a.question in asked and not a.question.startswith(OURS)]
    missing = [gap for gap in gaps if gap.question in asked]
    answered = {a.question for a in mine if not a.carried_over and a.value is not None}
    optional = [q for q in section.questions if not q.required and not q.required_if]
    return Progress(
        section,
        wanted + len(lacking),
        len(missing) + len(lacking),
        len(optional),
        sum(q.id in answered for q in optional),
        sum(a.carried_over for a in mine),
        len(about) if section.per != "case" else 0,
        bool(lacking),
        _is_needed(section, facts, about),
        sum(_minutes(file, gap) for gap in (*missing, *lacking)),
    )


def is_shown(section: Section, facts: Facts) -> bool:
    """Say whether a section is asked of the case or row these facts are about."""
    return not section.visible_if or holds(section.visible_if, facts) is True


def _is_needed(section: Section, facts: Facts, about) -> bool | None:
    """Say whether a section asks anything of this case; None while that is open."""
    if not section.visible_if:
        return True
    if section.per == "case":
        return holds(section.visible_if, facts)
    if "it." not in str(section.visible_if):
        return holds(section.visible_if, facts)
    found = [holds(section.visible_if, each) for each in about]
    if any(found):
        return True
    return None if None in found or not found else False


def is_wanted(question, facts: Facts) -> bool:
    """Say whether an answer to this question is demanded, as far as is known."""
    if question.visible_if and holds(question.visible_if, facts) is not True:
        return False
    if question.required:
        return True
    return bool(question.required_if) and holds(question.required_if, facts) is True


def _minutes(file, gap) -> int:
    asked = file.framework.questions.get(gap.question)
    return MINUTES.get(asked.type, OTHERWISE) if asked else OTHERWISE
