"""The demo's three programs: the web, the worker and beat."""

import os
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from config.services import Services
from config.services.children import Child, start, wait_until


@contextmanager
def programs(services: Services, port: int) -> Iterator[list[Child]]:
    """Run the three for as long as the block lasts, and stop them together."""
    logs = Path(settings.BASE_DIR, "var", "log")
    logs.mkdir(parents=True, exist_ok=True)
    environment = os.environ | services.environment | {"DEBUG": "False", "HEED_DEMO": "True"}
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings.dev"
    environment["SITE_ADDRESS"] = f"http://127.0.0.1:{port}"
    started: list[Child] = []
    try:
        for name, command in commands(port).items():
            started.append(
                start(
                    name,
                    [sys.executable, "-m", *command],
                    folder=settings.BASE_DIR,
                    log=logs / f"{name.split()[-1]}.log",
                    environment=environment,
                )
            )
        wait_until(lambda: _answers(port), started[0], seconds=60)
        yield started
    finally:
        stop_together(started)


def commands(port: int) -> dict[str, list[str]]:
    """Return each program's name and what it runs."""
    web = ["gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    celery = ["celery", "--app", "config.celery"]
    return {
        "The web": [*web, "--graceful-timeout", "3", "--worker-tmp-dir", _memory()],
        "The worker": [*celery, "worker", "--concurrency", "1", "--loglevel", "WARNING"],
        "The beat": [*celery, "beat", "--loglevel", "WARNING"],
    }


def _memory() -> str:
    """Return a folder for gunicorn's heartbeat files, in memory where there is one."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else str(settings.BASE_DIR / "var")  # noqa: S108


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live", timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def watch(children: list[Child], services: Services) -> None:
    """Stay until somebody asks to stop; raise when a program or a service dies."""
    while True:
        for child in children:
            child.must_be_alive()
        services.must_be_alive()
        time.sleep(0.5)


def stop_together(children: list[Child]) -> None:
    """Ask all of them at once, so that the slowest sets the pace and not the sum."""
    for child in children:
        child.ask_to_stop()
    for child in children:
        child.stop()
