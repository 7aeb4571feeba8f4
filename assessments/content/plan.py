"""What is planned, for whom and by whose hands, and how it was screened, as it is sealed."""

from typing import Any

from assessments.countries import further_countries
from assessments.document import flat, plain
from casework.seals import Part


def plan(file) -> dict[str, Part]:
    """Return the case, its recipients, who fills which role in it, and its screening."""
    return {
        "case": Part(_case(file.case) | further_countries(file)),
        "recipients": Part([_recipient(each) for each in file.recipients]),
        "roles": Part([_role(each) for each in file.roles]),
        "screening": Part(_screening(file.screening)),
    }


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
        "facts": flat(help_given.facts),
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


def _screening(row) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        "outcome": row.outcome,
        "rule": row.rule,
        "cites": row.cites,
        "answers": flat(row.answers),
        "reasons": row.reasons,
        "recorded_by": row.recorded_by.name,
        "recorded_at": row.recorded_at.isoformat(),
        "agreed_by": row.agreed_by.name if row.agreed_by_id else "",
    }
