"""Names as people write them, in any script, without the marks nobody can see.

Marks of direction and zero-width spaces let two names look alike that are not, so they are
taken out. A joiner stays where its script is spelt with it: after a virama, as in ශ්‍රී, and
between Arabic letters.
"""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

JOINER, NON_JOINER = "\u200d", "\u200c"
VIRAMA = 9  # the combining class of every mark that silences a letter's vowel
# Letters and marks that show nothing, though Unicode calls them neither space nor control.
BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Signs that Unicode calls controls, though they are written and seen.
SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2\U000110bd")


def clean_name(typed: str) -> str:
    """Return a name composed, with single spaces and nothing invisible in it.

    Raises ValidationError for a null character, which no keyboard types.
    """
    if "\x00" in typed:
        raise ValidationError(
            _("This holds a null character, which is no part of any name. Type it again."),
            code="null-character",
        )
    spaced = re.sub(r"\s+", " ", typed).strip()
    seen = (mark for place, mark in enumerate(spaced) if _is_seen(spaced, place))
    return unicodedata.normalize("NFC", "".join(seen)).strip()


def _is_seen(text: str, place: int) -> bool:
    """Say whether the mark at `place` is part of how the name is spelt."""
    mark = text[place]
    if mark in BLANK:
        return False
    if mark in (JOINER, NON_JOINER):
        return _joins(text, place)
    return mark in SEEN or unicodedata.category(mark) not in ("Cf", "Cc", "Cs", "Co", "Cn")


def _joins(text: str, place: int) -> bool:
    """Say whether a joiner stands where a script is spelt with one."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if not before or not after:
        return False
    if unicodedata.combining(before) == VIRAMA:
        return True
    return text[place] == NON_JOINER and _is_arabic(before) and _is_arabic(after)


def _is_arabic(letter: str) -> bool:
    """Say whether a letter is of the Arabic script, in which Persian and Urdu are written."""
    return unicodedata.name(letter, "").startswith("ARABIC")


def is_latin(name: str) -> bool:
    """Say whether a name is written in Latin letters, so that it needs no other form."""
    letters = [mark for mark in name if mark.isalpha()]
    return all(unicodedata.name(mark, "").startswith("LATIN") for mark in letters)
