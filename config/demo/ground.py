"""What must be so before the demo can start; each thing that is not is one sentence."""

import socket
from pathlib import Path

from django.conf import settings

from config.services import CannotStart


def check_the_ground(port: int) -> None:
    """Raise with the first thing that stands in the way."""
    the_port_is_free(port)
    pango_is_here()
    the_front_end_is_built()


def the_port_is_free(port: int) -> None:
    """Refuse a port that another program listens on, or that this account may not use."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            raise CannotStart(
                f"Port {port} is taken by another program, or not ours to use. Stop that program, "
                f"or choose another port: make demo PORT={port + 1 if port < 65535 else 8001}"
            ) from None


def pango_is_here() -> None:
    """Refuse to start without the library that sets the text of the PDF records."""
    try:
        import weasyprint  # noqa: F401  it loads pango at once
    except OSError:
        raise CannotStart(
            "The library pango, which sets the text of the PDF records, is not installed. "
            "On Debian or Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
            "libharfbuzz-subset0. On a Mac: brew install pango. Then start again."
        ) from None


def the_front_end_is_built() -> None:
    """Refuse to start with pages that have no styles."""
    built = Path(settings.BASE_DIR, "static", "dist")
    if not built.is_dir() or not any(built.iterdir()):
        raise CannotStart(
            "The front end is not built, so the pages would have no styles. "
            "Start with `make demo`, which builds it, or run `npm ci && npm run build`."
        )
