"""What a framework wants to know of a case and does not know yet."""

from collections.abc import Iterator, Mapping
from typing import Any

from policy.casefacts import uncovered
from policy.facts import UNKNOWN, Facts, Rows, known
from policy.findings import Missing
from policy.framework import CHOOSING, Collection, Field, Framework, Question, Section
from policy.logic import holds
from policy.words import _


def missing_in(
    framework: Framework, document: Mapping[str, Any], facts: Facts
) -> Iterator[Missing]:
    """Everything required and unknown, in the order of the form."""
    for question in (*framework.scope.questions, *framework.facts):
        yield from _in_answer(question, _case_fact(document, question), facts, None, "")
    for collection in framework.collections.values():
        yield from _in_collection(framework, collection, facts)
    for section in framework.sections:
        yield from _in_section(framework, section, document, facts)


def _in_section(
    framework: Framework, section: Section, document: Mapping[str, Any], facts: Facts
) -> Iterator[Missing]:
    for about, row, given in _asked_of(framework, section, document, facts):
        if section.visible_if and holds(section.visible_if, about) is not True:
            continue
        name = _row_name(framework, section.per, row) if row else ""
        for question in section.questions:
            answer = given.get(question.key if row else question.id)
            yield from _in_answer(question, answer, about, row["id"] if row else None, name)


def _asked_of(
    framework: Framework, section: Section, document: Mapping[str, Any], facts: Facts
) -> Iterator[tuple[Facts, Mapping[str, Any] | None, Mapping[str, Any]]]:
    """What a section is asked of: the case, or each row; with the answers as they were given."""
    if section.per == "case":
        yield facts, None, document.get("q") or {}
        return
    given = {row["id"]: row for row in (document.get("collections") or {}).get(section.per) or ()}
    for row in facts.rows(section.per).items:
        yield facts.about(row), row, given[row["id"]]


def _in_answer(
    question: Question, given: Any, facts: Facts, row: str | None, of: str
) -> Iterator[Missing]:
    if not _is_wanted(question, facts):
        return
    if says := _fault(question, given, facts):
        where = _(" (for {row})").format(row=of) if of else ""
        says = says.format(question=question.text, where=where, given=known(given))
        yield Missing(question.id, row, question.section, question.due_at, says)


def _is_wanted(question: Question, facts: Facts) -> bool:
    if question.visible_if and holds(question.visible_if, facts) is not True:
        return False
    if question.required:
        return True
    return bool(question.required_if) and holds(question.required_if or {}, facts) is True


def _fault(question: Question, given: Any, facts: Facts) -> str | None:
    """What keeps this answer from being one, as a sentence with its remedy; or None."""
    value = known(given)
    if value is UNKNOWN:
        if question.given_by == "heed":
            return _("Heed has not yet recorded “{question}”{where}. Ask for it to be worked out.")
        return _("“{question}”{where} has not been answered. Answer it.")
    if _is_stale(question, facts, value):
        return _(
            "The answer “{given}” to “{question}”{where} is no longer among its options."
            " Choose another."
        )
    if question.min_items and len(value if isinstance(value, list) else [value]) < (
        question.min_items
    ):
        return _("“{question}”{where} needs more entries. Add them.")
    if question.notes == "required" and known(_part(given, "notes")) is UNKNOWN:
        return _("“{question}”{where} has been answered without reasons. Give them.")
    wanted = question.evidence.get("min_sources", 0)
    if wanted and len(_part(given, "sources") or ()) < wanted:
        return _("“{question}”{where} has been answered without a source. Cite one.")
    return None


def _is_stale(question: Question, facts: Facts, value: Any) -> bool:
    if question.type not in CHOOSING or not question.options:
        return False
    values = value if isinstance(value, list) else [value]
    return any(question.option(each) is None for each in values)


def _part(given: Any, name: str) -> Any:
    return given.get(name) if isinstance(given, Mapping) else None


def _case_fact(document: Mapping[str, Any], question: Question) -> Any:
    return (document.get("case") or {}).get(question.key)


def _in_collection(framework: Framework, collection: Collection, facts: Facts) -> Iterator[Missing]:
    section = next((each.id for each in framework.sections_per(collection.name)), "")
    if not collection.belongs_to:
        if _is_asked_for(collection, facts):
            rows = facts.rows(collection.name)
            yield from _in_rows(framework, collection, rows, section, None, "")
        return
    for row in facts.rows(collection.belongs_to).items:
        if not _is_asked_for(collection, facts.about(row)):
            continue
        name = _row_name(framework, collection.belongs_to, row)
        yield from _in_rows(framework, collection, row[collection.name], section, row["id"], name)


def _is_asked_for(collection: Collection, facts: Facts) -> bool:
    """Whether rows are wanted here; while that is open, what it hangs on is what is missing."""
    return not collection.required_if or holds(collection.required_if, facts) is True


def _in_rows(
    framework: Framework,
    collection: Collection,
    rows: Rows,
    section: str,
    owner: str | None,
    of: str,
) -> Iterator[Missing]:
    where = _(" (for {row})").format(row=of) if of else ""

    def lacks(row: str | None, sentence: str, **words: str) -> Missing:
        says = sentence.format(label=collection.label, where=where, **words)
        return Missing(collection.name, row, section, collection.due_at, says)

    if not rows.complete:
        codes = uncovered(framework, collection, rows.items)
        labels = {term.id: term.label for term in framework.terms(collection.must_cover)}
        for code in codes:
            yield lacks(owner, _("“{label}” has no row for “{code}”. Add one."), code=labels[code])
        if not codes:
            yield lacks(owner, _without_rows(collection))
    for row in rows.items:
        for field in collection.fields:
            if _is_empty(field, row):
                sentence = _("A row of “{label}”{where} has no “{field}”. Fill it in.")
                yield lacks(row["id"], sentence, field=field.label)


def _without_rows(collection: Collection) -> str:
    if collection.declare_none:
        return _("“{label}”{where} is empty or too short. Add rows, or sign that there are none.")
    return _("“{label}”{where} is empty or too short. Add what is missing.")


def _is_empty(field: Field, row: Mapping[str, Any]) -> bool:
    return field.required and row.get(field.id) is UNKNOWN


def _row_name(framework: Framework, per: str, row: Mapping[str, Any]) -> str:
    """What people call a row: its code in words, its name, or its id."""
    collection = framework.collection(per)
    for field in collection.fields:
        for name in field.vocab:
            for term in framework.terms(name):
                if term.id == row.get(field.id):
                    return term.label
    return str(row.get("name") or row["id"])
