"""From a case to the case document the policy engine judges.

A row of a list (a risk, a measure, an assurance, an item) is kept in part by its own table and
in part as answers about it. `KEPT` says which of a framework's questions the table itself
answers, so that nothing is asked or stored twice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from accounts.models import Post
from assessments.alleged import ALLEGATIONS, rows_from_the_register
from assessments.countries import places_of
from assessments.given import facts_heed_gives, facts_of_country
from policy.casefacts import answer as as_answered
from policy.document import row_keys
from policy.facts import Facts
from policy.framework import COUNTRIES, Collection, Framework, Question
from policy.logic import holds

OURS = "heed."  # questions this program asks itself; no framework knows them


@dataclass(frozen=True, slots=True)
class Kept:
    """Which questions of a list's rows are fields of our own tables, by the question's key."""

    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def field_of(self, question: Question) -> str:
        """Return the field that answers this question, or "" where an Answer does."""
        return self.fields.get(question.key, "")


KEPT = MappingProxyType(
    {
        "risks": Kept({"path": "how", "groups": "who", "evidence": "evidence"}),
        "measures": Kept(
            {
                "type": "kind",
                "description": "says",
                "owner": "owner",
                "due": "due_on",
                "proof": "proof",
                "if_fails": "if_it_fails",
            }
        ),
        "assurances": Kept(
            {
                "from": "sought_from",
                "wording": "wording",
                "asked_on": "sought_on",
                "answer": "outcome",
                "received_on": "answered_on",
            }
        ),
    }
)
IN_ANSWERS = Kept()  # every other list lives wholly in answers about its rows


def kept_by(collection: str) -> Kept:
    """Return what the rows of this list keep themselves."""
    return KEPT.get(collection, IN_ANSWERS)


def subject_of(collection: str, row: Any) -> str:
    """Return how an answer names the row it is about: “risks:12”."""
    return f"{collection}:{row}"


def given(answer) -> Any:
    """Return an answer as the case document carries it, with its reasons and sources."""
    if not answer.notes.strip() and not answer.cited:
        return answer.value
    return {"value": answer.value, "notes": answer.notes, "sources": list(answer.cited)}


def counts(answer) -> bool:
    """Say whether an answer counts: one carried over does not until somebody confirms it."""
    return not answer.carried_over and not answer.question.startswith(OURS)


def case_document(case, file) -> dict[str, Any]:
    """Return the case as the policy engine reads it."""
    collections = rows_by_collection(file)
    return {
        "framework": case.framework_id,
        "case": facts_heed_gives(case, file),
        "q": dict(_answers_of_the_case(file)),
        "collections": collections,
        "declared_none": list(_declarations(case, file, collections)),
    }


def _answers_of_the_case(file) -> Iterator[tuple[str, Any]]:
    asked = {q.id: q for s in file.framework.sections_per("case") for q in s.questions}
    for answer in file.answers:
        if not answer.subject and counts(answer) and answer.question in asked:
            yield answer.question, given(answer)
    for question in asked.values():
        if question.type == "consultation_log" and file.consultations:
            yield question.id, [_consultation(each) for each in file.consultations]


def _consultation(row) -> dict[str, str]:
    who = "" if row.protected else row.who
    return {"who": who, "date": row.on.isoformat(), "advice": row.said, "changed": row.changed}


def rows_by_collection(file) -> dict[str, list[dict[str, Any]]]:
    """Return every list the framework keeps, row by row."""
    return {name: rows_of(file, name) for name in file.framework.collections}


def rows_of(file, name: str) -> list[dict[str, Any]]:
    """Return one list's rows, each with its id, its own fields and the answers about it."""
    collection = file.framework.collection(name)
    if name == "risks":
        return [dict(risk.row) for risk in file.risks]
    if name == "measures":
        measures = [measure for risk in file.risks for measure in risk.measure_rows]
        return [dict(each.row) for each in measures]
    if name == "assurances":
        return _rows_of_assurances(file, collection)
    if collection.is_of_countries:
        return _rows_of_countries(file, collection)
    if name == ALLEGATIONS and collection.fields:
        return rows_from_the_register(file, collection, row_keys(file.framework, collection))
    return _rows_in_answers(file, collection)


def _rows_of_assurances(file, collection: Collection) -> list[dict[str, Any]]:
    """What was sought of the countries of the help; one that has left the plan owes nothing."""
    sought = [each for each in file.assurances if each.outcome != "not_sought"]
    rows = [row_of(file.framework, collection, each, file.answers) for each in sought]
    if collection.belongs_to != COUNTRIES:
        return rows
    for row, each in zip(rows, sought, strict=True):
        row[collection.belongs_by] = each.country_id or file.case.assistance.country_id
    return [row for row in rows if row[collection.belongs_by] in file.country_codes]


def _rows_of_countries(file, collection: Collection) -> list[dict[str, Any]]:
    """Return a row for each country of the plan: its name, and what is known and said of it."""
    allowed = row_keys(file.framework, collection)
    rows = []
    for place in places_of(file):
        row = {"id": place.code, "name": place.name} | facts_of_country(place.code)
        row |= _answers_about(file.framework, collection, place.subject, file.answers)
        rows.append({key: value for key, value in row.items() if key in allowed})
    return rows


def row_of(framework: Framework, collection: Collection, row, answers) -> dict[str, Any]:
    """Return one row of a table as the document carries it."""
    built: dict[str, Any] = {"id": str(row.pk)}
    if not getattr(row, "carried_over", False):
        built |= _kept_fields(collection, row)
    if collection.belongs_by and hasattr(row, f"{collection.belongs_by}_id"):
        built[collection.belongs_by] = str(getattr(row, f"{collection.belongs_by}_id"))
    if collection.field("code") and hasattr(row, "code"):
        built["code"] = row.code
    subject = subject_of(collection.name, row.pk)
    built |= _answers_about(framework, collection, subject, answers)
    allowed = row_keys(framework, collection)
    return {key: value for key, value in built.items() if key in allowed}


def _kept_fields(collection: Collection, row) -> dict[str, Any]:
    return {key: plain(getattr(row, name)) for key, name in kept_by(collection.name).fields.items()}


def _answers_about(framework, collection: Collection, subject: str, answers) -> dict[str, Any]:
    keys = {
        question.id: question.key
        for section in framework.sections_per(collection.name)
        for question in section.questions
        if not kept_by(collection.name).field_of(question)
    }
    return {
        keys[each.question]: given(each)
        for each in answers
        if each.subject == subject and counts(each) and each.question in keys
    }


def _rows_in_answers(file, collection: Collection) -> list[dict[str, Any]]:
    ids = row_ids(file.answers, collection.name)
    subjects = {id: subject_of(collection.name, id) for id in ids}
    return [
        {"id": id} | _answers_about(file.framework, collection, subject, file.answers)
        for id, subject in subjects.items()
    ]


def row_ids(answers, collection: str) -> list[str]:
    """Return the ids of the rows that live in answers alone, in the order they were added."""
    found = {
        each.subject.partition(":")[2]
        for each in answers
        if each.subject.startswith(f"{collection}:") and not each.question.startswith(OURS)
    }
    return sorted(found, key=lambda id: (len(id), id))


def _declarations(case, file, collections: Mapping[str, list]) -> Iterator[dict[str, Any]]:
    """Each signed “none found” that is still true: a list that has rows since is not empty."""
    known = file.framework.collections
    for entry in case.declared_none:
        name, of = entry.get("collection"), entry.get("of")
        if name not in known or not known[name].declare_none:
            continue
        owner = known[name].belongs_by
        rows = [row for row in collections[name] if of is None or row.get(owner) == of]
        if not rows:
            yield entry
    if "measures" in known and known["measures"].declare_none:
        for risk in file.risks:
            if risk.none_possible and risk.none_possible_why.strip() and not risk.measure_rows:
                why = risk.none_possible_why
                yield {"collection": "measures", "of": str(risk.pk), "reason": why}


def plain(value: Any) -> Any:
    """Return a stored value as JSON has it: dates and amounts as text, a post by its title."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value.title if isinstance(value, Post) else value


def flat(value: Any) -> Any:
    """Return plain data fit for canonical JSON: numbers with a fraction become text."""
    if isinstance(value, dict):
        return {str(key): flat(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [flat(each) for each in value]
    if isinstance(value, float):
        return str(value)
    return plain(value)


def risk_label(framework: Framework, risk) -> str:
    """Return what the framework calls this risk."""
    term = risk_term(framework, risk.code)
    return term.label if term else risk.code


def risk_term(framework: Framework, code: str):
    """Return the framework's entry for a risk's code, or None where it has none."""
    collection = framework.collections.get("risks")
    holder = collection.field("code") if collection else None
    terms = (term for name in (holder.vocab if holder else ()) for term in framework.terms(name))
    return next((term for term in terms if term.id == code), None)


def live_risk(framework: Framework, row: Mapping[str, Any]) -> bool:
    """Say whether a risk must be answered: while its finding is open, it must.

    The framework says when measures are wanted of a risk; whatever is not known to be
    outside that counts as inside.
    """
    measures = framework.collections.get("measures")
    if measures is None or not measures.required_if:
        return True
    return holds(measures.required_if, Facts(row=row_facts(framework, "risks", row))) is not False


def row_facts(framework: Framework, collection: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as conditions see it: an answer no longer among its options is unknown."""
    asked = {
        question.key: question
        for section in framework.sections_per(collection)
        for question in section.questions
    }
    return {
        key: as_answered(asked[key], value) if key in asked else value for key, value in row.items()
    }
