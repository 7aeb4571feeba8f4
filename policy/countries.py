"""In which of its countries a case met a rule, so that what routes or bars it can say where.

A case over one country says nothing of where; neither does a rule that would hold without any of
the countries.
"""

from collections.abc import Iterable, Mapping

from policy.facts import Facts
from policy.framework import COUNTRIES, Derived, Framework
from policy.logic import Condition, holds, tested
from policy.text import DEFAULT, Text, authoritative
from policy.words import _

Found = frozenset[str] | None  # None: it holds apart from any country
APART: Found = None
IN = "In {countries}: {says}"


def countries_in(framework: Framework, condition: Condition, facts: Facts) -> tuple[str, ...]:
    """The countries, of several, that alone make a true condition true, in the case's order."""
    rows = facts.rows(COUNTRIES).items if framework.countries else ()
    if len(rows) < 2 or holds(condition, facts) is not True:
        return ()
    found = _Search(framework, facts).of(condition) or frozenset()
    return tuple(row["id"] for row in rows if row["id"] in found)


def said_of(countries: Iterable[str], says: Text, facts: Facts) -> Text:
    """What a rule says, after the names of the countries it is said of: “In Kadar: …”."""
    called = {row["id"]: str(row.get("name") or row["id"]) for row in facts.rows(COUNTRIES).items}
    names = [called[each] for each in countries]
    if not names:
        return says
    languages: Mapping[str, str] = getattr(says, "languages", None) or {
        DEFAULT: authoritative(says)
    }
    where = ", ".join(names)
    return Text({code: _put(code, where, words) for code, words in languages.items()})


def _put(code: str, countries: str, says: str) -> str:
    """Put the countries before one language's words; what is sealed of it stays English."""
    sentence = IN if code == DEFAULT else _("In {countries}: {says}")
    return sentence.format(countries=countries, says=says)


class _Search:
    """Looks through a condition that holds for the rows it holds by."""

    def __init__(self, framework: Framework, facts: Facts) -> None:
        self.framework, self.facts = framework, facts

    def of(self, condition: Condition) -> Found:
        ((operator, arguments),) = condition.items()
        if operator == "all":
            return _together(filter(None, map(self.of, arguments))) or APART
        if operator == "any":
            return self._of_any(arguments)
        if operator == "some":
            return self._of_rows(*arguments)
        ref = arguments[0] if isinstance(arguments, list | tuple) else arguments
        if operator in ("eq", "in", "gte") and ref in self.framework.derived:
            return self._of_value(self.framework.derived[ref])
        return APART

    def _of_any(self, parts: Iterable[Condition]) -> Found:
        """Only where no true part holds without the countries do the countries decide."""
        found = [self.of(part) for part in parts if tested(part)(self.facts, None) is True]
        return APART if APART in found else _together(filter(None, found))

    def _of_rows(self, collection: str, condition: Condition) -> Found:
        if collection != COUNTRIES:
            return APART
        test, rows = tested(condition), self.facts.rows(COUNTRIES).items
        return frozenset(row["id"] for row in rows if test(self.facts, row) is True)

    def _of_value(self, derived: Derived) -> Found:
        value = self.facts.get(derived.id)
        if derived.kind == "when":
            return self.of(derived.condition or {}) if value is True else APART
        if derived.kind == "highest_of":
            return self._of_any(step.when for step in derived.steps if step.value == value) or APART
        if derived.kind == "max_over" and derived.collection == COUNTRIES and not derived.table:
            side = derived.sides[0]
            return self._of_rows(COUNTRIES, {"eq": [side, value]})
        return APART


def _together(parts: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*parts)
