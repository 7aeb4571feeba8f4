"""What is no page: one move, a sweep with a thousand due, verifying the ledger, the worker."""

import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import psycopg2
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Officer
from assessments import actions as assessing
from assessments.models import Assessment
from benchmarks.figures import Row, timed
from casework import ledger
from monitoring import actions as watching
from monitoring.models import Sweep

DUE = 1_000


def one_move(officer: Officer) -> Row:
    """Measure one `perform()`, guards and ledger and all: taking cases back to the draft."""
    cases = iter(Assessment.objects.filter(state="mitigation").order_by("pk")[:200])

    def move() -> None:
        assessing.reopen_draft(next(cases), by=officer, reason="To write more.")

    row = Row.of(timed(move, 60))
    with CaptureQueriesContext(connection) as captured:
        move()
    row.queries = len(captured)
    return row


def make_due() -> None:
    """Let a thousand duties fall due today, as the owner; a bench alone turns dates so."""
    owner = psycopg2.connect(os.environ["OWNER_DATABASE_URL"])
    with owner, owner.cursor() as cursor:
        cursor.execute(
            "UPDATE monitoring_obligation SET due_on = %s WHERE done_on IS NULL",
            [timezone.localdate() + timedelta(days=200)],
        )
        cursor.execute(
            "UPDATE monitoring_obligation SET due_on = %s WHERE id IN"
            " (SELECT id FROM monitoring_obligation WHERE done_on IS NULL ORDER BY id LIMIT %s)",
            [timezone.localdate(), DUE],
        )
    owner.close()


def sweeps() -> dict[str, Row]:
    """Measure the sweep that finds a thousand due, and the one after it that finds nothing.

    The world was swept a minute ago: what its decisions left owed was written down as they came.
    """
    rows = {}
    a_minute_ago = timezone.now() - timedelta(minutes=1)
    Sweep.objects.create(started_at=a_minute_ago, ended_at=a_minute_ago)
    make_due()
    for name in ("sweep, 1,000 due", "sweep, nothing new"):
        began = time.perf_counter()
        with CaptureQueriesContext(connection) as captured:
            done = watching.sweep()
        taken = (time.perf_counter() - began) * 1000
        rows[name] = Row(round(taken, 1), round(taken, 1), len(captured))
        rows[name].more = {"did": {key: value for key, value in done.did.items() if value}}
    return rows


def verifying() -> Row:
    """Measure how many ledger entries are verified in a second."""
    began = time.perf_counter()
    count, broken = ledger.verify()
    taken = time.perf_counter() - began
    row = Row(round(taken * 1000, 1))
    row.more = {"entries": count, "per second": round(count / taken), "holds": broken is None}
    return row


def worker_memory() -> Row:
    """Measure the most memory a Celery worker uses while it runs the sweep."""
    worker = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "celery",
            "--app",
            "config.celery",
            "worker",
            "--pool",
            "prefork",
            "--concurrency",
            "1",
            "--loglevel",
            "WARNING",
        ],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "benchmarks.settings"},
    )
    try:
        make_due()
        peaks = [_swept(worker.pid) for _turn in range(3)]
    finally:
        worker.terminate()
        worker.wait(timeout=30)
    row = Row(aim="≤ 150 MB")
    row.more = {"peak megabytes, one process": max(peaks)}
    return row


def _swept(pid: int) -> int:
    from monitoring.models import Sweep
    from monitoring.tasks import sweep

    before = Sweep.objects.exclude(ended_at=None).count()
    sweep.delay()
    for _turn in range(600):
        if Sweep.objects.exclude(ended_at=None).count() > before:
            break
        time.sleep(0.2)
    return max(_peak(each) for each in (pid, *_children(pid)))


def _children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _peak(pid: int) -> int:
    told = Path(f"/proc/{pid}/status").read_text().splitlines()
    lines = dict(line.split(":", 1) for line in told if ":" in line)
    return int(lines["VmHWM"].split()[0]) // 1024
