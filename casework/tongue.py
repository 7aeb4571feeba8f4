"""In which language a page is, and which words on it are in another (WCAG 3.1.1 and 3.1.2).

The interface may be in fewer languages than the frameworks: somebody who chose French reads a
UN question in French on a page whose buttons are in English.
"""

from typing import Any

from django.conf import settings
from django.utils.html import conditional_escape, format_html
from django.utils.translation import get_language


def page_language() -> str:
    """Return the language most of a page is in: the reader's, where the interface has it."""
    chosen = (get_language() or "").partition("-")[0]
    return chosen if chosen in settings.INTERFACE_LANGUAGES else settings.LANGUAGE_CODE


def marked(words: Any) -> str:
    """Return words escaped, and inside a `lang` of their own where the page is in another.

    Words that know their language say it by `tongue`; all others are taken to be the page's.
    """
    tongue = getattr(words, "tongue", "")
    if tongue and tongue != page_language():
        return format_html('<span lang="{}">{}</span>', tongue, str(words))
    return conditional_escape(words)
