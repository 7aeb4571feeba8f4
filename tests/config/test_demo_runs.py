"""The demo as a person runs it: up, answering, and gone again on Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from config.services.children import free_port
from config.services.running import kept_folder, reset
from tests.config.test_services import alive, gone

PROJECT = Path(__file__).resolve().parents[2]
KEEP = f"demo-of-test-{os.getpid()}"
WITHOUT_STYLES = pytest.mark.skipif(
    not (PROJECT / "static" / "dist" / "heed.css").exists(),
    reason="The front end is not built: `make test` builds it.",
)
pytestmark = [WITHOUT_STYLES, pytest.mark.xdist_group("demo"), pytest.mark.slow]


@pytest.fixture(scope="module")
def data():
    """The name of data that is removed after these tests."""
    yield KEEP
    reset(KEEP)


def start(port: int, **more) -> subprocess.Popen:
    """Start the demo in a group of its own, on services of its own."""
    ours = (
        "DATABASE_URL",
        "OWNER_DATABASE_URL",
        "REDIS_URL",
        "SECRET_KEY",
        "DJANGO_SETTINGS_MODULE",
    )
    return subprocess.Popen(
        [sys.executable, "manage.py", "demo", f"--port={port}", f"--keep={KEEP}", "--empty"],
        cwd=PROJECT,
        env={key: value for key, value in os.environ.items() if key not in ours},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **more,
    )


def ready(port: int) -> dict:
    """Return what the demo says of its health, once beat and the worker were heard of."""
    said: dict = {}
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready") as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refusal:
            said = json.load(refusal)
        except OSError:
            pass
        time.sleep(0.2)
    raise AssertionError(said)


def below(pid: int) -> list[int]:
    """Return every process that this one has started, and theirs; PostgreSQL's come and go."""
    children = _of_process(pid, f"task/{pid}/children").split()
    return [found for child in children for found in (int(child), *below(int(child)))]


@pytest.mark.parametrize("to_the_group", [True, False])
def test_ctrl_c_stops_everything_the_demo_started_and_keeps_the_data(data, to_the_group):
    port = free_port()
    demo = start(port)
    answer = ready(port)
    started = below(demo.pid)
    asked = time.monotonic()

    if to_the_group:
        os.killpg(demo.pid, signal.SIGINT)
    else:
        demo.send_signal(signal.SIGINT)
    said, complaints = demo.communicate(timeout=20)

    assert (answer, complaints, demo.returncode) == ({"ready": True, "problems": []}, "", 0)
    assert said.endswith("Stopped. The demo's data is kept; `make demo-reset` starts it afresh.\n")
    assert time.monotonic() - asked < 10
    assert len(started) >= 7
    assert gone(started)
    assert (kept_folder(KEEP) / "data").is_dir()


def _with_beat(demo):
    """Every program below the demo, once beat is one of them: it is started last."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        started = below(demo)
        if beat := next((pid for pid in started if "beat" in _words(pid)), None):
            return started, beat
        time.sleep(0.1)
    raise AssertionError("Beat was never started.")


def test_a_program_that_dies_ends_the_demo_with_its_name(data):
    port = free_port()
    demo = start(port)
    ready(port)
    started, beat = _with_beat(demo.pid)

    os.kill(beat, signal.SIGKILL)
    _, complaints = demo.communicate(timeout=20)

    assert demo.returncode == 1
    assert complaints.startswith("CommandError: The beat stopped by itself (code -9): ")
    assert complaints.endswith("Mend that and start again.\n")
    assert not any(alive(pid) for pid in started)


def _words(pid: int) -> list[str]:
    return _of_process(pid, "cmdline").split("\0")


def _of_process(pid: int, what: str) -> str:
    """Return what Linux says of a process, which is nothing once it has ended."""
    try:
        return Path(f"/proc/{pid}/{what}").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
