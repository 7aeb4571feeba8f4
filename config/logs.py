"""What a log line says: what went wrong and where, and never what a case says.

PostgreSQL tells of a row it refused with the whole row in the message, and a value that would
not be read stands in the message that says so; both may be somebody's words. So of each error
the log keeps its kind and its place, and of an error of the database its code besides.
"""

import logging
import traceback
from types import TracebackType

Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutContents(logging.Formatter):
    """A formatter whose tracebacks carry places and kinds of errors, and no message of theirs."""

    def __init__(self, fmt: str = "{asctime} {levelname} {name}: {message}") -> None:
        """Write each line so."""
        super().__init__(fmt, style="{")

    def formatException(self, ei: Caught) -> str:  # noqa: N802  the name is logging's
        """Return where each error of the chain arose, and what kind it is."""
        error, told, seen = ei[1], [], set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            places = "".join(traceback.format_tb(error.__traceback__))
            told.append(f"Traceback (most recent call last):\n{places}{_kind_of(error)}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n\nwhich arose from\n\n".join(told)


def _kind_of(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    code = getattr(error, "pgcode", None)
    return f"{kind} (PostgreSQL {code})" if code else kind
