"""What a framework wants to know of a case and does not know yet."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from policy.caserows import uncovered
from policy.facts import UNKNOWN, Facts, Row, Rows, known
from policy.findings import Missing
from policy.framework import Collection, Framework, Question, Section
from policy.logic import Condition, tested
from policy.restricted import RESTRICTED
from policy.words import _

Asked = tuple[Row | None, Mapping[str, Any]]  # the row, and its answers as they were given
Sentence = Callable[[], str]  # put into words only when somebody reads it


def missing_in(
    framework: Framework, document: Mapping[str, Any], facts: Facts
) -> Iterator[Missing]:
    """Everything required and unknown, in the order of the form."""
    given = document.get("case") or {}
    for question in (*framework.scope.questions, *framework.facts):
        if _is_wanted(question, facts, None):
            yield from _in_answer(framework, question, given.get(question.key), None, facts)
    for collection in framework.collections.values():
        yield from _in_collection(framework, collection, facts)
    for section in framework.sections:
        yield from _in_section(framework, section, document, facts)


def _in_section(
    framework: Framework, section: Section, document: Mapping[str, Any], facts: Facts
) -> Iterator[Missing]:
    of_case = section.per == "case"
    asked = [
        (each, each.id if of_case else each.key, framework.plainly_answered.get(each.id))
        for each in section.questions
        if each.required or each.required_if
    ]
    for row, given in _asked_of(section, document, facts):
        if not _is_so(section.visible_if, facts, row):
            continue
        for question, key, enough in asked:
            answer = given.get(key)
            if enough and isinstance(answer, str) and enough(answer):
                continue
            if _is_wanted(question, facts, row):
                yield from _in_answer(framework, question, answer, row, facts)


def _asked_of(section: Section, document: Mapping[str, Any], facts: Facts) -> Iterator[Asked]:
    """What a section is asked of: the case, or each row; with the answers as they were given."""
    if section.per == "case":
        yield None, document.get("q") or {}
        return
    given = (document.get("collections") or {}).get(section.per) or ()
    yield from zip(facts.rows_of(section.per, None).items, given, strict=True)


def _is_so(condition: Condition | None, facts: Facts, row: Row | None) -> bool:
    """Whether a condition is there and true; one that is not there keeps nothing back."""
    return not condition or tested(condition)(facts, row) is True


def _is_wanted(question: Question, facts: Facts, row: Row | None) -> bool:
    if not _is_so(question.visible_if, facts, row):
        return False
    return question.required or (
        bool(question.required_if) and _is_so(question.required_if, facts, row)
    )


def _in_answer(
    framework: Framework, question: Question, given: Any, row: Row | None, facts: Facts
) -> Iterator[Missing]:
    value = known(given)
    fault = _fault(question, given, value, framework.choices.get(question.id))
    if fault is None:
        return

    def says() -> str:
        where = _where(framework, question.per, row, facts)
        return fault().format(question=question.text, where=where, given=value)

    yield Missing(question.id, row["id"] if row else None, question.section, question.due_at, says)


def _where(framework: Framework, per: str, row: Row | None, facts: Facts) -> str:
    of = _row_name(framework, per, row, facts) if row else ""
    return _(" (for {row})").format(row=of) if of else ""


def _fault(
    question: Question, given: Any, value: Any, codes: frozenset[str] | None
) -> Sentence | None:
    """What keeps this answer from being one, as a sentence with its remedy; or None."""
    if value is UNKNOWN:
        if question.given_by == "heed":
            return lambda: _(
                "Heed has not yet recorded “{question}”{where}. Ask for it to be worked out."
            )
        return lambda: _("“{question}”{where} has not been answered. Answer it.")
    values = value if isinstance(value, list) else [value]
    if codes is not None and not all(isinstance(one, str) and one in codes for one in values):
        return lambda: _(
            "The answer “{given}” to “{question}”{where} is no longer among its options."
            " Choose another."
        )
    if len(values) < question.min_items:
        return lambda: _("“{question}”{where} needs more entries. Add them.")
    if question.notes == "required" and known(_part(given, "notes")) is UNKNOWN:
        return lambda: _("“{question}”{where} has been answered without reasons. Give them.")
    sources = _part(given, "sources")
    wanted = question.evidence.get("min_sources", 0)
    if wanted and (not isinstance(sources, list) or len(sources) < wanted):
        return lambda: _("“{question}”{where} has been answered without a source. Cite one.")
    return None


def _part(given: Any, name: str) -> Any:
    return given.get(name) if isinstance(given, Mapping) else None


def _in_collection(framework: Framework, collection: Collection, facts: Facts) -> Iterator[Missing]:
    name, owner = collection.name, collection.belongs_to
    owners: tuple[Row | None, ...] = facts.rows_of(owner, None).items if owner else (None,)
    for row in owners:
        # While it is open whether rows are wanted, what that hangs on is what is missing.
        if _is_so(collection.required_if, facts, row):
            rows = facts.rows_of(name, None) if row is None else row[name]
            yield from _in_rows(framework, collection, rows, row, facts)


def _in_rows(
    framework: Framework, collection: Collection, rows: Rows, owner: Row | None, facts: Facts
) -> Iterator[Missing]:
    def lacks(row: Row | None, sentence: Sentence, **words: str) -> Missing:
        def says() -> str:
            where = _where(framework, collection.belongs_to, owner, facts)
            return sentence().format(label=collection.label, where=where, **words)

        section = next((each.id for each in framework.sections_per(collection.name)), "")
        return Missing(
            collection.name, row["id"] if row else None, section, collection.due_at, says
        )

    if not rows.complete:
        codes = uncovered(framework, collection, rows.items)
        labels = {term.id: term.label for term in framework.terms(collection.must_cover)}
        for code in codes:
            yield lacks(owner, _code_is_missing, code=labels[code])
        if not codes:
            yield lacks(owner, lambda: _without_rows(collection))
    required = [field for field in collection.fields if field.required]
    for row in rows.items:
        for field in required:
            if row.get(field.id) is UNKNOWN:
                yield lacks(row, _field_is_empty, field=field.label)


def _code_is_missing() -> str:
    return _("“{label}” has no row for “{code}”. Add one.")


def _field_is_empty() -> str:
    return _("A row of “{label}”{where} has no “{field}”. Fill it in.")


def _without_rows(collection: Collection) -> str:
    if collection.declare_none:
        return _("“{label}”{where} is empty or too short. Add rows, or sign that there are none.")
    return _("“{label}”{where} is empty or too short. Add what is missing.")


def _row_name(framework: Framework, per: str, row: Row, facts: Facts) -> str:
    """What people call a row: its code in words, its name, or its id; the only country, nothing."""
    if (place := facts.place(row)) is not None:
        return place
    for field, labels in framework.outlines[per].named_by:
        code = row.get(field)
        if isinstance(code, str) and code in labels:
            return labels[code]
    collection = framework.collections.get(per)
    if collection and collection.sensitivity == RESTRICTED:
        return str(row["id"])  # what is missing is told to whoever may not read who it is about
    return str(row.get("name") or row["id"])
