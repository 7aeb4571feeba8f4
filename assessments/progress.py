"""How far an assessment is written: what each section still wants, honestly."""

from dataclasses import dataclass

from assessments.countries import Place, is_about_a_country, places_of, still_of_the_plan
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
    return _counted(file, section, about, gaps, file.answers)


def _counted(file, section: Section, about, gaps, answers) -> Progress:
    shown = [each for each in about if is_shown(section, each)]
    wanted = sum(is_wanted(q, each) for each in shown for q in section.questions)
    asked = {q.id for q in section.questions}
    lacking = [gap for gap in gaps if gap.question == section.per]
    mine = [a for a in answers if a.question in asked and not a.question.startswith(OURS)]
    mine = [a for a in mine if still_of_the_plan(file, a)]
    missing = [gap for gap in gaps if gap.question in asked]
    by_country = is_about_a_country(file.framework, section.per)
    given = (a for a in mine if not a.carried_over and a.value is not None)
    answered = {(a.question, a.subject if by_country else "") for a in given}
    optional = {q.id for q in section.questions if not q.required and not q.required_if}
    return Progress(
        section,
        wanted + len(lacking),
        len(missing) + len(lacking),
        len(optional) * (len(about) if by_country else 1),
        sum(question in optional for question, _subject in answered),
        sum(a.carried_over for a in mine),
        len(about) if section.per != "case" else 0,
        bool(lacking),
        _is_needed(section, file.evaluation.facts, about),
        sum(_minutes(file, gap) for gap in (*missing, *lacking)),
    )


def progress_by_country(file, section: Section) -> list[tuple[Place, Progress]]:
    """Return how far a section is written of each country of the help."""
    rows = {row["id"]: row for row in file.evaluation.facts.rows(section.per).items}
    gaps = [gap for gap in file.evaluation.missing_at(None) if gap.section == section.id]
    return [
        (
            place,
            _counted(
                file,
                section,
                [file.evaluation.facts.about(rows[place.code])],
                [gap for gap in gaps if gap.row == place.code],
                [answer for answer in file.answers if answer.subject == place.subject],
            ),
        )
        for place in places_of(file)
    ]


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
