"""Who was asked and what was found out: what a case rests on, as it is sealed."""

from typing import Any

from assessments.countries import has_several, name_of_assured
from assessments.document import OURS, plain
from casework.seals import Part
from recipients.permissions import READ_PROTECTED, READ_RESTRICTED


def consultations(file) -> dict[str, Part]:
    """Return who was consulted and what they said; the protected by name in parts of their own."""
    said = Part([_consultation(each) for each in file.consultations])
    return {"consultations": said} | {
        f"consultations/{row.pk}/identity": Part({"who": row.who}, READ_PROTECTED)
        for row in file.consultations
        if row.protected
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


def assurances(file) -> dict[str, Part]:
    """Return the assurances that were sought, with the answers."""
    return {"assurances": Part([_assurance(file, each) for each in file.assurances])}


def _assurance(file, row) -> dict[str, Any]:
    fields = ("about", "sought_from", "wording", "scope", "outcome", "why_not_sought")
    dates = ("sought_on", "answered_on")
    kept = {name: plain(getattr(row, name)) for name in (*fields, *dates)}
    whose = {"country": name_of_assured(file, row)} if has_several(file) else {}
    return {"id": str(row.pk)} | kept | whose


def sources(file) -> dict[str, Part]:
    """Return each source, and who it is apart from what it says."""
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


def allegations(file) -> dict[str, Part]:
    """Return each allegation against a recipient, and how it was weighed."""
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
