"""One real Chromium for all the tests of a worker that drive one."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings

# Playwright's synchronous interface keeps an event loop on the thread that tests run on, where
# Django would refuse every query. Nothing here is asynchronous, so the refusal protects nothing.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

DIST = Path(settings.BASE_DIR) / "static" / "dist"
NAMES = ("chromium-headless-shell", "chromium")  # the same engine; the first draws no windows
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]


@pytest.fixture(scope="session")
def chromium():
    """Return where a browser is, or skip loudly."""
    found = os.environ.get("HEED_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.skip("No Chromium here: apt-get install chromium-headless-shell, or HEED_CHROMIUM=.")
    if not (DIST / "heed.css").exists():
        pytest.skip("The front end is not built: run `npm ci && npm run build`.")
    return found


@pytest.fixture(scope="session")
def browser(chromium):
    """Return one Chromium; a second one would need a second event loop."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()
