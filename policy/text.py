"""Words in a framework file: one text in one or more languages."""

from collections.abc import Mapping
from typing import Self

DEFAULT = "en"


class Text(str):
    """What a framework says, readable as plain English and in every language it was given in."""

    languages: Mapping[str, str]

    def __new__(cls, languages: Mapping[str, str] | str = "") -> Self:
        """Build from a map by language, or from a bare string, which is English."""
        words = {DEFAULT: languages} if isinstance(languages, str) else dict(languages)
        text = super().__new__(cls, words.get(DEFAULT) or next(iter(words.values()), ""))
        text.languages = words
        return text

    def in_language(self, code: str | None) -> str:
        """The words in this language, or in English where nobody has translated them."""
        code = (code or DEFAULT).lower()
        return self.languages.get(code) or self.languages.get(code.split("-")[0]) or str(self)

    def __reduce__(self):
        return (Text, (dict(self.languages),))
