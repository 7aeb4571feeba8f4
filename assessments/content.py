"""What a submission seals, part by part: each part is somebody's to read or to be withheld.

Amounts and dates are text; rows are named by their ids. Nothing here is a query of its own
beyond what the case file holds.
"""

from typing import Any

from assessments.countries import (
    country_of,
    further_countries,
    has_several,
    name_of_assured,
    still_of_the_plan,
)
from assessments.document import OURS, plain, risk_label
from assessments.rated import rated
from assessments.resting import baseline_parts
from casework.seals import Part
from policy.restricted import is_restricted, without_reasons
from policy.text import authoritative
from recipients.permissions import READ_PROTECTED, READ_RESTRICTED


def content_parts(file) -> dict[str, Part]:
    """Return every part of a case's content, by its path, with who may read it."""
    parts = {
        "case": Part(_case(file.case) | further_countries(file)),
        "recipients": Part([_recipient(each) for each in file.recipients]),
        "roles": Part([_role(each) for each in file.roles]),
        "framework": Part(_framework(file.framework)),
        "screening": Part(_screening(file.screening)),
        "consultations": Part([_consultation(each) for each in file.consultations]),
        "assurances": Part([_assurance(file, each) for each in file.assurances]),
        "declared_none": Part(list(file.case.declared_none)),
    }
    parts |= _evaluation(file)
    parts |= _protected_names(file) | _answers(file) | _risks(file) | _sources(file)
    return parts | _allegations(file) | baseline_parts(file)


def _evaluation(file) -> dict[str, Part]:
    """What the framework found; why, in sentences that repeat answers, is for some readers."""
    found, because = without_reasons(file.evaluation.as_dict())
    parts = {"evaluation": Part(found | {"absolute_bars": _absolute_bars(file.evaluation)})}
    return parts | ({"evaluation/because": Part(because, READ_RESTRICTED)} if because else {})


def _absolute_bars(evaluation) -> list[str]:
    """Return the bars that are true and that nobody may pass: the database knows them by this."""
    return sorted(
        found.id
        for found in evaluation.bars_standing
        if found.value is True and found.bar.effect == "prohibit" and not found.bar.overrides
    )


def _case(case) -> dict[str, Any]:
    help_given = case.assistance
    return {
        "reference": case.reference,
        "kind": case.kind,
        "assistance": help_given.reference,
        "title": help_given.title,
        "summary": help_given.summary,
        "purpose": help_given.purpose,
        "kind_of_help": help_given.kind,
        "activities": list(help_given.activities),
        "country": help_given.country_id,
        "country_name": str(help_given.country),
        "provider": str(help_given.provider),
        "funder": str(help_given.funder or ""),
        "fund": help_given.fund,
        "supplier": help_given.supplier,
        "amount": plain(help_given.amount),
        "currency": help_given.currency,
        "commercial_interest": help_given.commercial_interest,
        "facts": _flat(help_given.facts),
        "starts_on": plain(help_given.starts_on),
        "ends_on": plain(help_given.ends_on),
        "first_delivery_on": plain(help_given.first_delivery_on),
        "marking": help_given.marking,
        "author": case.author.name,
        "previous": case.previous.reference if case.previous_id else "",
        "what_has_changed": case.what_has_changed,
    }


def _recipient(row) -> dict[str, Any]:
    return {
        "reference": row.reference,
        "name": row.name,
        "latin_name": row.latin_name,
        "kind": row.kind,
        "country": row.country_id,
        "parent": row.parent.reference if row.parent_id else "",
        "parent_name": str(row.parent or ""),
        "state": row.state,
        "flagged": row.flagged,
    }


def _role(row) -> dict[str, str]:
    return {"role": row.role, "organisation": str(row.organisation), "post": str(row.post or "")}


def _framework(framework) -> dict[str, Any]:
    return {
        "id": framework.id,
        "version": framework.version,
        "digest": framework.digest,
        "title": authoritative(framework.title),
        "state": framework.state,
        "provisional_because": authoritative(framework.provisional_because),
        "switches": {each.id: each.value for each in framework.switches},
    }


def _screening(row) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        "outcome": row.outcome,
        "rule": row.rule,
        "cites": row.cites,
        "answers": _flat(row.answers),
        "reasons": row.reasons,
        "recorded_by": row.recorded_by.name,
        "recorded_at": row.recorded_at.isoformat(),
        "agreed_by": row.agreed_by.name if row.agreed_by_id else "",
    }


def _consultation(row) -> dict[str, Any]:
    return {
        "id": str(row.pk),
        "who": "" if row.protected else row.who,
        "protected": row.protected,
        "outside": row.outside,
        "on": plain(row.on),
        "said": row.said,
        "changed": row.changed,
    }


def _protected_names(file) -> dict[str, Part]:
    return {
        f"consultations/{row.pk}/identity": Part({"who": row.who}, READ_PROTECTED)
        for row in file.consultations
        if row.protected
    }


def _assurance(file, row) -> dict[str, Any]:
    fields = ("about", "sought_from", "wording", "scope", "outcome", "why_not_sought")
    dates = ("sought_on", "answered_on")
    kept = {name: plain(getattr(row, name)) for name in (*fields, *dates)}
    whose = {"country": name_of_assured(file, row)} if has_several(file) else {}
    return {"id": str(row.pk)} | kept | whose


def _answer(row, framework) -> dict[str, Any]:
    asked = framework.questions.get(row.question)
    return {
        "question": row.question,
        "text": authoritative(asked.text) if asked else "",
        "cite": asked.cite if asked else "",
        "subject": row.subject,
        "value": _flat(row.value),
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


def _answers(file) -> dict[str, Part]:
    """The answers of each section, those about rows of risks apart (they go with the risk)."""
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


def _risks(file) -> dict[str, Part]:
    parts = {f"risks/{risk.pk}": Part(_risk(file, risk)) for risk in file.risks}
    for risk in file.risks:
        if closed := _findings(file, risk, closed=True):
            parts[f"risks/{risk.pk}/restricted"] = Part(closed, READ_RESTRICTED)
    return parts


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


def _sources(file) -> dict[str, Part]:
    parts = {}
    for source in file.sources:
        parts[f"sources/{source.pk}"] = Part(_source(source))
        if source.protected or source.identity:
            parts[f"sources/{source.pk}/identity"] = Part(
                {"identity": source.identity}, READ_PROTECTED
            )
    return parts


def _source(row) -> dict[str, Any]:
    fields = ("kind", "title", "publisher", "dated", "address", "page", "reliability", "marking")
    held = ("held_elsewhere", "custodian", "custodian_reference", "gist")
    kept = {name: plain(getattr(row, name)) for name in (*fields, "accessed_on", *held)}
    return {"id": row.pk, "protected": row.protected} | kept


def _allegations(file) -> dict[str, Part]:
    weighed = {row.subject: row for row in file.answers if row.question == f"{OURS}allegation"}
    parts = {}
    for row in file.allegations:
        answer = weighed.get(f"allegations:{row.pk}")
        content = {
            "reference": row.reference,
            "recipient": row.recipient.reference,
            "violation": row.violation,
            "says": row.says,
            "happened": row.happened,
            "place": row.place,
            "standard": row.standard,
            "weighed": answer.notes if answer else "",
            "weighed_by": answer.answered_by.name if answer else "",
        }
        parts[f"allegations/{row.reference}"] = Part(
            content, READ_RESTRICTED if row.restricted else ""
        )
    return parts


def _flat(value: Any) -> Any:
    """Return plain data fit for canonical JSON: numbers with a fraction become text."""
    if isinstance(value, dict):
        return {str(key): _flat(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_flat(each) for each in value]
    if isinstance(value, float):
        return str(value)
    return plain(value)
