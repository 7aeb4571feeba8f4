"""Bringing in facts about countries from a file: all of it, or none."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.indicators import BadFile, read
from assessments.models import CountryFact, IndicatorImport
from casework.road import journey
from recipients.models import Country

ONE_AT_A_TIME = 7230015  # the lock under which a file is brought in


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file brought: how many facts are new, were known, and what was left out."""

    new: int
    known: int
    left_out: tuple[str, ...]


def import_indicators(content: bytes, *, name: str, source: str, as_of: date, by) -> Brought:
    """Keep every fact of a file with its source and date; what is known already stays as it is.

    Raises BadFile with every bad row, and keeps nothing then.
    """
    _refuse_what_is_not_said(source, as_of)
    found = read(content, name)
    with journey() as act:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        _refuse_countries_nobody_has({each.country for each in found.facts})
        known = {
            (row.country_id, row.indicator, row.of_year): row.says
            for row in CountryFact.objects.filter(source=source, as_of=as_of)
        }
        new = [each for each in found.facts if _key(each) not in known]
        _refuse_what_was_otherwise(found.facts, known)
        if new:
            row = IndicatorImport.objects.create(
                file_name=name[:200],
                sha256=hashlib.sha256(content).hexdigest(),
                source=source,
                as_of=as_of,
                imported_by=by,
            )
            CountryFact.objects.bulk_create([_row(each, row) for each in new], batch_size=1000)
            act.record(
                "assessments.import_indicators", row, by=by, facts=len(new), sha256=row.sha256
            )
    return Brought(len(new), len(found.facts) - len(new), tuple(sorted(set(found.left_out))))


def _key(fact):
    return (fact.country, fact.indicator, fact.of_year)


def _row(fact, brought_by) -> CountryFact:
    return CountryFact(
        brought_by=brought_by,
        country_id=fact.country,
        indicator=fact.indicator,
        of_year=fact.of_year,
        says=fact.says,
        source=brought_by.source,
        as_of=brought_by.as_of,
    )


def _refuse_what_is_not_said(source: str, as_of: date) -> None:
    if not source.strip() or len(source) > 300:
        raise BadFile(_("Say whose file it is, in at most 300 characters."))
    if as_of > timezone.localdate():
        raise BadFile(_("The day as of which it holds is still to come. Check the year."))


def _refuse_countries_nobody_has(codes: set[str]) -> None:
    missing = codes - set(Country.objects.filter(pk__in=codes).values_list("pk", flat=True))
    if missing:
        says = _("The register has no country %(code)s. Enter it first.")
        raise BadFile(*(says % {"code": code} for code in sorted(missing)))


def _refuse_what_was_otherwise(facts, known) -> None:
    """Refuse a file that says otherwise than the same source did as of the same day."""
    says = _(
        "Line %(line)s says “%(now)s”, and the same source said “%(before)s” as of the same day."
        " Give the day of the newer file."
    )
    faults = [
        says % {"line": each.line, "now": each.says, "before": known[_key(each)]}
        for each in facts
        if known.get(_key(each), each.says) != each.says
    ]
    if faults:
        raise BadFile(*faults)
