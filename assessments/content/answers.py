"""What was answered, and the risks with the measures against them, as it is sealed."""

from typing import Any

from assessments.countries import country_of, still_of_the_plan
from assessments.document import OURS, flat, plain, risk_label
from assessments.rated import rated
from casework.seals import Part
from policy.restricted import is_restricted
from policy.text import authoritative
from recipients.permissions import READ_RESTRICTED


def answers(file) -> dict[str, Part]:
    """Return the answers of each section; those about a risk go with the risk."""
    by_section: dict[str, list] = {}
    closed: dict[str, list] = {}
    for row in file.answers:
        asked = file.framework.questions.get(row.question)
        if asked is None or row.question.startswith(OURS) or row.subject.startswith("risks:"):
            continue
        if not still_of_the_plan(file, row):
            continue
        path = f"answers/{asked.section}"
        held = closed if is_restricted(file.framework, asked) else by_section
        held.setdefault(path, []).append(_answer(row, file.framework) | country_of(file, row))
    parts = {path: Part(rows) for path, rows in by_section.items()}
    return parts | {
        f"{path}/restricted": Part(rows, READ_RESTRICTED) for path, rows in closed.items()
    }


def risks(file) -> dict[str, Part]:
    """Return each risk with what was found of it and the measures against it."""
    parts = {f"risks/{risk.pk}": Part(_risk(file, risk)) for risk in file.risks}
    for risk in file.risks:
        if closed := _findings(file, risk, closed=True):
            parts[f"risks/{risk.pk}/restricted"] = Part(closed, READ_RESTRICTED)
    return parts


def _answer(row, framework) -> dict[str, Any]:
    asked = framework.questions.get(row.question)
    return {
        "question": row.question,
        "text": authoritative(asked.text) if asked else "",
        "cite": asked.cite if asked else "",
        "subject": row.subject,
        "value": flat(row.value),
        "said": _said(asked, row.value),
        "notes": row.notes,
        "sources": list(row.cited),
        "carried_over": row.carried_over,
        "answered_by": row.answered_by.name,
        "answered_at": row.answered_at.isoformat(),
        **_adopted(row.adopted_from),
    }


def _adopted(source) -> dict[str, Any]:
    """Return whose answer it is and where it stands, of one adopted from another body."""
    if source is None:
        return {}
    kept = {name: getattr(source, name) for name in ("title", "publisher", "page")}
    return {"adopted_from": {"source": source.pk} | kept}


def _said(asked, value) -> list[str]:
    """Return what was chosen in the words that were on the screen."""
    values = value if isinstance(value, list) else [value]
    terms = [asked.option(each) for each in values if isinstance(each, str)] if asked else []
    return [authoritative(term.label) for term in terms if term]


def _findings(file, risk, *, closed: bool) -> list[dict[str, Any]]:
    """Return what was found of a risk, of the answers that are restricted or of the others."""
    asked, about = file.framework.questions, f"risks:{risk.pk}"
    return [
        _answer(row, file.framework)
        for row in file.answers
        if row.subject == about
        and (row.question in asked and is_restricted(file.framework, asked[row.question])) == closed
    ]


def _risk(file, risk) -> dict[str, Any]:
    return {
        "id": str(risk.pk),
        "code": risk.code,
        "label": authoritative(risk_label(file.framework, risk)),
        "axis": risk.axis,
        "live": risk.live,
        "rated": rated(file.framework, risk.row, authoritative).as_sealed(),
        "how": risk.how,
        "who": risk.who,
        "evidence": risk.evidence,
        "none_possible": risk.none_possible,
        "none_possible_why": risk.none_possible_why,
        "sources": list(risk.cited),
        "findings": _findings(file, risk, closed=False),
        "measures": [_measure(row) for row in risk.measure_rows],
    }


def _measure(row) -> dict[str, Any]:
    return {
        "id": str(row.pk),
        "kind": row.kind,
        "says": row.says,
        "owner": row.owner.title,
        "due_on": plain(row.due_on),
        "proof": row.proof,
        "if_it_fails": row.if_it_fails,
        "expected_effect": row.expected_effect,
    }
