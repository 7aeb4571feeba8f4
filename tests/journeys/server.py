"""Heed behind an address of its own, on whatever database the test is connected to."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread


@contextmanager
def serving() -> Iterator[str]:
    """Serve Heed from a thread of this process; yield its address."""
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    try:
        yield f"http://{server.host}:{server.port}"
    finally:
        server.terminate()
