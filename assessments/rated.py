"""What a risk was found to be before and after the measures, whatever scale its framework uses.

One framework asks for a finding before measures; another works it out of likelihood and impact.
"""

from dataclasses import asdict, dataclass

from assessments.wording import spoken
from policy.facts import known
from policy.framework import Derived, Framework, Question, Term


@dataclass(frozen=True, slots=True)
class Rated:
    """One risk's places before and after, as codes, in words and in colour; "" where unsaid."""

    before: str
    before_says: str
    before_tone: str
    after: str
    after_says: str
    after_tone: str
    gravity: int  # of what was found before; what nobody has found yet comes above all

    def as_sealed(self) -> dict[str, str | int]:
        """Return it as plain data, to be printed without the framework."""
        return asdict(self)


def rated(framework: Framework, row, word=spoken) -> Rated:
    """Return how one row of the list of risks was rated; `word` says a label (or as sealed)."""
    before_in, after_in = scale_before(framework), scale_after(framework)
    before, after = _before(framework, row), known(row.get("after")) or ""
    ids = [term.id for term in before_in]
    return Rated(
        before,
        _says(before_in, before, word),
        tone_of_rating(ids, before, ids, before),
        after,
        _says(after_in, after, word),
        tone_of_rating(ids, before, [term.id for term in after_in], after),
        ids.index(before) if before in ids else len(ids),
    )


def tone_of_rating(before_in, before, value_in, value) -> str:
    """Return serious for the gravest place, mitigated where measures lowered it, less below."""
    if not value_in or value not in value_in:
        return "none"
    if value == value_in[-1]:
        return "serious"
    return "mitigated" if before_in and before == before_in[-1] else "less"


def scale_before(framework: Framework) -> tuple[Term, ...]:
    """Return the places a risk can have before measures, lowest first."""
    asked = _asked(framework, "before")
    if asked:
        return asked.options
    worst = _worst_of_rows(framework)
    return tuple(framework.terms(worst.scale)) if worst else ()


def scale_after(framework: Framework) -> tuple[Term, ...]:
    """Return the places a risk can have after measures, lowest first."""
    asked = _asked(framework, "after")
    return asked.options if asked else ()


def _before(framework: Framework, row) -> str:
    if _asked(framework, "before"):
        return known(row.get("before")) or ""
    worst = _worst_of_rows(framework)
    if worst is None:
        return ""
    sides = [known(row.get(side.removeprefix("it."))) or "" for side in worst.sides]
    return framework.tables[worst.table].cell(*sides) or ""


def _asked(framework: Framework, key: str) -> Question | None:
    asked = (q for section in framework.sections_per("risks") for q in section.questions)
    return next((each for each in asked if each.key == key), None)


def _worst_of_rows(framework: Framework) -> Derived | None:
    """Return the rating that takes the worst of all risks by a table, where there is one."""
    found = framework.derived.values()
    return next((each for each in found if each.collection == "risks" and each.table), None)


def _says(terms: tuple[Term, ...], value: str, word) -> str:
    return next((word(term.label) for term in terms if term.id == value), "")
