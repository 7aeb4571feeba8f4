"""In which language a page is, and which words on it are in another (WCAG 3.1.1 and 3.1.2).

The interface may be in fewer languages than the frameworks: somebody who chose French reads a
UN question in French on a page whose buttons, days and numbers are in English.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.utils.html import conditional_escape, format_html
from django.utils.translation import get_language, override

_read: ContextVar[str | None] = ContextVar("read", default=None)


@contextmanager
def speaking_to(language: str) -> Iterator[None]:
    """Give somebody who reads this language all that there is in it, and the rest in English.

    What a framework says is in it wherever it was translated. Heed's own words, days and numbers
    are in one language on the whole page, never half of it in what Django brings along.
    """
    token = _read.set(language)
    try:
        with override(_of_the_interface(language)):
            yield
    finally:
        _read.reset(token)


def language_read() -> str:
    """Return the language in which whoever is shown something now reads a framework."""
    return _read.get() or get_language() or settings.LANGUAGE_CODE


def page_language() -> str:
    """Return the language most of a page is in: the reader's, where the interface has it."""
    return _of_the_interface(get_language())


def _of_the_interface(language: str | None) -> str:
    chosen = (language or "").partition("-")[0]
    return chosen if chosen in settings.INTERFACE_LANGUAGES else settings.LANGUAGE_CODE


def marked(words: Any) -> str:
    """Return words escaped, and inside a `lang` of their own where the page is in another.

    Words that know their language say it by `tongue`; all others are taken to be the page's.
    """
    tongue = getattr(words, "tongue", "")
    if tongue and tongue != page_language():
        return format_html('<span lang="{}">{}</span>', tongue, str(words))
    return conditional_escape(words)
