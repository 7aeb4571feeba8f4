"""Files of facts about countries: read whole or refused, every bad row named.

What a file says is kept as evidence, in its own words and numbers. Nothing here is a score, and
no rule of any framework reads it.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pycountry
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST_BYTES = 10_000_000
MOST_ROWS = 50_000
LONGEST_CELL = 2_000
TREATY = ("iso2", "member", "state party", "year ratification or accession", "status")
VDEM = ("country_text_id", "year")
WGI = ("wb_code", "year", "Estimate", "Rank")
STANDS = {
    "state party": gettext_lazy("state party"),
    "signatory state": gettext_lazy("signed, not ratified"),
    "no action": gettext_lazy("no action"),
}
TREATIES = {
    "cat": gettext_lazy("Convention against Torture"),
    "cedaw": gettext_lazy("Convention on discrimination against women"),
    "cped": gettext_lazy("Convention on enforced disappearance"),
    "crc": gettext_lazy("Convention on the Rights of the Child"),
    "iccpr": gettext_lazy("Covenant on Civil and Political Rights"),
    "iccpr_op2": gettext_lazy("Second Protocol to that Covenant (death penalty)"),
    "icerd": gettext_lazy("Convention on racial discrimination"),
    "icescr": gettext_lazy("Covenant on Economic, Social and Cultural Rights"),
    "opcat": gettext_lazy("Protocol on visits to places of detention"),
}
INDICES = {
    "v2x_polyarchy": gettext_lazy("V-Dem: electoral democracy"),
    "v2x_libdem": gettext_lazy("V-Dem: liberal democracy"),
    "v2x_partipdem": gettext_lazy("V-Dem: participatory democracy"),
    "v2x_delibdem": gettext_lazy("V-Dem: deliberative democracy"),
    "v2x_egaldem": gettext_lazy("V-Dem: egalitarian democracy"),
    "v2x_api": gettext_lazy("V-Dem: additive polyarchy"),
    "v2x_mpi": gettext_lazy("V-Dem: multiplicative polyarchy"),
}
LABELS = (
    {f"treaty.{each}": title for each, title in TREATIES.items()}
    | {f"vdem.{each}": title for each, title in INDICES.items()}
    | {"wgi.voice": gettext_lazy("Worldwide Governance Indicators: voice and accountability")}
)
# Codes these publishers use beside, or instead of, the standard's.
THEIR_CODES = {"ADO": "AD", "ROM": "RO", "TMP": "TL", "WBG": "PS", "ZAR": "CD", "TP": "TL"}
# Places they count that have no entry of their own in the standard.
NO_COUNTRY = frozenset({"PSG", "SML", "XKX", "ZZB", "KSV", "ANT"})


class BadFile(Exception):
    """A file nothing can be taken from, in sentences: one of the whole, or one for each row."""

    def __init__(self, *faults: str) -> None:
        self.faults = faults
        super().__init__(" ".join(faults))


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: of which country, which indicator and year, in words, and from which line."""

    country: str
    indicator: str
    of_year: int | None
    says: str
    line: int


@dataclass(slots=True)
class Read:
    """What a file says: its facts, and the lines about places that are no country of the list."""

    facts: list[Fact] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


Rows = Iterator[tuple[int, dict[str, str]]]


def read(content: bytes, name: str) -> Read:
    """Return every fact of a file; raises BadFile with every reason against it."""
    header, rows = _rows_of(content)
    kinds: tuple[tuple[tuple[str, ...], Callable[..., Iterator[Fact]], str], ...] = (
        (TREATY, _treaty, "iso2"),
        (WGI, _governance, "wb_code"),
        (VDEM, _democracy, "country_text_id"),
    )
    for columns, facts_in, code in kinds:
        if set(columns) <= set(header):
            return _read(rows, facts_in, code, name, header)
    raise BadFile(
        _(
            "The first line is none that is known: it should head a file of treaty status, of"
            " V-Dem indices, or of the governance indicator “voice and accountability”."
        )
    )


def _rows_of(content: bytes) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """Return the header and the rows by line, or refuse what is no table at all."""
    if len(content) > MOST_BYTES:
        raise BadFile(_("The file is larger than 10 MB; no file of indicators is. Check it."))
    if b"\x00" in content:
        raise BadFile(_("The file holds a null byte, so it is no text. Give a CSV file."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadFile(_("The file is not in UTF-8. Save it as “CSV UTF-8”.")) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [each.strip() for each in next(reader, [])]
        rows = [(reader.line_num, row) for row in reader if any(each.strip() for each in row)]
    except csv.Error as problem:
        says = _("Line %(line)s cannot be read as CSV: %(why)s. Mend it, and try again.")
        raise BadFile(says % {"line": reader.line_num, "why": problem}) from None
    if len(set(header)) != len(header):
        raise BadFile(_("Two columns have the same heading, so it is unclear which counts."))
    if not rows:
        raise BadFile(_("The file has no row, so nothing is taken from it."))
    if len(rows) > MOST_ROWS:
        raise BadFile(_("The file has more than 50,000 rows; no file of indicators has. Check it."))
    uneven = [line for line, row in rows if len(row) != len(header)]
    if uneven:
        says = _("Line %(line)s has not as many columns as the first line.")
        raise BadFile(*(says % {"line": line} for line in uneven))
    cells = [(line, dict(zip(header, row, strict=True))) for line, row in rows]
    return header, cells


def _read(rows, facts_in, code: str, name: str, header: list[str]) -> Read:
    found, faults, seen = Read(), [], {}
    for line, row in rows:
        given = row[code].strip().upper()
        if given in NO_COUNTRY:
            found.left_out.append(given)
            continue
        try:
            country = _country(given)
            for fact in facts_in(row, country, line, name, header):
                key = (fact.country, fact.indicator, fact.of_year)
                if key in seen:
                    raise ValueError(_("says again what line %(n)s says") % {"n": seen[key]})
                seen[key] = line
                found.facts.append(fact)
        except ValueError as problem:
            faults.append(_("Line %(line)s %(problem)s.") % {"line": line, "problem": problem})
    if faults:
        raise BadFile(*faults)
    return found


def _country(given: str) -> str:
    code = THEIR_CODES.get(given, given)
    by = {2: "alpha_2", 3: "alpha_3"}.get(len(code))
    known = pycountry.countries.get(**{by: code}) if by and code.isalpha() else None
    if known is None:
        raise ValueError(_("names no country by “%(code)s”") % {"code": given[:20]})
    return known.alpha_2


def _year(given: str) -> int:
    if not re.fullmatch(r"(19|20)\d\d", given.strip()):
        raise ValueError(_("has “%(year)s” where a year should be") % {"year": given[:20]})
    return int(given)


def _number(given: str, column: str) -> str:
    """Return a number as the file writes it, so that nothing is rounded."""
    if not re.fullmatch(r"-?\d{1,6}(\.\d{1,12})?([eE]-?\d{1,2})?", given.strip()):
        said = {"value": given[:20], "column": column}
        raise ValueError(_("has “%(value)s” where %(column)s should be a number") % said)
    return given.strip()


def _treaty(row, country, line, name, header) -> Iterator[Fact]:
    treaty = name.removesuffix(".csv").removeprefix("hr_status_")
    if treaty not in TREATIES:
        raise BadFile(
            _(
                "The name of the file says no treaty that is known. Name it as it is published,"
                " for example hr_status_cat.csv."
            )
        )
    stands = row["status"].strip().lower()
    if stands not in STANDS:
        raise ValueError(_("says “%(stands)s”, which is no standing") % {"stands": stands[:40]})
    flagged = row["state party"].strip() == "1"
    since = row["year ratification or accession"].strip()
    since = str(_year(since)) if since else ""
    party = stands == "state party"
    # One published row lacks the flag and has the year; with neither, nobody can tell.
    if flagged != party and not (party and since):
        raise ValueError(_("says both that the state is a party and that it is not"))
    says = _("%(stands)s since %(year)s") if since and party else "%(stands)s"
    yield Fact(
        country,
        f"treaty.{treaty}",
        None,
        says % {"stands": STANDS[stands], "year": since},
        line,
    )


def _democracy(row, country, line, name, header) -> Iterator[Fact]:
    year = _year(row["year"])
    for column in header:
        if column in INDICES and row[column].strip():
            value = _number(row[column], column)
            says = _("%(value)s, on a scale from 0 to 1") % {"value": value}
            yield Fact(country, f"vdem.{column}", year, says, line)


def _governance(row, country, line, name, header) -> Iterator[Fact]:
    year = _year(row["year"])
    if not row["Estimate"].strip():
        return
    said = {name: _number(row[name], name) for name in ("Estimate", "Rank")}
    says = _("%(Estimate)s, between about -2.5 and 2.5; percentile rank %(Rank)s") % said
    yield Fact(country, "wgi.voice", year, says, line)
