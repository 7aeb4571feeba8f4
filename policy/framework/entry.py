"""One entry of a framework file while it is being read: takes each part once, by name."""

import difflib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from policy.citations import Cites
from policy.framework.errors import FrameworkError
from policy.logic import Weighable
from policy.periods import Period
from policy.shape import fault_in
from policy.text import Text
from policy.words import _

MISSING: Any = object()
BASES = (
    "policy",
    "statute",
    "legal_act",
    "guidance",
    "practice",
    "statement",
    "summary",
    "operator_default",
    "stakeholder_input",
    "background",
)
Made = TypeVar("Made")


class Entry:
    """A mapping in the file, with where it stands, so that every refusal can name it."""

    def __init__(
        self, file: str, where: str, data: Any, sources: Mapping[str, Any] | None = None
    ) -> None:
        self.file, self.where, self.data = file, where, data
        self.sources = sources if sources is not None else {}
        self.read: set[str] = set()
        if not isinstance(data, dict):
            raise self.refused(_("should be named values, such as {id: …, cite: …}"))

    def refused(self, sentence: str) -> FrameworkError:
        """The error to raise: file, entry, what is wrong and how to mend it."""
        return FrameworkError(f"{self.file}: {self.where} {sentence}.")

    def take(self, key: str, default: Any = MISSING, shape: Mapping | None = None) -> Any:
        """The part as it stands in the file; `shape` tells editors what may stand there."""
        self.read.add(key)
        value = self.data.get(key, MISSING)
        if value is MISSING or value is None:
            if default is MISSING:
                raise self.refused(_("has no “{key}”. Add one").format(key=key))
            return default
        return value

    def word(self, key: str, default: Any = MISSING, among: tuple[str, ...] = ()) -> str:
        """A code or a bare string, perhaps one of a few."""
        value = self.take(key, default)
        if value is default:
            return value
        if not isinstance(value, str) or not value.strip():
            raise self.refused(
                _("has a “{key}” that is not a word. Put it in quotation marks").format(key=key)
            )
        if among and value not in among:
            raise self.refused(
                _("has the {key} “{value}”. Use one of: {among}").format(
                    key=key, value=value, among=", ".join(among)
                )
            )
        return value

    def text(self, key: str, default: Any = MISSING) -> Text:
        """Words in one or more languages: a bare string is English."""
        return self.as_text(self.take(key, default), key)

    def as_text(self, value: Any, key: str) -> Text:
        """Read words that may be a bare string or a map by language."""
        languages = {"en": value} if isinstance(value, str) else value
        if not isinstance(languages, dict) or not all(
            isinstance(words, str) for words in languages.values()
        ):
            raise self.refused(
                _(
                    "has a “{key}” that is not a text. Write a sentence, or one for each language"
                    " as {{en: …, fr: …}}"
                ).format(key=key)
            )
        return Text(languages)

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false, and nothing else."""
        value = self.take(key, default)
        if not isinstance(value, bool):
            raise self.refused(_("has a “{key}” that is neither true nor false").format(key=key))
        return value

    def number(self, key: str, default: int) -> int:
        """A whole number, not below nought."""
        value = self.take(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.refused(_("has a “{key}” that is not a whole number").format(key=key))
        return value

    def number_if_any(self, key: str) -> int | None:
        """A whole number, where the file gives one."""
        return self.number(key, 0) if self.take(key, None) is not None else None

    def period(self, key: str) -> Period:
        """A span of time such as P6M."""
        try:
            return Period.parse(self.take(key))
        except ValueError as error:
            raise self.refused(
                _("has a “{key}” nobody can count: {error}").format(
                    key=key, error=str(error).rstrip(".")
                )
            ) from None

    def period_if_any(self, key: str) -> Period | None:
        """A span of time, where the file gives one."""
        return self.period(key) if self.take(key, None) is not None else None

    def condition(self, key: str, default: Any = MISSING) -> Any:
        """A condition, checked for shape."""
        value = self.take(key, default)
        if value is default:
            return value
        if fault := fault_in(value):
            raise self.refused(
                _("has a “{key}” that is not a condition: {fault}").format(key=key, fault=fault)
            )
        return Weighable(value)

    def words(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of codes; a single one may stand alone."""
        value = self.take(key, list(default))
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
            raise self.refused(
                _("has a “{key}” that is not a list of words. Quote each one").format(key=key)
            )
        return tuple(listed)

    def period_or(self, key: str, word: str) -> Period | str | None:
        """A span of time or one word in its place, where the file gives either."""
        value = self.take(key, None)
        return value if value in (None, word) else self.period(key)

    def entry(self, key: str, where: str = "") -> "Entry":
        """One entry inside this one."""
        return self.within(where or f"{self.where}, {key}", self.take(key))

    def entry_if_any(self, key: str) -> "Entry | None":
        """One entry inside this one, where the file gives it."""
        return self.entry(key) if self.take(key, None) is not None else None

    def entries(self, key: str, make: "Callable[[Entry], Made]") -> tuple[Made, ...]:
        """A list of entries inside this one, each built by `make` and named by its id."""
        return tuple(make(entry) for entry in self._each(key))

    def named(self, key: str, make: "Callable[[str, Entry], Made]") -> dict[str, Made]:
        """Entries inside this one by their names, each built by `make(name, what holds it)`."""
        holder = self.within(key, self.take(key, {}))
        return {name: make(name, holder) for name in holder.data}

    def named_entries(self, key: str, make: "Callable[[str, Entry], Made]") -> dict[str, Made]:
        """Entries inside this one by their names, each built by `make(name, entry)`."""
        return self.named(
            key, lambda name, held: make(name, held.entry(name, f"{held.where} “{name}”"))
        )

    def _each(self, key: str) -> "Iterator[Entry]":
        value = self.take(key, [])
        if not isinstance(value, list):
            raise self.refused(_("has a “{key}” that is not a list").format(key=key))
        for place, data in enumerate(value, start=1):
            name = data.get("id") if isinstance(data, dict) else None
            yield self.within(f"{key} “{name}”" if name else f"{key}, entry {place},", data)

    def within(self, where: str, data: Any) -> "Entry":
        """An entry that stands inside this one."""
        return Entry(self.file, where, data, self.sources)

    def provenance(self) -> dict[str, str]:
        """Where a rule comes from: its citation, and what kind of authority stands behind it."""
        cite = self.word("cite", "")
        first = cite.split(";")[0].split()[0].rstrip(",") if cite else ""
        known = self.sources[first].basis if first in self.sources else "operator_default"
        basis = self.word("basis", known, among=BASES)
        return {"cite": Cites(cite, self.sources), "basis": basis}

    def done(self) -> None:
        """Refuse parts nobody reads: they are misspelt, or the file is newer than the program."""
        for key in self.data:
            if key not in self.read:
                near = difflib.get_close_matches(key, sorted(self.read), n=1)
                meant = _(" Did you mean “{near}”?").format(near=near[0]) if near else ""
                sentence = _("has “{key}”, which means nothing here.{meant} Mend or remove it")
                raise self.refused(sentence.format(key=key, meant=meant))
