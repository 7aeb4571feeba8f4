"""The gallery in a real browser, served from this machine."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings

from tests.browser import DIST
from tests.front import pages

AXE = Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js"


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that keeps no log."""

    def log_message(self, *_said):
        """Say nothing."""


@pytest.fixture(autouse=True)
def _addresses_of_the_gallery():
    """Let the components lead only to the gallery's own addresses."""
    with override_settings(ROOT_URLCONF=pages.ADDRESSES):
        yield


@pytest.fixture(scope="session")
def gallery(tmp_path_factory, chromium):
    """Serve every page of the gallery with the built files; yield its address."""
    folder = tmp_path_factory.mktemp("gallery")
    (folder / "static").symlink_to(DIST)
    pages.write(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def open_page(browser, gallery):
    """Open a page of the gallery at a width, with or without JavaScript; whatever it says fails."""
    opened, said = [], []

    def open_one(name, *, width=1280, **options):
        page = browser.new_page(viewport={"width": width, "height": 900}, **options)
        opened.append(page)
        page.on("pageerror", lambda problem: said.append(str(problem)))
        page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
        page.goto(f"{gallery}/{name}.html")
        return page

    yield open_one
    for page in opened:
        page.close()
    assert said == []
