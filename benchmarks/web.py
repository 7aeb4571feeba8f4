"""The pages, under gunicorn with two workers, beside a bare view of the same rows."""

import html
import http.client
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

import psycopg2
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Officer
from benchmarks.figures import Row, timed
from config.services.children import free_port

TIMES = 40
# Where a page reads row by row, what counts beside it is the statement, not the cursor.
CURSOR = re.compile(r"^DECLARE .*? CURSOR .*?FOR (?=SELECT|WITH|\()", re.DOTALL)
OLDER = re.compile(r'rel="next" href="([^"]+)"')


class NotThere(Exception):
    """A page that should be measured did not answer as it should."""


class Server:
    """gunicorn on a free port, and one signed-in officer's way to it."""

    def __init__(self, port: int, cookie: str, cold_start: float) -> None:
        self.port = port
        self.cookie = cookie
        self.cold_start = cold_start
        self.link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str) -> bytes:
        """Fetch a page; anything but 200 is an error."""
        self.link.request("GET", path, headers={"Cookie": f"sessionid={self.cookie}"})
        answer = self.link.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise NotThere(f"{path} answered {answer.status}.")
        return body


def session_of(officer: Officer) -> str:
    """Sign an officer in and return the session's key."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(officer.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = officer.get_session_auth_hash()
    session.create()
    return session.session_key


@contextmanager
def serving(officer: Officer) -> Iterator[Server]:
    """Run gunicorn for as long as the block lasts."""
    port = free_port()
    began = time.perf_counter()
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "gunicorn",
            "config.wsgi",
            "--workers",
            "2",
            "--bind",
            f"127.0.0.1:{port}",
            "--log-level",
            "warning",
        ],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "benchmarks.settings"},
    )
    try:
        cold_start = _wait_for(port, began)
        yield Server(port, session_of(officer), cold_start)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(port: int, began: float) -> float:
    while time.perf_counter() - began < 60:
        try:
            link = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            link.request("GET", "/health/live")
            if link.getresponse().status == 200:
                return time.perf_counter() - began
        except OSError:
            time.sleep(0.02)
    raise RuntimeError("gunicorn did not answer within a minute.")


def page(server: Server, officer: Officer, path: str, bare_ms: float | None, aim: str) -> Row:
    """Measure one page: over HTTP, in queries, and beside the same SQL by psycopg2."""
    row = Row.of(timed(lambda: server.get(path), TIMES), aim=aim)
    client = Client()
    client.force_login(officer, backend=settings.AUTHENTICATION_BACKENDS[0])
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    asked = [each["sql"] for each in captured if not each["sql"].startswith(("SAVEPOINT", "RELEA"))]
    row.queries = len(asked)
    if bare_ms:
        row.ratio = round(row.median_ms / bare_ms, 2)
    sql_ms = statistics.median(_by_psycopg2(asked))
    row.sql_ratio = round(row.median_ms / sql_ms, 2) if sql_ms else None
    return row


def hundredth_step(server: Server, path: str) -> str:
    """Follow the pager's link to older cases a hundred times and return where it leads."""
    for _step in range(100):
        link = OLDER.search(server.get(path).decode())
        if link is None:
            return path
        path = f"/cases/{html.unescape(link.group(1))}"
    return path


def _by_psycopg2(statements: list[str]) -> list[float]:
    """Return how long the page's own statements take, without Django."""
    link = psycopg2.connect(os.environ["DATABASE_URL"])
    cursor = link.cursor()

    def ask() -> None:
        for statement in statements:
            cursor.execute(CURSOR.sub("", statement))
            if cursor.description:
                cursor.fetchall()

    try:
        return timed(ask, 20)
    finally:
        link.close()
