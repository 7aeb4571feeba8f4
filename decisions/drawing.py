"""WeasyPrint as we use it: our sheet, our faces, tagged PDF/A-3a, and nothing from outside.

Only `decisions.pdf` imports this, and only when it draws: it is slow to load.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

if TYPE_CHECKING:
    from decisions.pdf import Attached

VARIANT = "pdf/a-3a"
# One at a time: the faces are shared, and drawing uses a whole processor anyway.
_drawing = threading.Lock()


class OnlyOurFaces(URLFetcher):
    """Lets the sheet load our own faces, and nothing from anywhere else."""

    def __init__(self, folder: Path) -> None:
        super().__init__(allowed_protocols=["file"], allow_redirects=False)
        self.folder = folder.resolve()

    def fetch(self, url, headers=None):
        """Open a file of ours; anything else stops the drawing."""
        path = Path(url.removeprefix("file://").partition("?")[0]).resolve()
        if not url.startswith("file:///") or not path.is_relative_to(self.folder):
            raise FatalURLFetchingError(f"A record loads nothing from outside: {url}")
        return super().fetch(url, headers)


def drawn(html: str, path: Path, *, identifier: bytes, attachments: Iterable[Attached]) -> bytes:
    """Return a page of ours as PDF, drawn with the sheet at this path."""
    sheet, faces, fetcher = _loaded(path)
    with _drawing, warnings.catch_warnings():
        # WeasyPrint leaves it to Python to close the colour profile it reads.
        warnings.filterwarnings("ignore", "unclosed file .*icc", ResourceWarning)
        return HTML(string=html, base_url=str(fetcher.folder), url_fetcher=fetcher).write_pdf(
            stylesheets=[sheet],
            font_config=faces,
            pdf_variant=VARIANT,
            pdf_identifier=identifier or None,
            attachments=[_attachment(each) for each in attachments],
        )


def _attachment(said: Attached) -> Attachment:
    return Attachment(
        string=said.text,
        name=said.name,
        description=said.description,
        created=said.at,
        modified=said.at,
        relationship="Data",
    )


@cache
def _loaded(path: Path) -> tuple[CSS, FontConfiguration, OnlyOurFaces]:
    faces, fetcher = FontConfiguration(), OnlyOurFaces(path.parent)
    text = path.read_text()
    return (
        CSS(string=text, base_url=f"{path}", font_config=faces, url_fetcher=fetcher),
        faces,
        fetcher,
    )
