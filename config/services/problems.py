"""The one way in which a service says that it cannot start."""

import errno
from pathlib import Path


class CannotStart(Exception):
    """One or two sentences: what is in the way, then what to do about it."""


def last_lines(log: Path, *, count: int = 5) -> str:
    """Return the end of a log on one line, for the tail of a sentence."""
    try:
        lines = log.read_text(errors="replace").splitlines()
    except OSError:
        return "nothing was logged"
    return (
        " / ".join(line.strip() for line in lines[-count:] if line.strip()) or "nothing was logged"
    )


def from_os(problem: OSError, place: Path) -> CannotStart:
    """Turn an operating system's refusal into a sentence."""
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_is_full(place)
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return CannotStart(
            f"Heed may not write in {problem.filename or place}. Give this account the right to, "
            "or name another folder in HEED_SERVICES_DIR."
        )
    return CannotStart(f"The services could not be set up in {place}: {problem}.")


def disk_is_full(place: Path) -> CannotStart:
    """Say that there is no room, and where room is wanted."""
    return CannotStart(
        f"The disk that holds {place} is full. Free at least 400 MB there, "
        "or name a folder on another disk in HEED_SERVICES_DIR."
    )
