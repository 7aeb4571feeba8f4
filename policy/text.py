"""Words in a framework file: one text in one or more languages."""

from collections.abc import Callable, Mapping
from typing import Self

DEFAULT = "en"


def _nobody() -> str | None:
    return None


_language: Callable[[], str | None] = _nobody


def read_in(language: Callable[[], str | None]) -> None:
    """From now on, let every text that is shown be in the language this says its reader has.

    The engine is pure Python and knows no Django; when Django starts, it hands its own here.
    """
    global _language
    _language = language


class Text(str):
    """What a framework says: shown in its reader's language, and otherwise its English.

    Whatever writes it out for a person (a page, a sentence with it inside) asks for `str(text)`
    and gets the reader's language. What is compared, sealed or stored is the English:
    `authoritative`.
    """

    languages: Mapping[str, str]

    def __new__(cls, languages: Mapping[str, str] | str = "") -> Self:
        """Build from a map by language, or from a bare string, which is English."""
        words = {DEFAULT: languages} if isinstance(languages, str) else dict(languages)
        text = super().__new__(cls, words.get(DEFAULT) or next(iter(words.values()), ""))
        text.languages = words
        return text

    def __str__(self) -> str:
        return self.in_language(_language()) if len(self.languages) > 1 else self.authoritative

    @property
    def tongue(self) -> str:
        """The language in which `str` gives it."""
        return self.tongue_for(_language())

    def tongue_for(self, code: str | None) -> str:
        """The language in which a reader of this one is given it."""
        code = (code or DEFAULT).lower().split("-")[0]
        return code if code in self.languages else DEFAULT

    @property
    def authoritative(self) -> str:
        """The English, or the one language there is: what is sealed and kept."""
        return str.__str__(self)

    def in_language(self, code: str | None) -> str:
        """The words in this language, or in English where nobody has translated them."""
        code = (code or DEFAULT).lower()
        found = self.languages.get(code) or self.languages.get(code.split("-")[0])
        return found or self.authoritative

    def __reduce__(self):
        return (Text, (dict(self.languages),))


class Spoken(str):
    """Words of a framework as their reader has them, which say in which language they are."""

    tongue: str

    def __new__(cls, text: Text, language: str | None = None) -> Self:
        """Take a text in its reader's language, or in one that is named."""
        code = language or _language()
        words = super().__new__(cls, text.in_language(code))
        words.tongue = text.tongue_for(code)
        return words


def authoritative(text: object) -> str:
    """Return a text in the words that are sealed and kept; anything else as it is written."""
    return text.authoritative if isinstance(text, Text) else str(text)
