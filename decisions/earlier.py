"""The file of decisions made before Heed: its columns, and what is wrong with a row.

One row is one yes that is still in force. Dates are year-month-day. `earlier_reference` is
the register's own number: a second run of the same file finds it, and takes nothing twice.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Portfolio
from accounts.queries import portfolios_where
from assessments.models import Assistance
from decisions.permissions import Perm
from policy import registry
from recipients.models import Country, Recipient

COLUMNS = {
    "earlier_reference": gettext_lazy("the number the decision has where it is kept now"),
    "portfolio": gettext_lazy("the portfolio it belongs to; may be empty if you have only one"),
    "framework": gettext_lazy("the framework it was decided under, such as uk-osja"),
    "title": gettext_lazy("what the help is called"),
    "summary": gettext_lazy("what is given"),
    "kind": gettext_lazy("capacity_building or case_specific"),
    "country": gettext_lazy("the country's two letters"),
    "recipient": gettext_lazy("the recipient's name or Heed reference"),
    "recipient_kind": gettext_lazy(
        "force, unit, authority, institution or company (force if empty)"
    ),
    "decided_on": gettext_lazy("the day it was decided"),
    "decider": gettext_lazy("who decided"),
    "decider_title": gettext_lazy("as what"),
    "decider_organisation": gettext_lazy("of which organisation"),
    "level": gettext_lazy("the level that decided, as the framework calls it"),
    "reasons": gettext_lazy("the reasons, as they were written"),
    "valid_until": gettext_lazy("the last day it is valid"),
    "review_on": gettext_lazy("when it must be looked at again"),
}
REQUIRED = (
    "earlier_reference",
    "title",
    "kind",
    "country",
    "recipient",
    "decided_on",
    "decider",
    "decider_title",
    "level",
    "reasons",
    "valid_until",
    "review_on",
)
LONGEST = {"title": 200, "recipient": 300, "decider": 200, "decider_title": 200}
MOST_ROWS = 5000


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with the file: on which line, in which column, and what to do."""

    line: int
    column: str
    says: str


class BadRows(Exception):
    """Nothing was taken over, because rows are wrong; `faults` says every one of them."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(" ".join(each.says for each in faults[:3]))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Earlier:
    """One decision made before Heed, read and checked."""

    line: int
    earlier_reference: str
    portfolio: Portfolio
    framework: Any
    title: str
    summary: str
    kind: str
    country: Country
    recipient: str
    recipient_kind: str
    decided_on: date
    decider: str
    decider_title: str
    decider_organisation: str
    level: Any
    reasons: str
    valid_until: date
    review_on: date


def rows_of_csv(content: bytes) -> list[dict[str, str]]:
    """Read the file's rows as text, or raise BadRows saying why it cannot be read."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadRows([Fault(1, "", _("The file is not UTF-8 text. Save it as UTF-8."))]) from None
    if "\0" in text:
        raise BadRows([Fault(1, "", _("The file is not a CSV file. Save it as CSV."))])
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="", strict=True)
    try:
        rows = list(reader)
    except csv.Error as error:
        says = _("Line %(line)d cannot be read as CSV (%(why)s). Mend its quotation marks.")
        raise BadRows(
            [Fault(reader.line_num, "", says % {"line": reader.line_num, "why": error})]
        ) from None
    faults = list(_faults_of_head(reader.fieldnames or (), rows))
    if faults:
        raise BadRows(faults)
    return rows


def _faults_of_head(names: Iterable[str], rows: list) -> Iterator[Fault]:
    for name in REQUIRED:
        if name not in names:
            yield Fault(1, name, _("The column “%(name)s” is missing. Add it.") % {"name": name})
    for name in names:
        if name not in COLUMNS:
            says = _("Nothing is known of a column “%(name)s”. Remove or rename it.")
            yield Fault(1, name, says % {"name": name})
    if not rows:
        yield Fault(1, "", _("The file has no rows. Add one for each decision."))
    if len(rows) > MOST_ROWS:
        says = _("The file has more than %(most)d rows. Split it.")
        yield Fault(1, "", says % {"most": MOST_ROWS})


def read(rows: Iterable[Mapping[str, Any]], recorder) -> list[Earlier]:
    """Check every row and return them typed, or raise BadRows with all that is wrong."""
    reading = _Reading(recorder)
    found = [reading.row(line, row) for line, row in enumerate(rows, start=2)]
    reading.look_for_doubles(found)
    if reading.faults:
        raise BadRows(reading.faults)
    return [each for each in found if each is not None]


class _Reading:
    """Reads rows one after the other, gathering what is wrong with them."""

    def __init__(self, recorder) -> None:
        self.faults: list[Fault] = []
        self.portfolios = {
            each.name: each for each in portfolios_where(recorder, Perm.IMPORT_DECISIONS.value)
        }
        self.countries = Country.objects.in_bulk()

    def row(self, line: int, row: Mapping[str, Any]) -> Earlier | None:
        before = len(self.faults)
        said = {name: str(row.get(name) or "").strip() for name in COLUMNS}
        self._look_at_words(line, said)
        framework = self._framework(line, said["framework"] or "uk-osja")
        values = {
            "portfolio": self._portfolio(line, said["portfolio"]),
            "framework": framework,
            "country": self._one_of(line, "country", said["country"].upper(), self.countries),
            "level": self._level(line, framework, said["level"]),
            "kind": self._word(line, "kind", said["kind"], Assistance.Kind.values),
            "recipient_kind": self._word(
                line, "recipient_kind", said["recipient_kind"] or "force", Recipient.Kind.values
            ),
            **{name: self._day(line, name, said[name]) for name in DAYS},
        }
        self._look_at_days(line, values)
        if len(self.faults) > before:
            return None
        return Earlier(line=line, **said | values)

    def _wrong(self, line: int, column: str, says: str, /, **words: Any) -> None:
        self.faults.append(Fault(line, column, says % words))

    def _look_at_words(self, line, said) -> None:
        for name in REQUIRED:
            if not said[name]:
                self._wrong(line, name, _("“%(name)s” is empty. Fill it in."), name=name)
        for name, most in LONGEST.items():
            if len(said[name]) > most:
                says = _("“%(name)s” is longer than %(most)d characters. Shorten it.")
                self._wrong(line, name, says, name=name, most=most)

    def _portfolio(self, line, name):
        if not name and len(self.portfolios) == 1:
            return next(iter(self.portfolios.values()))
        if name not in self.portfolios:
            says = _("You may not import into a portfolio “%(name)s”. Use one of: %(known)s.")
            self._wrong(line, "portfolio", says, name=name, known=", ".join(self.portfolios))
        return self.portfolios.get(name)

    def _framework(self, line, id):
        try:
            return registry.in_force(id)
        except registry.UnknownFramework as unknown:
            self._wrong(line, "framework", "%(says)s", says=str(unknown))
            return None

    def _level(self, line, framework, id):
        levels = {each.id: each for each in framework.levels} if framework else {}
        return self._one_of(line, "level", id, levels) if framework else None

    def _one_of(self, line, column, value, known):
        if value and value not in known:
            says = _("“%(value)s” is not known as a %(column)s. Correct it.")
            self._wrong(line, column, says, value=value, column=column)
        return known.get(value)

    def _word(self, line, column, value, known):
        if value and value not in known:
            says = _("“%(value)s” should be one of: %(known)s.")
            self._wrong(line, column, says, value=value, known=", ".join(known))
        return value

    def _day(self, line, column, text) -> date | None:
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            says = _("“%(text)s” is not a day. Write it as year-month-day, such as 2024-03-01.")
            self._wrong(line, column, says, text=text)
            return None

    def _look_at_days(self, line, values) -> None:
        decided, until = values["decided_on"], values["valid_until"]
        if decided and decided > timezone.localdate():
            says = _("It was decided on a day to come. A decision made before Heed lies behind us.")
            self._wrong(line, "decided_on", says)
        if decided and until and until < decided:
            self._wrong(
                line, "valid_until", _("It ends before it was decided. Correct one of the days.")
            )

    def look_for_doubles(self, found) -> None:
        seen: dict[tuple[Any, str], int] = {}
        for each in found:
            if each is None:
                continue
            key = (each.portfolio.pk, each.earlier_reference)
            if key in seen:
                says = _("“%(reference)s” stands on line %(line)d too. Keep one of them.")
                self._wrong(
                    each.line,
                    "earlier_reference",
                    says,
                    reference=each.earlier_reference,
                    line=seen[key],
                )
            seen.setdefault(key, each.line)


DAYS = ("decided_on", "valid_until", "review_on")
