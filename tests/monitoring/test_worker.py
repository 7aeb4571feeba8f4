"""The worker carries out what is asked of it through the real broker."""

import os
import subprocess
import sys
import time
import uuid
from pathlib import Path

import pytest

from monitoring.models import Sweep
from tests.databases import address_of

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds


@pytest.fixture
def worker(a_copy):
    """A worker of its own on a copy of the database, listening where nobody else does."""
    queue = f"test-{uuid.uuid4()}"
    environment = os.environ | {
        "DATABASE_URL": address_of(a_copy),
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
    }
    command = ["celery", "--app", "config.celery", "worker", "--pool", "solo", "--queues", queue]
    running = subprocess.Popen(
        [sys.executable, "-m", *command, "--loglevel", "WARNING", "--without-mingle"],
        cwd=ROOT,
        env=environment,
    )
    yield queue
    running.terminate()
    try:
        running.wait(timeout=20)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()


def test_a_sweep_asked_for_through_the_broker_is_carried_out_by_a_worker(worker):
    from config.celery import app

    app.send_task("monitoring.tasks.sweep", queue=worker)

    until = time.monotonic() + PATIENCE
    while not Sweep.objects.filter(ended_at__isnull=False).exists():
        assert time.monotonic() < until, "The worker did nothing for a minute."
        time.sleep(0.2)
    did = Sweep.objects.get().did
    assert did["mail"] == {"sent": 0}
    assert "failed" not in did.values()
