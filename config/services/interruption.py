"""Being asked to stop, by Ctrl-C or by a signal, at any moment."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

ASKING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupted(BaseException):
    """Somebody asked us to stop. Not an error, so no `except Exception` swallows it."""

    def __init__(self, number: int):
        """Remember which signal asked."""
        self.number = number
        super().__init__(signal.Signals(number).name)


@contextmanager
def interruptible() -> Iterator[None]:
    """Raise Interrupted at the first request to stop; what follows it is clearing up, undisturbed.

    Set even where SIGINT came to us ignored, as a shell's background jobs get it.
    """

    def ask(number: int, _frame) -> None:
        for other in ASKING:
            signal.signal(other, signal.SIG_IGN)
        raise Interrupted(number)

    before = {number: signal.getsignal(number) for number in ASKING}
    for number in ASKING:
        if number != signal.SIGHUP or before[number] != signal.SIG_IGN:  # nohup means it
            signal.signal(number, ask)
    try:
        yield
    finally:
        for number, disposition in before.items():
            signal.signal(number, disposition)
