"""What the register holds against the recipients of a case, as rows of its case document.

A framework whose list `allegations` declares fields gets a row for each. What is restricted
becomes a row only once somebody who may read it has weighed it in this case, and then as codes
and days alone: no word of it leaves the register by this way.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from casework.files import drawer
from recipients.models import Intercession

ALLEGATIONS = "allegations"
CODES_AND_DAYS = frozenset(
    {
        "id",
        "reference",
        "grave",
        "standard",
        "continuing",
        "intercession_done",
        "interceded_on",
        "answer_due",
    }
)


@drawer("assessments.assessment", "intercessions")
def intercessions(case, file):
    """Return what was brought to the authorities, newest first; `about` are its allegations."""
    if not file.allegations:
        return []
    about = Intercession.allegations.through.objects
    keys = about.filter(intercession_id=OuterRef("pk")).values("allegation_id")
    found = Intercession.objects.filter(allegations__in=[each.pk for each in file.allegations])
    return list(found.annotate(about=ArraySubquery(keys)).distinct())


def rows_from_the_register(file, collection, keys, since=frozenset()) -> list[dict[str, Any]]:
    """Return a row for each allegation the case may go by, with the fields in `keys` alone.

    `since` are the keys of those that were weighed outside what the case itself says.
    """
    weighed = weighed_in(file) | since
    rows = []
    for allegation in file.allegations:
        if allegation.restricted and str(allegation.pk) not in weighed:
            continue
        row = _row(file, collection, allegation)
        shown = keys & CODES_AND_DAYS if allegation.restricted else keys
        rows.append({key: value for key, value in row.items() if key in shown})
    return rows


def weighed_in(file) -> set[str]:
    """Return the keys of the allegations of which somebody said how they bear on this case."""
    return {
        row.subject.partition(":")[2]
        for row in file.answers
        if row.question == "heed.allegation" and row.notes.strip() and not row.carried_over
    }


def _row(file, collection, allegation) -> dict[str, Any]:
    """Return what is known of one; what is not known is left out, and so stays unknown."""
    said = [each for each in file.intercessions if allegation.pk in each.about]
    row = {
        "id": str(allegation.pk),
        "reference": allegation.reference,
        "unit": str(allegation.recipient),
        "place": allegation.place,
        "period": allegation.happened,
        "standard": _in_list(file, collection, "standard", allegation.standard),
        "continuing": allegation.continuing,
        "disposition": allegation.disposition,
        "violation": _in_list(file, collection, "violation", allegation.code),
        "grave": _grave(file, collection, allegation.code),
        "intercession_done": bool(said),
        **(_interceded(said[0]) if said else {}),
    }
    return {key: value for key, value in row.items() if value not in (None, "")}


def _interceded(latest) -> dict[str, Any]:
    how = [latest.get_how_display(), latest.told_by, latest.told, latest.place]
    return {
        "interceded_on": latest.on.isoformat(),
        "interceded_how": "; ".join(str(each) for each in how if each),
        "answer_due": latest.answer_due.isoformat(),
        "answer": "\n\n".join(filter(None, (latest.answer, latest.done))),
    }


def _in_list(file, collection, name: str, code: str) -> str | None:
    """Return a code where the framework's list for this field has it: no other says anything."""
    return code if _term(file, collection, name, code) else None


def _term(file, collection, name: str, code: str):
    field = collection.field(name)
    lists = field.vocab if field else ()
    terms = (term for each in lists for term in file.framework.terms(each))
    return next((term for term in terms if term.id == code), None)


def _grave(file, collection, code: str) -> bool | None:
    """Say whether the framework calls this kind of violation grave; unknown where it does not."""
    term = _term(file, collection, "violation", code)
    mark = term.marks.get("grave") if term else None
    return mark if isinstance(mark, bool) else None
