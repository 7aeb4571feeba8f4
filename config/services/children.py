"""Child processes that never outlive us, and that we stop by their own id."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from config.services.problems import CannotStart, last_lines

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


class Child:
    """One running service: its name, its process, its log, and the signal that ends it gently."""

    def __init__(self, name: str, process: subprocess.Popen, log: Path, ending: signal.Signals):
        """Hold on to a process that has just been started."""
        self.name = name
        self.process = process
        self.log = log
        self.ending = ending

    @property
    def pid(self) -> int:
        """Return the process id."""
        return self.process.pid

    def must_be_alive(self) -> None:
        """Raise, with the last lines it logged, when it has died."""
        code = self.process.poll()
        if code is not None:
            raise CannotStart(
                f"{self.name} stopped by itself (code {code}): {last_lines(self.log)}. "
                "Mend that and start again."
            )

    def ask_to_stop(self) -> None:
        """Send the signal that ends it gently, and do not wait."""
        if self.process.poll() is None:
            self.process.send_signal(self.ending)

    def stop(self) -> None:
        """Ask it to end; after five seconds, make it and all it has started."""
        self.ask_to_stop()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(self.pid, signal.SIGKILL)
            self.process.wait()


def start(
    name: str,
    command: list,
    *,
    folder: Path,
    log: Path,
    ending: signal.Signals = signal.SIGTERM,
    environment: dict | None = None,
    identity: dict | None = None,
    given: bytes = b"",
) -> Child:
    """Start a program in a session of its own, which ends when we do.

    Its own session keeps the terminal's Ctrl-C away from it: whoever uses it must end first.
    """
    with log.open("wb") as out:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=subprocess.STDOUT,
            env=environment or _plain_environment(),
            start_new_session=True,
            preexec_fn=die_with_parent(ending),
            **(identity or {}),
        )
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(given)
        process.stdin.close()
    return Child(name, process, log, ending)


def _plain_environment() -> dict:
    """Return an environment with nothing of ours: no password, no PG* variable, no proxy."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def die_with_parent(ending: signal.Signals) -> Callable[[], None] | None:
    """Return what makes Linux send the ending signal to the child when we die, even by SIGKILL."""
    if _libc is None:
        return None
    parent = os.getpid()

    def ask() -> None:
        _libc.prctl(_PR_SET_PDEATHSIG, int(ending))
        if os.getppid() != parent:
            os._exit(1)

    return ask


def free_port() -> int:
    """Return a port of 127.0.0.1 that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(ready: Callable[[], bool], child: Child, *, seconds: float) -> None:
    """Wait until the service answers; give up when it dies or takes too long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        child.must_be_alive()
        if ready():
            return
        time.sleep(0.05)
    child.stop()
    raise CannotStart(
        f"{child.name} did not answer within {seconds:.0f} seconds: {last_lines(child.log)}. "
        "Stop other heavy programs and try again."
    )


def stop_left_over(pid: int, folder: str) -> None:
    """Stop a service whose runner is gone, if the pid is still one that works in its folder."""
    try:
        if Path(f"/proc/{pid}/cwd").readlink() == Path(folder):
            os.kill(pid, signal.SIGINT)
    except OSError:
        return
    for _ in range(100):
        if not Path(f"/proc/{pid}").exists():
            return
        time.sleep(0.05)
    with contextlib.suppress(OSError):
        os.kill(pid, signal.SIGKILL)
