"""Where the services live on disk, and what is remembered about them in `var/services/`.

PostgreSQL refuses to run as root. As root, therefore, its binaries and data go to a fresh folder
under /var/tmp owned by `nobody`; the project's own folders, which `nobody` may be unable to enter,
stay as they are. Anybody else keeps everything in the project's `var/`.
"""

import fcntl
import json
import os
import pwd
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from config.services.children import Child, start
from config.services.problems import CannotStart, disk_is_full

PROJECT = Path(__file__).resolve().parents[2]
ROOM_NEEDED = 400 * 1024 * 1024


@dataclass(frozen=True)
class Place:
    """One folder for one pair of services, and the account that runs them (None: ours)."""

    folder: Path
    account: pwd.struct_passwd | None

    def identity(self) -> dict:
        """Return what makes a child process run as the place's account."""
        if self.account is None:
            return {}
        return {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}

    def start(self, name: str, command: list, **more) -> Child:
        """Start a service here, as the place's account."""
        log = self.folder / f"{name.lower()}.log"
        return start(name, command, folder=self.folder, log=log, identity=self.identity(), **more)

    def give(self, path: Path) -> Path:
        """Hand a file or folder over to the account, and close it to everybody else."""
        path.chmod(0o700 if path.is_dir() else 0o600)
        if self.account is not None:
            os.chown(path, self.account.pw_uid, self.account.pw_gid)
        return path


def unprivileged() -> pwd.struct_passwd | None:
    """Return the account that runs the services: ours, unless we are root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("nobody")
    except KeyError:
        raise CannotStart(
            "PostgreSQL does not run as root and this machine has no account called nobody. "
            "Run as another user, or set DATABASE_URL and REDIS_URL to servers of your own."
        ) from None


def open_place(known: str | None) -> Place:
    """Return the place remembered from last time if it is still there, else a fresh one."""
    account = unprivileged()
    if known and Path(known, "data", "PG_VERSION").is_file():
        _must_be_ours(Path(known), account)
        return Place(Path(known), account)
    parent = _parent(account)
    parent.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(parent).free < ROOM_NEEDED:
        raise disk_is_full(parent)
    place = Place(Path(tempfile.mkdtemp(prefix="heed-", dir=parent)), account)
    place.give(place.folder)
    return place


def _parent(account: pwd.struct_passwd | None) -> Path:
    if chosen := os.environ.get("HEED_SERVICES_DIR"):
        return Path(chosen).absolute()
    return PROJECT / "var" / "services" if account is None else Path("/var/tmp")  # noqa: S108  mkdtemp makes a fresh, closed folder in it


def _must_be_ours(folder: Path, account: pwd.struct_passwd | None) -> None:
    wanted = os.geteuid() if account is None else account.pw_uid
    if folder.stat().st_uid != wanted:
        raise CannotStart(
            f"The data kept in {folder} belongs to another account. Run as the account that made "
            "it, or start afresh with `make demo-reset`."
        )


class Record:
    """What is remembered about one pair of services: a file only its owner may read.

    Whoever runs the services holds a lock on it. A lock nobody holds therefore means that the
    runner is gone, however it went, and that whatever it left may be cleared away.
    """

    def __init__(self, path: Path):
        """Open the record, making an empty one if there is none."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+")

    def lock(self) -> bool:
        """Take the record for ourselves; False when somebody else runs it."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def read(self) -> dict:
        """Return what was remembered, or nothing."""
        self._file.seek(0)
        try:
            return json.loads(self._file.read() or "{}")
        except ValueError:
            return {}

    def write(self, facts: dict) -> None:
        """Remember these facts instead."""
        self._file.seek(0)
        self._file.truncate()
        json.dump(facts, self._file)
        self._file.flush()

    def forget(self) -> None:
        """Remove the record and let go of it."""
        self.path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Let go of the record."""
        self._file.close()


def records() -> Path:
    """Return the folder of the records."""
    return PROJECT / "var" / "services"
