"""The one door through which the engine's own sentences are translated.

The engine is pure Python and knows no Django; when Django starts, `AppConfig.ready()` hands
its `gettext` to `speak_with()`, and the sentences below come out in the officer's language.
"""

from collections.abc import Callable

_translate: Callable[[str], str] = str


def speak_with(translate: Callable[[str], str]) -> None:
    """From now on, say the engine's sentences through `translate`."""
    global _translate
    _translate = translate


def _(sentence: str) -> str:
    return _translate(sentence)
